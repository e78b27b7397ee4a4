import { css } from 'lit';

/** One alert, its history and the forms over it. */
export const detailStyles = css`
  .detail {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .detail-head {
    display: grid;
    gap: var(--_space-1);
  }
  .detail-head > h3 {
    font-size: var(--_text-4);
    overflow-wrap: anywhere;
  }
  .detail-tags,
  .detail-due {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .detail-due > .due {
    font-size: var(--_text-4);
    font-weight: 700;
  }
  .detail-tags > .tag {
    max-width: 100%;
    white-space: normal;
  }
  .detail-text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .detail-actions,
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .detail-actions > .button,
  .form-actions > .button {
    flex: 1 1 auto;
  }
  summary {
    cursor: pointer;
  }
  summary.button {
    display: inline-flex;
  }
  .more-actions {
    flex: 1 1 auto;
  }
  .more-actions[open] {
    flex-basis: 100%;
  }
  .more-actions > summary {
    width: 100%;
    list-style: none;
  }
  .more-actions > summary::-webkit-details-marker {
    display: none;
  }
  .more-actions-list {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding-top: var(--_space-2);
  }
  .more-actions-list > .button {
    flex: 1 1 auto;
  }
  .closing {
    display: grid;
    gap: var(--_space-1);
  }
  .group {
    min-width: 0;
  }
  .group-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    padding: var(--_space-2) 0;
    border-bottom: 1px solid var(--_line);
  }
  .timeline {
    display: grid;
    padding-inline-start: 8px;
  }
  .step {
    position: relative;
    display: grid;
    gap: 2px;
    min-width: 0;
    padding-block-end: var(--_space-4);
    padding-inline-start: 20px;
    border-inline-start: 2px solid var(--_line-2);
  }
  .step:last-child {
    border-color: transparent;
    padding-block-end: 0;
  }
  .step::before {
    content: '';
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
  }
  .step.todo {
    color: var(--_ink-3);
  }
  .step.todo::before {
    border-color: var(--_line-2);
  }
  .step-title {
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .step.todo > .step-title {
    font-weight: 400;
  }
  .step-note {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .notice {
    flex-wrap: wrap;
  }
  .notice-text {
    flex-basis: calc(100% - var(--_icon) - var(--_space-3));
  }
  .form {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .form-heading {
    color: var(--_ink);
    font-size: var(--_text-3);
  }
  .choices {
    display: grid;
    gap: var(--_space-2);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-height: var(--_target);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_field-border);
    border-radius: 8px;
    background: var(--_surface);
    cursor: pointer;
  }
  .choice.excluded {
    border-style: dashed;
    border-color: var(--_line-2);
    color: var(--_ink-2);
    cursor: default;
  }
  .choice-text {
    display: grid;
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .choice-text > b {
    font-weight: 600;
  }
  .choice > input {
    flex: none;
  }
  .photographs {
    margin-top: var(--_space-2);
  }
  .picture-link {
    display: block;
    border-radius: 8px;
  }
  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
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
    min-width: 4.5em;
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
    flex: 1 1 12em;
    min-width: 0;
    width: auto;
  }
  .find-count:empty {
    display: none;
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
    min-width: 5em;
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .table td:nth-child(5) {
    min-width: 14em;
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
    .detail-actions > .button,
    .form-actions > .button,
    .more-actions,
    .more-actions-list > .button {
      flex: 0 0 auto;
    }
    .form-actions {
      justify-content: flex-end;
    }
  }
`;
