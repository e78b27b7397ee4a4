import { css } from 'lit';

/** A list and the record that is open: beside each other where there is room, else one in place of the other. */
export const panes = css`
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .panes.has-open > .list-pane {
    display: none;
  }
  .detail-pane {
    display: grid;
    align-content: start;
    gap: var(--_space-3);
    min-width: 0;
    padding: var(--_space-3) var(--_space-4) var(--_space-5);
  }
  .back {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .back > .back-words {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .back > .close-mark {
    display: none;
  }
  @container widget (min-width: 900px) {
    /* The list stands beside it: what was the way back is a cross in the corner, on the first line of the record. */
    .back {
      justify-self: end;
      width: var(--_target-small);
      min-height: var(--_target-small);
      padding: 0;
      margin-block: calc(-1 * var(--_space-2)) calc(-1 * (var(--_target-small) + var(--_space-3) - var(--_space-2)));
      margin-inline: 0 calc(-1 * var(--_space-2));
      z-index: 1;
    }
    .back > .back-words {
      display: none;
    }
    .back > .close-mark {
      display: block;
      --_icon: 20px;
    }
    .detail-pane .detail-head > :first-child,
    .back ~ .notice {
      margin-inline-end: var(--_target);
    }
    .panes.has-open {
      grid-template-columns: minmax(0, 1.2fr) minmax(370px, 1fr);
    }
    .panes.has-open > .list-pane {
      display: block;
      border-inline-end: 1px solid var(--_line);
    }
  }
`;
