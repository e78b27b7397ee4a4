import type { CalendarWords } from './calendar.en.ts';

export const calendarWords: CalendarWords = {
  previous: '上个月',
  next: '下个月',
  today: '今天',
  loading: '正在加载日历…',
  keys: '方向键按天移动，Page Up 和 Page Down 按月移动。',
  session: '调解',
  deadline: '期限',
  held: '已调解',
  deadlineStates: { met: '已按期完成', passed: '已逾期', ended: '不再计算' },
  dayOff: '休',
  workingDay: '班',
  more: (count, format) => `另 ${format.number(count)} 项`,
  ofDay: (day) => day,
  nothing: '当天没有安排。',
  nothingInMonth: '本月没有调解和期限。',
  noCalendar: (year) => `尚无 ${year} 年节假日安排：未标注休息日，须据此计算的期限没有日期，见“期限”。`,
  entries: (count, format) => `${format.number(count)} 项`,
  cut: '本月内容超出显示范围，全部案件见表格。',
};
