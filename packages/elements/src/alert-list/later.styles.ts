import { css } from 'lit';

/** What is opened over the list: keys, find, the plain table. */
export const laterStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr));
    gap: 0 var(--_space-5);
    color: var(--_ink);
  }
  .key {
    display: flex;
    align-items: baseline;
    gap: var(--_space-3);
    padding: var(--_space-1) 0;
    border-bottom: 1px solid var(--_line);
  }
  .key > dt {
    flex: none;
    width: min(11.5em, 45%);
  }
  kbd {
    font: 600 var(--_text-2) / var(--_leading) var(--_font);
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .find > input {
    flex: 1 1 100%;
    min-width: 0;
    width: auto;
  }
  .find-count {
    flex: 1 1 auto;
  }
  .table-box {
    display: grid;
    gap: var(--_space-2);
    min-width: 0;
    padding: var(--_space-3) var(--_space-4);
  }
  .table-scroller {
    overflow-x: auto;
  }
  .table {
    width: 100%;
    border-collapse: collapse;
  }
  .table > caption {
    padding-bottom: var(--_space-2);
    font-size: var(--_text-3);
    font-weight: 600;
    text-align: start;
  }
  .table th,
  .table td {
    min-width: 4em;
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .table thead th,
  .table .numbers,
  .table .numbers > .button,
  .table td:nth-child(2),
  .table td:nth-child(4),
  .table td:nth-child(7) {
    white-space: nowrap;
  }
  .table .numbers > .button {
    min-height: var(--_target-least);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .table td:nth-child(5) {
    min-width: 12em;
    overflow-wrap: anywhere;
  }
  .table td:nth-child(6),
  .table td:nth-child(9) {
    min-width: 8em;
    overflow-wrap: anywhere;
  }
  .table thead th {
    background: var(--_surface-2);
    font-weight: 600;
  }
  .table-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  @container widget (min-width: 560px) {
    .find > input {
      flex-basis: 12em;
    }
    .find-count {
      flex: none;
    }
    .find-count:empty {
      display: none;
    }
  }
`;
