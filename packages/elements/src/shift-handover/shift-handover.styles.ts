import { css } from 'lit';

export const styles = css`
  .lead {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .lead > .button {
    justify-self: start;
  }
  .panel > .notice {
    margin: var(--_space-3) var(--_space-4) 0;
  }
  .notes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .note {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .notes > .note:last-child {
    border-bottom: 0;
  }
  .note-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
  }
  .note-head > h3 {
    overflow-wrap: anywhere;
  }
  .note .sub {
    overflow-wrap: anywhere;
  }
  .note-text {
    margin: 0;
    max-width: 46em;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  blockquote.note-text {
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line-2);
  }
  .handed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-top: 1px solid var(--_line);
  }
  .handed-alert {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    min-width: 0;
    padding-block: var(--_space-2);
    border-bottom: 1px solid var(--_line);
  }
  .handed-alert:last-child {
    border-bottom: 0;
  }
  .handed-alert > .button {
    justify-content: flex-start;
    margin-inline-start: calc(-1 * var(--_space-2));
    max-width: 100%;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    min-width: 0;
  }
  .marks > .tag {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .remark-text {
    flex-basis: 100%;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .folded > summary {
    display: list-item;
    min-height: var(--_target);
    padding-block: var(--_space-2);
    list-style-position: inside;
    font-weight: 600;
    cursor: pointer;
  }
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_card-radius);
    background: var(--_surface);
  }
  .question-words {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .question .form-actions,
  .note-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .question .form-actions {
    justify-content: flex-end;
  }
  .question .form-actions > .button,
  .note-actions > .primary {
    flex: 1 1 auto;
  }
  .more {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-top: 1px solid var(--_line);
  }
  @container widget (min-width: 560px) {
    .question .form-actions > .button,
    .note-actions > .primary {
      flex: 0 0 auto;
    }
  }
  @media print {
    .lead,
    .note-actions,
    .more {
      display: none;
    }
  }
`;
