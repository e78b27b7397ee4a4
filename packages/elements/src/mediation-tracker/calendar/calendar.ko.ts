import type { CalendarWords } from './calendar.en.ts';

export const calendarWords: CalendarWords = {
  previous: '지난달',
  next: '다음 달',
  today: '오늘',
  loading: '달력을 불러오는 중…',
  keys: '방향키로 하루씩, Page Up과 Page Down으로 한 달씩 옮깁니다.',
  session: '조정',
  deadline: '기한',
  held: '열림',
  deadlineStates: { met: '지킴', passed: '지남', ended: '더 이상 해당 없음' },
  dayOff: '휴일',
  workingDay: '근무일',
  more: (count, format) => `외 ${format.number(count)}건`,
  ofDay: (day) => `${day} 일정`,
  nothing: '이날은 일정이 없습니다.',
  nothingInMonth: '이달에는 조정도 기한도 없습니다.',
  noCalendar: (year) =>
    `${year}년 공휴일 달력이 아직 없습니다. 휴일이 표시되지 않고, 그것이 필요한 기한은 날짜가 없습니다. ‘기한’을 보세요.`,
  entries: (count, format) => `${format.number(count)}건`,
  cut: '이달 내용이 많아 다 보여 줄 수 없습니다. 전체는 표에 있습니다.',
};
