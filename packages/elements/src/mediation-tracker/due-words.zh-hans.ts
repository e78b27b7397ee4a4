import type { DueWords } from './due-words.en.ts';

export const dueWords: DueWords = {
  dueToday: '今天到期',
  dueInDays: (days, format) => `还剩 ${format.number(days)} 天`,
  dueInWorkingDays: (days, format) => `还剩 ${format.number(days)} 个工作日`,
  dueMissed: (days, format) => `已逾期 ${format.number(days)} 天`,
  dueNoCalendar: (year) => `日期未定：尚无 ${year} 年节假日安排`,
  dueNoDate: '未约定日期',
};
