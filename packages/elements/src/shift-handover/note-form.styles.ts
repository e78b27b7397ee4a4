import { css } from 'lit';

/** The form of a note. */
export const noteFormStyles = css`
  .note-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .form-heading {
    overflow-wrap: anywhere;
  }
  .shift-ends {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-4) var(--_space-5);
  }
  .moment {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--_space-2) var(--_space-3);
    min-width: 0;
  }
  .moment > .field-error {
    flex-basis: 100%;
  }
  /* As the parts of the date beside it. */
  .time-field {
    width: 5.5em;
    gap: 2px;
  }
  .time-field > label {
    font-size: var(--_text-1);
    font-weight: 400;
    color: var(--_field-hint);
  }
  .note-form textarea {
    field-sizing: content;
    max-height: 40em;
  }
  #shift-note {
    min-height: 9em;
  }
  .alert-choices {
    gap: var(--_space-2);
  }
  .choices {
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface);
  }
  .choice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-bottom: 1px solid var(--_line);
  }
  .choice:last-child {
    border-bottom: 0;
  }
  .choice-head {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-3);
    min-height: var(--_target);
    padding-block: var(--_space-1);
    cursor: pointer;
  }
  .choice-head > input {
    flex: none;
    margin-block: calc((var(--_text-2) * var(--_leading) - 20px) / 2);
  }
  .choice-words {
    display: grid;
    gap: var(--_space-1);
    min-width: 0;
  }
  .choice-title {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .remark {
    padding-inline-start: calc(20px + var(--_space-3));
  }
  .field-error > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .note-form .form-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
  }
  .note-form .form-actions > .button {
    flex: 1 1 auto;
  }
  @container widget (min-width: 560px) {
    .note-form .form-actions > .button {
      flex: 0 0 auto;
    }
  }
  @media print {
    .note-form {
      display: none;
    }
  }
`;
