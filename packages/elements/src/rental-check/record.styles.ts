import { css } from 'lit';

/** A check on record. */
export const recordStyles = css`
  .standing {
    display: grid;
    gap: 6px;
  }
  .recorded {
    display: grid;
    gap: 6px;
    padding-block: 10px;
    border-bottom: 1px solid var(--_line);
  }
  .recorded:last-child {
    padding-bottom: 0;
    border-bottom: 0;
  }
  [data-state='record'] .bar-state:empty {
    display: none;
  }
  .bar > [data-record-action] {
    flex: 1 0 auto;
  }
`;
