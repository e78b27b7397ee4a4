/** The rules of doorplates and of the keys that sign them. */
export const doorplatesRequirements = {
  'WK-PLT-01': 'A plate is a signed link whose code says nothing about the address.',
  'WK-PLT-02':
    'A scan tells a stranger the address to the building, the station and its services, and nothing about people or letting.',
  'WK-PLT-03': 'A revoked or replaced plate is told as such to everybody.',
  'WK-PLT-04': 'The codes of revoked plates can be fetched in advance for use offline.',
  'WK-PLT-05': 'At every time premises have one plate in force at most.',
  'WK-PLT-06': 'A plate that is no longer in force is neither revoked nor replaced once more: state-conflict.',
  'WK-PLT-07':
    'A replacement ends the old plate and issues the new one in one transaction, under a new code, and the old one tells the id of the new one.',
  'WK-PLT-08':
    'The list of revoked plates names each by the SHA-256 of its code in lower-case hexadecimal and holds no code, no address and no id.',
  'WK-PLT-09':
    'fullAddress and premisesId of a scan are told to the staff of the station and the own landlord; anybody else, signed in or not, is answered as a stranger.',
  'WK-PLT-10': 'A code that no station issued is refused as plate-unknown.',
  'WK-PLT-11':
    'A code is 12 characters of Crockford base32 (0-9 A-Z without I, L, O, U), 11 of them random and the last one a check: the sum over GF(32) modulo x^5 + x^2 + 1 of all twelve, each times 2^p for its place p from the right, is zero.',
  'WK-PLT-12':
    'A link is a base of the discovery document and a payload, all in upper case; the payload is the format 1, the code, the 4 characters of the key id, and the Ed25519 signature of the ASCII text wardkit-plate: followed by those three, as 103 characters of Crockford base32 whose last bits are zero.',

  'WK-KEY-01': 'No answer holds a private key or what it could be made from.',
  'WK-KEY-02': 'A plate is signed by the newest key of its station that is signing, and its link carries that key id.',
  'WK-KEY-03':
    'The discovery document names the keys of each station that are signing or retired, from their creation on.',
  'WK-KEY-04':
    'The only signing key of a station cannot be retired, and a key that is not signing neither: state-conflict.',
  'WK-KEY-05':
    'From the answer that a key is compromised on, the discovery document does not name it, and a scan tells none of the plates that it signed as in force.',
  'WK-KEY-06':
    'A key that is compromised already is refused as state-conflict, and a station whose only signing key is compromised has a new one with the next plate that it issues.',
} as const;
