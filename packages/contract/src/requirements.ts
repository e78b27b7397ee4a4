/**
 * Every rule that a server must keep, once, by its id. The reference page, the conformance test and the documentation
 * refer to the id and never repeat the sentence.
 */
export const requirements = {
  'WK-ERR-01': 'Every answer of 400 and above is an RFC 9457 problem whose type is in the registry.',
  'WK-ERR-02':
    'A problem names each fault of the input by a pointer into it, and the fault loses nothing that was stored.',
  'WK-ERR-03': 'A record that the caller may not know of is answered as not-found, exactly as one that does not exist.',
  'WK-ERR-04': 'Every answer has a Request-Id, and a problem repeats it.',
  'WK-IDM-01': 'An unsafe call without an Idempotency-Key is refused.',
  'WK-IDM-02': 'The same key with the same request replays the stored answer with Idempotency-Replayed: true.',
  'WK-IDM-03': 'The same key with another request is refused as idempotency-key-reused.',
  'WK-IDM-04': 'The record of a key is stored in the same transaction as what the call wrote.',
  'WK-CON-01': 'A record has a strong ETag made from its version.',
  'WK-CON-02': 'A create carries If-None-Match: * and is refused with already-exists when the id is taken.',
  'WK-CON-03': 'A change that rests on an old version is refused with version-stale and the current representation.',
  'WK-PAG-01': 'A list answers items and next; next is null on the last page.',
  'WK-PAG-02': 'A cursor is opaque, bound to the filter, and stable while rows are inserted.',
  'WK-PER-01': 'Personal data leaves the server masked.',
  'WK-PER-02': 'A call that returns personal data names its purpose, or is refused with purpose-required.',
  'WK-PER-03':
    'A reading of personal data is in the audit log of the same transaction; when it cannot be logged, nothing is sent.',
  'WK-PER-04': 'A caller sees only the records of the own station, or of the own person.',
  'WK-DSC-01': 'The meta document tells versions, capabilities, limits and the time of the server.',
  'WK-DSC-02': 'The discovery document tells the public keys of plates and the bases that their links may have.',
  'WK-SES-01': 'The session tells the caller their own roles, station and scopes.',
  'WK-PLC-01':
    'Divisions are told with the first and last year of their code, and a withdrawn code is accepted and marked.',
  'WK-PLC-02': 'A station tells its public telephone and service links to everybody.',
  'WK-PLC-03': 'Premises are told to the staff of their station and to their own landlord only.',
  'WK-PLT-01': 'A plate is a signed link whose code says nothing about the address.',
  'WK-PLT-02':
    'A scan tells a stranger the address to the building, the station and its services, and nothing about people or letting.',
  'WK-PLT-03': 'A revoked or replaced plate is told as such to everybody.',
  'WK-PLT-04': 'The codes of revoked plates can be fetched in advance for use offline.',
  'WK-STY-01': 'A stay belongs to premises and has a masked person.',
  'WK-CHK-01': 'A check keeps the version of the checklist that it was made under.',
  'WK-CHK-02': 'A check is complete when each item of its checklist has one answer.',
  'WK-CHK-03':
    'A check names the check that it builds on; where another came in between it is refused with version-stale.',
  'WK-CHK-04': 'A check is accepted only when each photograph that it names has arrived whole.',
  'WK-CHK-05': 'Answers that were given together are kept as given together.',
  'WK-CHK-06': 'Only premises that are let are checked.',
  'WK-CHK-07':
    'The times of a check are in order, and none is more than a day ahead of the receipt or more than 60 days before it.',
  'WK-HAZ-01':
    'A fault becomes a hazard whose deadline runs from the observation on the device, bounded by the receipt of the server.',
  'WK-HAZ-02': 'A fault that is already an open hazard of the premises keeps its first deadline.',
  'WK-RAT-01': 'A rating follows from the answers and the open hazards alone, and tells its reasons.',
  'WK-ATT-01':
    'An upload goes on from the offset that the server has, and is whole when its SHA-256 is the announced one.',
  'WK-ATT-02': 'The type of an upload is known from its bytes.',
  'WK-ATT-04': 'Only the account that announced an upload sends its bytes.',
  'WK-ATT-03': 'The kept copy of a picture holds no location and no other metadata.',
} as const satisfies Record<`WK-${string}`, string>;

/** The id of a requirement. */
export type RequirementId = keyof typeof requirements;
