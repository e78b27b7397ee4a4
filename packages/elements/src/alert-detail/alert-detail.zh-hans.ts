import { messages as alert } from '../alerts/alert.zh-hans.ts';
import type { AlertDetailMessages } from './alert-detail.en.ts';

export const messages: AlertDetailMessages = {
  ...alert,
  detailHeading: '警情详情',
  noneHeading: '尚未选择警情',
  noneBody: '请在警情列表中选择一起警情。',
};
