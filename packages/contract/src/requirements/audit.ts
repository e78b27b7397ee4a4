/** The rules of the audit log and of those who look into it. */
export const auditRequirements = {
  'WK-AUD-01': 'An entry names accounts, persons and records by id and holds no personal data.',
  'WK-AUD-02': 'An entry is in the tree of its station within a second of the call, and is never changed or removed.',
  'WK-AUD-03':
    'The leafHash of an entry is the RFC 6962 leaf hash over the RFC 8785 canonical JSON of its other members.',
  'WK-AUD-04':
    'An inclusion proof leads by RFC 6962 from the leafHash to the rootHash of the tree of the size asked for; a size beyond the log, or before the entry, is refused as invalid-input.',
  'WK-AUD-05':
    'A checkpoint tells the size and root of the tree and is signed with a key that /.well-known/wardkit publishes.',
  'WK-AUD-06': 'A checkpoint is never more than a minute behind the log, and two of the same size have the same root.',
  'WK-AUD-07':
    'A consistency proof leads by RFC 6962 from the root of the older tree to the root of the newer; sizes beyond the log or in the wrong order are refused as invalid-input.',
  'WK-AUD-08':
    'The person concerned finds each reading of their data by somebody else in the access log, with time, role, station and purpose and without the name of the reader.',
  'WK-AUD-09': 'Each reveal is in the queue of the audit reviewers with the purpose and reason that were given.',
  'WK-AUD-10': 'Nobody decides on a reading of their own: it is refused as forbidden.',
  'WK-AUD-11': 'A reading is decided once: a second decision is refused as state-conflict.',
  'WK-AUD-12':
    'Reading the entries is an entry itself, and they cannot be asked for by account: the log shows what was read, and is no trail of a person.',
} as const;
