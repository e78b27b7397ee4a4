import { css } from 'lit';

/** The calendar. */
export const calendarStyles = css`
  .calendar {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
  }
  .calendar-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .calendar-head > h3 {
    flex: 1 1 8em;
  }
  .calendar-panes {
    display: grid;
    gap: var(--_space-4);
    align-items: start;
  }
  .month {
    min-width: 0;
  }
  .month-table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  .month-table th {
    padding: 4px;
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 600;
    text-align: start;
  }
  .month-table abbr {
    text-decoration: none;
  }
  .month-table td {
    height: 92px;
    padding: 3px 4px 5px;
    border: 1px solid var(--_line);
    vertical-align: top;
    cursor: pointer;
  }
  .month-table td.off {
    background: var(--_surface-2);
  }
  .month-table td.outside {
    color: var(--_ink-3);
  }
  .month-table td.chosen {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .day-head {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .day {
    display: inline-grid;
    place-items: center;
    min-width: var(--_target-least);
    min-height: var(--_target-least);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 999px;
    background: none;
    color: inherit;
    font: 600 var(--_text-1) / var(--_leading) var(--_font);
    cursor: pointer;
  }
  .today .day {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .chosen .day {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .day-note {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .day-count {
    display: none;
  }
  .day-entries {
    display: grid;
    gap: 2px;
    font-size: var(--_text-1);
    line-height: var(--_leading-tight);
  }
  .entry {
    overflow: hidden;
    padding: 1px 5px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 2px;
    background: var(--_accent-soft);
    color: var(--_accent);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .entry.running {
    border-color: var(--_severe);
    background: var(--_severe-soft);
    color: var(--_severe);
  }
  .entry.passed {
    border-color: var(--_extreme);
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .entry.over {
    border-color: var(--_line-2);
    background: var(--_surface-3);
    color: var(--_ink-2);
  }
  .day-list {
    display: grid;
    gap: var(--_space-2);
    align-content: start;
    min-width: 0;
  }
  .day-list > h4 {
    color: var(--_ink);
  }
  .day-row {
    padding: var(--_space-2) 0;
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .day-row .open {
    font-weight: 600;
  }
  .entry-what {
    color: var(--_accent);
    font-size: var(--_text-1);
    font-weight: 650;
  }
  .entry-what.running {
    color: var(--_severe);
  }
  .entry-what.passed {
    color: var(--_extreme);
  }
  .entry-what.over {
    color: var(--_ink-2);
  }
  .calendar-keys {
    margin-top: var(--_space-2);
  }
  @container widget (min-width: 1000px) {
    .calendar-panes {
      grid-template-columns: minmax(0, 1fr) 300px;
    }
  }
  @container widget (max-width: 720px) {
    .calendar {
      padding-inline: var(--_space-2);
    }
    .month-table td {
      height: auto;
      padding: 1px;
      text-align: center;
    }
    .month-table th {
      text-align: center;
    }
    .day-head {
      display: grid;
      justify-items: center;
      gap: 0;
    }
    .day-entries,
    .day-note {
      display: none;
    }
    .day {
      min-width: min(100%, var(--_target-least));
    }
    .day-count {
      display: block;
      min-width: 1.6em;
      border-radius: 999px;
      background: var(--_accent);
      color: var(--_accent-ink);
      font-size: var(--_text-1);
      font-weight: 650;
      line-height: 1.5;
    }
    .calendar-keys {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .calendar-keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .day {
      border-color: ButtonText;
    }
    .entry {
      border: 1px solid CanvasText;
    }
    .month-table td.chosen {
      outline-color: Highlight;
    }
  }
`;
