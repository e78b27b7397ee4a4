import { css } from 'lit';

/** A deadline, and how near it is. */
export const due = css`
  .due {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 650;
  }
  .due.severe {
    color: var(--_severe);
  }
  .due.extreme {
    color: var(--_extreme);
  }
`;
