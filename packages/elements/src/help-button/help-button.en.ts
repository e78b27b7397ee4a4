import type { HelpKind, UnsentReason } from './help-button.state.ts';

/** The words of `<ward-help-button>`. */
export const messages = {
  heading: 'Do you need help?',
  urgent: 'If somebody is in danger, telephone. It works without the internet.',
  callNumber: (telephone: string) => `Call ${telephone}`,
  ask: { help: 'Ask for help here', advice: 'Ask a question' } satisfies Record<HelpKind, string>,
  askNote: {
    help: 'The duty officer learns the address of this doorplate and sends somebody.',
    advice: 'The station answers when it has time, by telephone if you leave a number.',
  } satisfies Record<HelpKind, string>,
  noPlate: 'Scan the doorplate first: then the station knows where you are.',
  loading: 'Looking for your call',
  unheardHeading: 'You asked for help from here',
  unheardBody: 'There is no network, so this page can’t tell how far the help is. If it is urgent, telephone.',
  optional: 'Nothing below is needed. You can send at once.',
  message: 'What happened',
  telephone: 'Your telephone number',
  telephoneHint: 'Only to call you back. The station keeps it with this call.',
  telephoneWrong: 'This is no telephone number. Correct it, or leave it empty.',
  point: 'Send where I am now',
  pointHint: 'Once, with this call. Without it the station has the address of the doorplate.',
  send: { help: 'Send the call for help', advice: 'Send the question' } satisfies Record<HelpKind, string>,
  back: 'Back',
  locating: 'Finding out where you are',
  sending: 'Sending',
  unsent: {
    offline: 'There is no network. Nothing was sent. Telephone, or try again where there is a signal.',
    unsure: 'No answer came. It may have arrived. Send it again: it stays one call. If it is urgent, telephone.',
    'unknown-plate': 'This doorplate is not in force, so nothing was sent. Telephone.',
    'too-many': 'Many calls came from this network. Telephone, or try again in a minute.',
    error: 'The station’s computer did not take it. Telephone, or try again.',
  } satisfies Record<UnsentReason, string>,
  sentHeading: { help: 'The station has your call', advice: 'The station has your question' } satisfies Record<
    HelpKind,
    string
  >,
  steps: {
    received: 'Received',
    seen: 'The duty officer has seen it',
    'on-the-way': 'Somebody is on the way',
    arrived: 'They have arrived',
    closed: 'Closed',
  },
  /** A state that this version does not know. */
  otherState: 'The station is at it',
  withoutPoint: 'Your device could not tell where you are. The station has the address of the doorplate.',
  stale: (time: string) => `Nothing was heard since ${time}. If it is urgent, telephone.`,
  cancel: 'I no longer need this',
  cancelQuestion: 'Tell the station that nobody needs to come?',
  cancelConfirm: 'Yes, tell the station',
  cancelKeep: 'No, I need it',
  cancelFailed: 'The station was not told. Try again, or telephone.',
  cancelled: 'The station knows that you no longer need this. Somebody may still call or look by.',
  another: 'Make another call',
};

export type HelpButtonMessages = typeof messages;
