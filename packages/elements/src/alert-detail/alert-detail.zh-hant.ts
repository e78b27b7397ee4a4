import { messages as alert } from '../alerts/alert.zh-hant.ts';
import type { AlertDetailMessages } from './alert-detail.en.ts';

export const messages: AlertDetailMessages = {
  ...alert,
  detailHeading: '警情詳情',
  noneHeading: '尚未選擇警情',
  noneBody: '請在警情列表中選擇一起警情。',
};
