import { css } from 'lit';

/** The list: by when, what, where, how it stands. On a narrow screen an open hazard takes its place. */
export const styles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .notices {
    padding: var(--_space-3) var(--_space-4) 0;
  }
  .hazard {
    border-bottom: 1px solid var(--_line);
  }
  .hazard:last-child {
    border-bottom: 0;
  }
  .hazard-open {
    display: grid;
    gap: var(--_space-1) var(--_space-4);
    width: 100%;
    margin: 0;
    padding: var(--_space-3) var(--_space-4);
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  .hazard-open:focus-visible {
    outline-offset: -3px;
  }
  .hazard-open[aria-current='true'] {
    border-inline-start-color: var(--_accent);
    background: var(--_accent-soft);
  }
  @media (hover: hover) {
    .hazard-open:hover {
      background: var(--_surface-3);
    }
  }
  .deadline {
    display: grid;
    align-content: start;
  }
  .deadline-left {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: var(--_text-4);
    font-weight: 700;
    line-height: var(--_leading-tight);
  }
  .deadline.extreme > .deadline-left {
    color: var(--_extreme);
  }
  .deadline.severe > .deadline-left {
    color: var(--_severe);
  }
  .deadline.moderate > .deadline-left {
    color: var(--_moderate);
  }
  .hazard-what {
    display: grid;
    align-content: start;
    gap: 2px;
    min-width: 0;
  }
  .hazard-item {
    font-size: var(--_text-3);
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .hazard-place {
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .hazard-tags {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    align-content: flex-start;
    gap: var(--_space-1) var(--_space-2);
  }
  .hazard-tags > .tag {
    max-width: 100%;
    white-space: normal;
  }
  .more {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border-top: 1px solid var(--_line);
  }
  @container widget (min-width: 560px) {
    .hazard-open {
      grid-template-columns: 230px minmax(0, 1fr) minmax(0, 180px);
    }
    .hazard-open > .hazard-tags {
      justify-content: flex-end;
    }
  }
  @container widget (min-width: 900px) {
    .panes.has-open .hazard-open {
      grid-template-columns: 200px minmax(0, 1fr);
    }
    .panes.has-open .hazard-open > .hazard-tags {
      grid-column: 2;
      justify-content: flex-start;
    }
  }
  @media (forced-colors: active) {
    .hazard-open {
      border: 1px solid ButtonText;
    }
    .hazard-open[aria-current='true'] {
      border-inline-start: 4px solid Highlight;
    }
  }
`;
