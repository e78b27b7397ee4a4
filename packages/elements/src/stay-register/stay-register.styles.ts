import { css } from 'lit';

export const styles = css`
  .all {
    display: block;
  }
  .panel-head > .grow > .sub {
    overflow-wrap: anywhere;
  }
  .start,
  .task {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .task {
    max-width: 40em;
    border-bottom: 0;
  }
  .list {
    border-bottom: 1px solid var(--_line);
  }
  .list:last-child {
    border-bottom: 0;
  }
  .list > .notice {
    margin: 0 var(--_space-4) var(--_space-3);
  }
  .list-heading {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-4) var(--_space-4) var(--_space-2);
  }
  .list-note,
  .nobody {
    padding: 0 var(--_space-4) var(--_space-4);
  }
  .nobody {
    color: var(--_ink-2);
  }
  .stay {
    display: grid;
    gap: 2px;
  }
  .stay-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
  }
  .stay-name {
    font-weight: 600;
  }
  .stay-name,
  .stay > .sub,
  .place,
  .on-record,
  .receipt p {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .stay-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-top: var(--_space-2);
  }
  .overdue {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_severe);
    font-weight: 650;
  }
  .overdue > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .overdue .sub {
    color: inherit;
    font-weight: 400;
  }
  .more {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
  }
  .place {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    padding: var(--_space-3);
    border-radius: 8px;
    background: var(--_surface-2);
    font-weight: 600;
  }
  .place > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .number-fields {
    display: grid;
    gap: var(--_space-2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_target);
    cursor: pointer;
  }
  .check > input {
    flex: none;
  }
  .field-right {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_ok);
    font-weight: 550;
  }
  .field-right > .icon,
  .field-error > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .task-actions,
  .receipt-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .task-actions > .primary,
  .receipt-actions > .button {
    flex: 1 1 auto;
  }
  .receipt {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-5) var(--_space-4);
  }
  .receipt-head {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    --_icon: 24px;
  }
  .receipt-heading {
    font-size: var(--_text-4);
    font-weight: 650;
  }
  .receipt.ok > .receipt-head {
    color: var(--_ok);
  }
  .receipt.accent > .receipt-head {
    color: var(--_accent);
  }
  .receipt.severe > .receipt-head {
    color: var(--_severe);
  }
  .receipt.extreme > .receipt-head {
    color: var(--_extreme);
  }
  .receipt .warn {
    color: var(--_moderate);
    font-weight: 550;
  }
  .on-record {
    padding: var(--_space-2) var(--_space-3);
    border-inline-start: 3px solid var(--_line-2);
    font-weight: 600;
  }
  .receipt-actions {
    margin-top: var(--_space-2);
  }
  @container widget (min-width: 640px) {
    .start > .button,
    .receipt-actions > .button,
    .task-actions > .primary {
      flex: 0 1 auto;
      justify-self: start;
    }
  }
  @media print {
    .start,
    .stay-actions,
    .more {
      display: none;
    }
  }
`;
