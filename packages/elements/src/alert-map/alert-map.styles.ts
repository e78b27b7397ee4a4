import { css } from 'lit';

/** What stands there before the map is opened. */
export const styles = css`
  .panel-head {
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
  }
  .title {
    display: flex;
    flex: 1 1 12em;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-3);
    min-width: 0;
  }
  .closed {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
    max-width: 62ch;
    padding: var(--_space-4);
  }
  @media print {
    .panel-head > .button,
    .closed > .button {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border-color: CanvasText;
    }
  }
`;
