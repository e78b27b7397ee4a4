/** The rules of bulletins. */
export const alertBulletinsRequirements = {
  'WK-BUL-01':
    'A bulletin counts the alerts that a station received from the first to the last day of its period, China Standard Time.',
  'WK-BUL-02':
    'A period begins on its first day: a week on a Monday, a month on its first; another day is refused as invalid-input, and so is a period that has not begun.',
  'WK-BUL-03':
    'The tables of a bulletin follow the rules of statistics: a station’s own totals are shown, and counts under 5 of areas smaller than a station are hidden together with what would tell them. The bulletin of a day has no table by area.',
  'WK-BUL-04': 'A bulletin holds no text of an alert, no address, no unit and no person.',
} as const;
