import { css } from 'lit';

export const styles = css`
  .part {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .part:last-child {
    border-bottom: 0;
  }
  .record {
    display: grid;
    gap: 2px;
    padding-block: var(--_space-2);
    border-bottom: 1px solid var(--_line);
  }
  .record:last-child {
    border-bottom: 0;
  }
  .record-name {
    font-weight: 600;
  }
  .record-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
  }
  .record p,
  .log td {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .period {
    display: grid;
    gap: var(--_space-3);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .log {
    display: block;
    width: 100%;
  }
  .log thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .log tbody,
  .log tr {
    display: block;
  }
  .log tr {
    padding-block: var(--_space-2);
    border-bottom: 1px solid var(--_line);
  }
  .log td {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    padding: 1px 0;
  }
  .log td.when {
    font-weight: 600;
  }
  .cell-name {
    flex: 0 0 5.5em;
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 400;
  }
  .cell-words {
    flex: 1 1 9em;
    min-width: 0;
  }
  .full {
    color: var(--_severe);
    font-weight: 600;
  }
  .task {
    display: grid;
    gap: var(--_space-4);
    max-width: 40em;
    padding: var(--_space-4);
  }
  .task-actions > .primary {
    flex: 1 1 auto;
  }
  .kinds {
    grid-auto-flow: row;
  }
  .kinds > .segment:not(:first-of-type) {
    border-inline-start: 0;
    border-top: 1px solid var(--_field-border);
  }
  .field-error > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  @container widget (min-width: 480px) {
    .kinds {
      grid-auto-flow: column;
    }
    .kinds > .segment:not(:first-of-type) {
      border-inline-start: 1px solid var(--_field-border);
      border-top: 0;
    }
    .period {
      grid-template-columns: auto auto 1fr;
      align-items: end;
    }
  }
  @container widget (min-width: 640px) {
    .log {
      display: table;
      border-collapse: collapse;
    }
    .log thead {
      position: static;
      width: auto;
      height: auto;
      clip-path: none;
    }
    .log tbody {
      display: table-row-group;
    }
    .log tr {
      display: table-row;
    }
    .log th,
    .log td {
      display: table-cell;
      padding: var(--_space-2) var(--_space-3) var(--_space-2) 0;
      border-bottom: 1px solid var(--_line);
      text-align: start;
      vertical-align: top;
    }
    .log th {
      color: var(--_ink-2);
      font-size: var(--_text-1);
      font-weight: 600;
    }
    .cell-name {
      display: none;
    }
  }
  @media print {
    .actions,
    .period {
      display: none;
    }
  }
`;
