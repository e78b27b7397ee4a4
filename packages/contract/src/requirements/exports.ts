/** The rules of exports. */
export const exportsRequirements = {
  'WK-EXP-01':
    'An export holds each record of the own station that was made on the days asked for, once, and none of another.',
  'WK-EXP-02': 'The making of an export and each reading of its file are in the audit log.',
  'WK-EXP-03': 'A file that is not ready, or is no longer kept, is refused as state-conflict.',
  'WK-EXP-04': 'The file has the size and SHA-256 that the export tells, and is gone 7 days after it was made.',
  'WK-EXP-05': 'Deleting an export deletes its file and cancels its job.',
} as const;
