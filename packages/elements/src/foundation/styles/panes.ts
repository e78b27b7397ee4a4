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
  @container widget (min-width: 900px) {
    .panes.has-open {
      grid-template-columns: minmax(0, 1.2fr) minmax(370px, 1fr);
    }
    .panes.has-open > .list-pane {
      display: block;
      border-inline-end: 1px solid var(--_line);
    }
  }
`;
