import { css } from 'lit';

/** Whether what is shown is of now. */
export const live = css`
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
`;
