/** The rules of attachments. */
export const attachmentsRequirements = {
  'WK-ATT-01':
    'An upload goes on from the offset that the server has, and is whole when its SHA-256 is the announced one.',
  'WK-ATT-02': 'The type of an upload is known from its bytes.',
  'WK-ATT-03': 'The kept copy of a picture holds no location and no other metadata.',
  'WK-ATT-04': 'Only the account that announced an upload sends its bytes.',
} as const;
