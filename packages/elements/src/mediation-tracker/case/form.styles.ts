import { css } from 'lit';

/** The forms of a mediation. */
export const formStyles = css`
  .case-form {
    scroll-margin-block-start: var(--_space-4);
    background: var(--_surface-2);
  }
  .case-form > .form-heading {
    font-size: var(--_text-4);
  }
  .case-form .optional {
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
  .choice > input {
    flex: none;
  }
  .choice-text {
    display: grid;
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .moment {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--_space-2) var(--_space-4);
  }
  .time-field {
    display: grid;
    gap: 2px;
    min-width: 7em;
  }
  .time-field > input {
    max-width: 8em;
  }
  .many-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--_space-2) var(--_space-3);
    padding-block-end: var(--_space-2);
  }
  .many-search {
    display: grid;
    flex: 1 1 12em;
    gap: 2px;
  }
  .step-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_line-2);
  }
  .add-step {
    justify-self: start;
  }
  .theirs {
    display: grid;
    justify-items: start;
    gap: var(--_space-1);
    padding: var(--_space-2) var(--_space-3);
    border-inline-start: 4px solid var(--_severe);
    background: var(--_severe-soft);
  }
  @container case (min-width: 700px) {
    .case-form .choices {
      grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    }
  }
`;
