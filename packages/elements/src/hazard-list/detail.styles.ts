import { css } from 'lit';

/** One hazard, its history and the form over it. */
export const detailStyles = css`
  .detail > .objections {
    padding: var(--_space-3) 0 0;
  }
  .detail-head .deadline-left {
    font-size: var(--_text-5);
  }
  .drop,
  .undecided {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .drop {
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_extreme);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
`;
