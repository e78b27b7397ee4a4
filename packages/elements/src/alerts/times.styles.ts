import { css } from 'lit';

/** What tells of time: a deadline and how near it is, and whether what is shown is of now. */
export const times = css`
  .live {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_ok);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  .live::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .live.stale {
    color: var(--_moderate);
  }
  .live.stale::before {
    border-radius: 1px;
  }
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
