import { messages as alert } from '../alerts/alert.en.ts';

export const messages = {
  ...alert,
  detailHeading: 'Alert',
  noneHeading: 'No alert chosen',
  noneBody: 'Choose one in the list of alerts.',
};

export type AlertDetailMessages = typeof messages;
