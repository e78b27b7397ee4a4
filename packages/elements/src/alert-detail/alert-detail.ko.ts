import { messages as alert } from '../alerts/alert.ko.ts';
import type { AlertDetailMessages } from './alert-detail.en.ts';

export const messages: AlertDetailMessages = {
  ...alert,
  detailHeading: '신고 상세',
  noneHeading: '선택한 신고가 없습니다',
  noneBody: '신고 목록에서 선택하세요.',
};
