import { css } from 'lit';

/** Who lives here, and who signs. */
export const doorStyles = css`
  .door {
    display: grid;
    gap: 10px;
  }
  .residents {
    display: grid;
  }
  .resident {
    display: grid;
    gap: var(--_space-2);
    padding-block: 10px;
    border-top: 1px solid var(--_line);
  }
  .resident-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px var(--_space-2);
  }
  .resident-head > p {
    flex: 1;
    min-width: 8em;
    overflow-wrap: anywhere;
  }
  .resident-head > .undo {
    margin-block: -8px;
  }
  .signer {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
    padding-top: 10px;
    border-top: 1px solid var(--_line);
  }
  .signer > .signature {
    width: 100%;
  }
`;
