import { css } from 'lit';

/** Objections, and the dialogs in which they are filed, withdrawn and answered. */
export const objectionsStyles = css`
  .objections,
  .objection,
  .objection-form,
  .decision,
  .objection-list {
    display: grid;
    gap: var(--_space-3);
  }
  .objections {
    padding: var(--_space-4);
    border-top: 1px solid var(--_line);
  }
  .objections-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }
  .objection {
    justify-items: start;
  }
  .objection > .notice {
    width: 100%;
  }
  .objection-target,
  .label {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .statement {
    margin: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line-2);
    color: var(--_ink);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .answer {
    width: 100%;
    padding: var(--_space-3);
    border-radius: var(--_radius-1);
    background: var(--_surface-2);
    overflow-wrap: anywhere;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
    gap: var(--_space-2);
    width: 100%;
  }
  .pictures img {
    width: 100%;
    border-radius: var(--_radius-1);
  }
  .objection-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .choices {
    gap: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-height: var(--_target);
    border-bottom: 1px solid var(--_line);
    cursor: pointer;
  }
  .choice > input {
    flex: none;
  }
  .choice > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  @media print {
    .objections,
    .dialog {
      display: none;
    }
  }
`;
