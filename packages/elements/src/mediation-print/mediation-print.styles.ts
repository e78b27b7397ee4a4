import { css } from 'lit';

/** What stands on the screen before a mediation is printed. */
export const printStyles = css`
  .print {
    display: grid;
    gap: var(--_space-4);
    min-width: 0;
    padding: var(--_space-4);
  }
  .print-heading {
    font-size: var(--_text-3);
  }
  .print-contents {
    display: grid;
    gap: var(--_space-1);
    overflow-wrap: anywhere;
  }
  .print-contents ul {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .print-fields {
    display: grid;
    gap: var(--_space-4);
  }
  .print-copies {
    max-width: 8em;
  }
  .print-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .print-actions > * {
    flex: 1 1 12em;
  }
  @container widget (min-width: 560px) {
    .print-fields {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .print-actions > * {
      flex: 0 0 auto;
    }
  }
`;
