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
`;
