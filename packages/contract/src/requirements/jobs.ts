/** The rules of long work. */
export const jobsRequirements = {
  'WK-JOB-01':
    'Work that takes longer than a call answers 202 with a job, whose progress never goes back and never passes its total.',
  'WK-JOB-02': 'A job that succeeded names what it made, and one that failed holds the problem; neither changes again.',
  'WK-JOB-03':
    'A cancelled job stops, and what it had made is gone; one that has finished is not cancelled: state-conflict.',
  'WK-JOB-04': 'A finished job can be read for at least 24 hours.',
} as const;
