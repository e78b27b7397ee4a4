/** The rules of devices that keep records. */
export const devicesRequirements = {
  'WK-DEV-01': 'A device tells no place, and of its use no more than the day on which it was last seen.',
  'WK-DEV-02': 'A device tells the limits that its station has set for locking and for what is kept offline.',
  'WK-DEV-03': 'A wipe order stands, and is told at each reading of the device, until the device reports the wipe.',
  'WK-DEV-04': 'A reported wipe tells the station how many unsent calls went with it.',
  'WK-DEV-05':
    'A device that is to be wiped is not ordered to again, and a wipe that nobody ordered is not reported: state-conflict.',
} as const;
