import { css } from 'lit';

/** One alert, its history and the forms over it. */
export const alertStyles = css`
  .detail-tags,
  .detail-due {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .detail-due > .due {
    font-size: var(--_text-5);
    font-weight: 700;
    line-height: var(--_leading-tight);
    --_icon: 22px;
  }
  .detail-tags > .tag {
    max-width: 100%;
    white-space: normal;
  }
  .detail-text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  summary {
    cursor: pointer;
  }
  summary.button {
    display: inline-flex;
  }
  .detail-actions > .more-actions[open] {
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
  .received {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }
  .group-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding-top: var(--_space-2);
  }
  .group {
    min-width: 0;
  }
  .group > summary {
    justify-content: flex-start;
    margin-inline-start: calc(-1 * var(--_space-2));
    text-align: start;
  }
  .group > summary::before {
    content: '';
    flex: none;
    border: 5px solid transparent;
    border-inline-start: 7px solid currentColor;
    border-inline-end: 0;
  }
  .group[open] > summary::before {
    border: 5px solid transparent;
    border-block-start: 7px solid currentColor;
    border-block-end: 0;
  }
  .group-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    padding: var(--_space-2) 0;
    border-bottom: 1px solid var(--_line);
  }
  .step.todo {
    color: var(--_ink-3);
  }
  .step.todo::before {
    border-color: var(--_control);
  }
  .step.todo > .step-title {
    font-weight: 400;
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
  @container widget (min-width: 560px) {
    .more-actions-list > .button {
      flex: 0 0 auto;
    }
  }
`;
