import type { DueWords } from './due-words.en.ts';

export const dueWords: DueWords = {
  dueToday: '今天到期',
  dueInDays: (days, format) => `還剩 ${format.number(days)} 天`,
  dueInWorkingDays: (days, format) => `還剩 ${format.number(days)} 個工作日`,
  dueMissed: (days, format) => `已逾期 ${format.number(days)} 天`,
  dueNoCalendar: (year) => `日期未定：尚無 ${year} 年節假日安排`,
  dueNoDate: '未約定日期',
};
