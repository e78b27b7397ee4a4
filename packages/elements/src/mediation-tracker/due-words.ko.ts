import type { DueWords } from './due-words.en.ts';

export const dueWords: DueWords = {
  dueToday: '오늘까지',
  dueInDays: (days, format) => `${format.number(days)}일 남음`,
  dueInWorkingDays: (days, format) => `영업일 ${format.number(days)}일 남음`,
  dueMissed: (days, format) => `${format.number(days)}일 지남`,
  dueNoCalendar: (year) => `날짜 미정: ${year}년 공휴일 달력이 아직 없습니다`,
  dueNoDate: '합의한 날짜 없음',
};
