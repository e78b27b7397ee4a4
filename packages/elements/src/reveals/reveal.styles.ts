import { css } from 'lit';

/** The dialog in which one masked field is shown for minutes. */
export const reveal = css`
  .reveal {
    display: grid;
    gap: var(--_space-4);
  }
  .reveal .choices {
    display: grid;
  }
  .reveal .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-height: var(--_target);
    border-bottom: 1px solid var(--_line);
    cursor: pointer;
  }
  .reveal .choice:last-child {
    border-bottom: 0;
  }
  .reveal .choice > input {
    flex: none;
  }
  .reveal .choice .masked {
    flex: 1;
    color: var(--_ink-2);
    text-align: end;
    overflow-wrap: anywhere;
  }
  .revealed {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_accent-line);
    border-radius: var(--_radius-2);
    background: var(--_accent-soft);
    color: var(--_ink);
  }
  .revealed-value {
    font-size: var(--_text-5);
    font-weight: 700;
    line-height: var(--_leading-tight);
    letter-spacing: 0.02em;
    overflow-wrap: anywhere;
  }
  .revealed-value.words {
    font-size: var(--_text-3);
    letter-spacing: normal;
    white-space: pre-line;
  }
  .revealed-left {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_accent);
    font-weight: 600;
  }
  /* What was shown for minutes does not stay on paper. */
  @media print {
    .dialog {
      display: none;
    }
  }
`;
