import { messages as alert } from '../alerts/alert.ja.ts';
import type { AlertDetailMessages } from './alert-detail.en.ts';

export const messages: AlertDetailMessages = {
  ...alert,
  detailHeading: '通報の詳細',
  noneHeading: '通報が選ばれていません',
  noneBody: '通報の一覧から選んでください。',
};
