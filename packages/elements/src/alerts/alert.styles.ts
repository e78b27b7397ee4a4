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
  summary {
    cursor: pointer;
  }
  summary.button {
    display: inline-flex;
  }
  .more-actions[open] {
    flex-basis: 100%;
    grid-column: 1 / -1;
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
    border-color: var(--_line-2);
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
