import type { CalendarWords } from './calendar.en.ts';

export const calendarWords: CalendarWords = {
  previous: '前の月',
  next: '次の月',
  today: '今日',
  loading: 'カレンダーを読み込んでいます…',
  keys: '矢印キーで日を、Page Up と Page Down で月を移動します。',
  session: '調停',
  deadline: '期限',
  held: '開催済み',
  deadlineStates: { met: '期限内', passed: '期限切れ', ended: '対象外' },
  dayOff: '休日',
  workingDay: '出勤日',
  more: (count, format) => `ほか ${format.number(count)} 件`,
  ofDay: (day) => `${day}の予定`,
  nothing: 'この日の予定はありません。',
  nothingInMonth: 'この月の調停と期限はありません。',
  noCalendar: (year) =>
    `${year} 年の休日表がまだありません。休日は示されず、それが要る期限には日がありません。「期限」をご覧ください。`,
  entries: (count, format) => `${format.number(count)} 件`,
  cut: 'この月は表示しきれません。すべては表で見られます。',
};
