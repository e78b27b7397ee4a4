import { css } from 'lit';

/** The note of an item, below its photographs. */
export const detailsStyles = css`
  .details {
    display: grid;
    gap: 10px;
  }
  .note {
    field-sizing: content;
    max-height: 40vh;
  }
  .phrases {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .phrases > .chip {
    max-width: 100%;
    padding-block: 4px;
    line-height: var(--_leading-tight);
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }
`;
