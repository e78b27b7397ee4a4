import { css } from 'lit';

/** One alert on a page of its own. */
export const styles = css`
  .panel-head {
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
  }
  .panel-head > h2 {
    flex: 1 1 auto;
  }
  .page {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
    padding: var(--_space-4);
  }
  .page:focus {
    outline: none;
  }
`;
