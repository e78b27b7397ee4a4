/** The rules of attachments. */
export const attachmentsRequirements = {
  'WK-ATT-01':
    'An upload goes on from the offset that the server has, and is whole when its SHA-256 is the announced one.',
  'WK-ATT-02': 'The type of an upload is known from its bytes.',
  'WK-ATT-03': 'The kept copy of a picture holds no location and no other metadata.',
  'WK-ATT-04':
    'Only the account that announced an upload sends its bytes, and only it deletes the attachment: forbidden.',
  'WK-ATT-05':
    'An announced upload is receiving with 0 received bytes; a size above the limit in meta is refused as invalid-input.',
  'WK-ATT-06': 'An account may have 200 uploads under way; one more is refused as rate-limited.',
  'WK-ATT-07':
    'A piece that lies wholly before the offset that the server has changes nothing and is answered with where the upload stands.',
  'WK-ATT-08':
    'A piece that begins at another offset is refused as upload-offset-mismatch, with the attachment as it is in current.',
  'WK-ATT-09': 'A piece that reaches beyond the announced size is refused as invalid-input.',
  'WK-ATT-10':
    'Bytes whose SHA-256 is not the announced one are refused as checksum-mismatch, and the upload begins anew at 0.',
  'WK-ATT-11':
    'Bytes that are no picture of a type that the contract names are refused as picture-unreadable, and the attachment is refused for good.',
  'WK-ATT-12': 'The content of an attachment that is not complete is not-found.',
  'WK-ATT-13': 'An attachment that a check, a hazard or an objection names is not deleted: state-conflict.',
  'WK-ATT-14':
    'A deleted attachment and its content are not-found, for a second deletion too, and its id is never taken again: already-exists.',
  'WK-ATT-15':
    'An attachment belongs to premises, a mediation or an alert, and its announcement names exactly one of them, or is refused as invalid-input; one that the caller may not know of is not-found.',
  'WK-ATT-16':
    'An attachment of a mediation is told to those only who may read the mediation, and one of an alert to those only who may read the alert.',
} as const;
