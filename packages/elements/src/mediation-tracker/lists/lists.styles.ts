import { css } from 'lit';

/** The table and the list of deadlines. */
export const listStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .filters > .pick {
    flex: 0 1 11em;
  }
  .filters > .pick > select {
    width: 100%;
  }
  .view > .notice {
    margin: var(--_space-3) var(--_space-4) 0;
  }
  .list-table {
    width: 100%;
    border-collapse: collapse;
  }
  .list-table th,
  .list-table td {
    padding: 10px var(--_space-2);
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .list-table :is(th, td):first-child {
    padding-inline-start: var(--_space-4);
  }
  .list-table :is(th, td):last-child {
    padding-inline-end: var(--_space-4);
  }
  .list-table thead th {
    background: var(--_surface-2);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  .list-table tbody th {
    width: 36%;
  }
  .list-table tbody th > .sub {
    display: block;
  }
  .list-table .open {
    font-weight: 600;
  }
  .list-table tbody tr:hover {
    background: var(--_surface-2);
  }
  .cell-label {
    display: none;
  }
  .more {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
  }
  .due-list {
    display: grid;
  }
  .due-row {
    display: grid;
    grid-template-columns: minmax(9em, 13em) minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  /* Drawn inside, so that its words stay in line with those of the other rows. */
  .due-row.extreme {
    box-shadow: inset 4px 0 var(--_extreme);
  }
  .due-time {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_ink-2);
    font-size: var(--_text-3);
    font-weight: 650;
  }
  .due-time > .icon {
    margin-top: calc((1em * var(--_leading) - var(--_icon)) / 2);
  }
  .due-time.extreme {
    color: var(--_extreme);
  }
  .due-time.severe {
    color: var(--_severe);
  }
  .due-time.moderate {
    color: var(--_moderate);
  }
  .due-what {
    min-width: 0;
  }
  .more-due {
    padding: var(--_space-3) var(--_space-4);
  }
  @container widget (max-width: 720px) {
    .list-table thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .list-table,
    .list-table tbody,
    .list-table tr,
    .list-table th,
    .list-table td {
      display: block;
      width: auto;
    }
    .list-table tbody tr {
      padding: var(--_space-2) 0;
      border-bottom: 1px solid var(--_line);
    }
    .list-table tbody :is(th, td) {
      padding: 2px var(--_space-4);
      border: 0;
    }
    .list-table tbody th {
      width: auto;
    }
    .list-table tbody td {
      display: flex;
      align-items: baseline;
      gap: var(--_space-2);
    }
    .cell-label {
      display: block;
      flex: none;
      min-width: 5.5em;
    }
    .due-row {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .list-table .open,
    .due-row .open {
      border-color: ButtonText;
    }
  }
`;
