/** Words that every widget needs. */
export const messages = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  emptyHeading: 'Nothing here yet',
  emptyBody: 'When there is something to show, it appears here.',
  offlineHeading: 'No network',
  offlineBody: 'This was not kept on the device. It loads by itself when the network is back.',
  forbiddenHeading: 'Not open to you',
  forbiddenBody: 'Your account may not see this. If you need it for your work, ask your station’s administrator.',
  errorHeading: 'This could not be loaded',
  errorBody: 'Nothing was changed. Try again; if it goes on, give your administrator the time and the number below.',
  errorReference: (requestId: string) => `Number: ${requestId}`,
  noClientHeading: 'Not connected yet',
  noClientBody:
    'This part of the page has not been given its connection. Reload the page; if that does not help, tell whoever runs this site.',
  staleSince: (time: string) => `As of ${time}, no network since`,
  signInHeading: 'Sign in to go on',
  signInBody: 'Your sign-in has ended. Nothing that you entered is lost.',
  lockedHeading: 'Locked',
  lockedBody:
    'This device was not used for a while. What you entered is kept and closed. Go on, and sign in if you are asked to.',
  lockedStill: 'It is still locked. Connect to the network, or sign in again, and go on.',
  unlock: 'Go on',
  wipedHeading: 'Everything was deleted from this device',
  wipedBody: 'Your station had this device wiped. If it was not lost, ask your station, and sign in again.',
};

export type SharedMessages = typeof messages;
