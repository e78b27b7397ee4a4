/** The rules of notes between shifts. */
export const shiftHandoversRequirements = {
  'WK-SHF-01':
    'A note between shifts is told to the staff of its station only, with each alert as it stands when it is read; it says nothing of how long anybody took.',
  'WK-SHF-02':
    'A shift ends after it starts and lasts at most 48 hours, and its alerts are of the station and named once; otherwise the note is refused as invalid-input.',
  'WK-SHF-03': 'The writing of a note and each change of it is a version and one event.',
  'WK-SHF-04':
    'A note is changed by whoever wrote it and by nobody else, otherwise it is refused as forbidden; one that was taken over is changed by nobody: state-conflict.',
  'WK-SHF-05':
    'A shift is taken over once, by somebody else than the writer of its note: the writer is refused as forbidden, a second time as state-conflict.',
} as const;
