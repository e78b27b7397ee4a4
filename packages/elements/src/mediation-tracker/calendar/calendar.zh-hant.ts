import type { CalendarWords } from './calendar.en.ts';

export const calendarWords: CalendarWords = {
  previous: '上個月',
  next: '下個月',
  today: '今天',
  loading: '正在載入日曆…',
  keys: '方向鍵按天移動，Page Up 和 Page Down 按月移動。',
  session: '調解',
  deadline: '期限',
  held: '已調解',
  deadlineStates: { met: '已按期完成', passed: '已逾期', ended: '不再計算' },
  dayOff: '休',
  workingDay: '班',
  more: (count, format) => `另 ${format.number(count)} 項`,
  ofDay: (day) => day,
  nothing: '當天沒有安排。',
  nothingInMonth: '本月沒有調解和期限。',
  noCalendar: (year) => `尚無 ${year} 年節假日安排：未標註休息日，須據此計算的期限沒有日期，見「期限」。`,
  entries: (count, format) => `${format.number(count)} 項`,
  cut: '本月內容超出顯示範圍，全部案件見表格。',
};
