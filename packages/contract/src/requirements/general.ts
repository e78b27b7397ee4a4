/** Rules that hold for every operation, or for every operation of a kind. */
export const generalRequirements = {
  'WK-ERR-01': 'Every answer of 400 and above is an RFC 9457 problem whose type is in the registry.',
  'WK-ERR-02':
    'A problem names each fault of the input by a pointer into it, and the fault loses nothing that was stored.',
  'WK-ERR-03': 'A record that the caller may not know of is answered as not-found, exactly as one that does not exist.',
  'WK-ERR-04': 'Every answer has a Request-Id, and a problem repeats it.',
  'WK-ERR-05':
    'A method that an address does not know is refused as method-not-allowed with an Allow header, and an operation that the server does not claim as not-served.',
  'WK-ERR-07':
    "A problem's title, detail and messages are in the language of Accept-Language, of which the server has English and Chinese at least, and Content-Language tells it; whoever names no language that the server has is answered in English.",
  'WK-IDM-01': 'An unsafe call without an Idempotency-Key is refused.',
  'WK-IDM-02': 'The same key with the same request replays the stored answer with Idempotency-Replayed: true.',
  'WK-IDM-03': 'The same key with another request is refused as idempotency-key-reused.',
  'WK-IDM-04': 'The record of a key is stored in the same transaction as what the call wrote.',
  'WK-IDM-05':
    'Equal calls that run at the same time are carried out once: the others wait up to 5 seconds for the answer, then are refused as request-in-progress with Retry-After.',
  'WK-IDM-06': 'An answer that holds a secret or a revealed value is never stored: the same call again is made again.',
  'WK-IDM-08':
    'A secret, token, code or revealed value is in the answer of the call that made it and in no other: not in a list, not in the record.',
  'WK-IDM-07': 'A key belongs to its caller: another caller with the same key has nothing replayed.',
  'WK-IDM-09':
    'A refusal that the caller can mend or wait for (400, 401, 403, 404, 413, 415, 422 invalid-input, 428, 429 and 5xx) stores nothing under its key: the mended call with the same key is carried out.',
  'WK-CON-01': 'A record has a strong ETag made from its version.',
  'WK-CON-02': 'A create carries If-None-Match: * and is refused with already-exists when the id is taken.',
  'WK-CON-03': 'A change that rests on an old version is refused with version-stale and the current representation.',
  'WK-CON-04':
    'A POST to a collection creates like the PUT does, under an id that the server makes and tells in Location.',
  'WK-CON-05':
    'A change is a merge patch (RFC 7396): null removes a member that may be null, and a member that is absent stays as it is.',
  'WK-CON-06':
    'A change whose If-Match is missing, *, a weak ETag or no ETag at all, and a create without If-None-Match: *, are refused as precondition-required.',
  'WK-CON-07':
    'Of several changes that rest on the same version and run at the same time one succeeds, and the others are version-stale.',
  'WK-CON-08':
    'What the state of a record, or of another that rests on it, does not allow is refused as state-conflict and changes nothing.',
  'WK-PAG-01': 'A list answers items and next; next is null on the last page.',
  'WK-PAG-02': 'A cursor is opaque, bound to the filter, and stable while rows are inserted.',
  'WK-PAG-03':
    'While rows are inserted and deleted between pages, a walk over a list meets every row that was there throughout exactly once.',
  'WK-PAG-04': 'limit is 1 to 200; a page never holds more, and another limit is refused.',
  'WK-PAG-05': 'Every item of a list keeps every filter of the call.',
  'WK-PER-01': 'Personal data leaves the server masked.',
  'WK-PER-02': 'A call that returns personal data names its purpose, or is refused with purpose-required.',
  'WK-PER-03':
    'A reading of personal data is in the audit log of the same transaction; when it cannot be logged, nothing is sent.',
  'WK-PER-04': 'A caller sees only the records of the own station, or of the own person.',
  'WK-INP-01':
    'A body that is no JSON in UTF-8 is refused as malformed-request, one of another media type as unsupported-media-type, one above the limit as payload-too-large.',
  'WK-INP-02':
    'Input of a wrong type, out of its range or with a character that is no text is refused as invalid-input and never answered with a 5xx.',
  'WK-INP-03':
    'A body may hold fields that the server does not know: they are neither stored nor sent back. A query parameter that it does not know is refused as invalid-input, since a filter that is ignored would tell more than was asked.',
  'WK-INP-04':
    'Text comes back as it was sent, whatever it holds: markup, quotes, right-to-left marks, characters beyond the basic plane.',
  'WK-BAT-01':
    'A batch holds 1 to 200 items and answers 207 with the id and status of each, in the order in which they came.',
  'WK-BAT-02': 'An item of a batch that fails undoes no other, and a repeated batch does nothing twice.',
  'WK-BAT-03':
    'An item of a batch that brings an idempotency key is remembered under it as if it had been sent alone, and either is answered as the other was.',
  'WK-AUT-01': 'A call without a valid token where one is needed is refused as unauthenticated, with WWW-Authenticate.',
  'WK-AUT-02': 'A role that an operation does not name is refused as forbidden.',
  'WK-AUT-03':
    'A token that has expired, is not yet valid beyond 60 seconds of clock skew, is for another audience or was signed by another key is refused.',
  'WK-LIM-01': 'Every answer to a limited call tells RateLimit and RateLimit-Policy, and a 429 tells Retry-After.',
  'WK-COR-01':
    'Pages of listed origins may read answers with the headers that the contract exposes; pages of other origins may not.',
  'WK-VER-01':
    'Within /v1 nothing is removed or narrowed; an operation that is to go says so by Deprecation and Sunset.',
  'WK-SEC-01':
    'No answer lets a page run what a record holds: JSON says its type, nosniff is set, and personal answers are not to be stored by caches.',
} as const;
