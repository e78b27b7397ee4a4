import type { DueWords } from './due-words.en.ts';

export const dueWords: DueWords = {
  dueToday: '今日まで',
  dueInDays: (days, format) => `あと ${format.number(days)} 日`,
  dueInWorkingDays: (days, format) => `あと ${format.number(days)} 営業日`,
  dueMissed: (days, format) => `${format.number(days)} 日超過`,
  dueNoCalendar: (year) => `日が未定：${year} 年の休日表がまだありません`,
  dueNoDate: '日の合意なし',
};
