import { css } from 'lit';

/** The list: when, what and where, how urgent. On a narrow screen an open alert takes its place. */
export const styles = css`
  .panel-head {
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
  }
  /* On a phone the name and the tools share a line, and whose alerts they are has one of its own. */
  .title {
    display: contents;
  }
  .title > h2 {
    flex: 1 1 auto;
  }
  .title > .sub {
    flex-basis: 100%;
    order: 1;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin-inline: auto calc(-1 * var(--_space-2));
  }
  /* A phone has no keys; where one has a keyboard after all, ? opens them. */
  @media (hover: none) and (pointer: coarse) {
    .tools > [data-tool='help'] {
      display: none;
    }
  }
  .filters {
    display: flex;
    overflow-x: auto;
    align-items: center;
    gap: var(--_space-2);
    padding: 10px var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .filters > .pick {
    flex: none;
    width: auto;
    min-height: var(--_target-least);
    max-width: 100%;
    margin: 0;
    padding: 0 var(--_space-2);
    border: 1px solid var(--_control);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_ink);
    font: 550 var(--_text-1) / var(--_leading-tight) var(--_font);
    cursor: pointer;
  }
  .filters > .pick.chosen {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .filters > .chip {
    flex: none;
  }
  .notices {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .list-box {
    position: relative;
  }
  .scroller {
    block-size: var(--ward-alert-list-height, clamp(320px, 68vh, 900px));
    overflow-x: hidden;
    overflow-y: auto;
    /* Rows are kept where they are by the widget: two who do it would do it twice. */
    overflow-anchor: none;
    overscroll-behavior: contain;
    outline-offset: -3px;
  }
  .alerts {
    position: relative;
    contain: layout style;
  }
  .alert {
    position: absolute;
    inset-inline: 0;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
    contain: layout style;
  }
  .alert-open {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    width: 100%;
    margin: 0;
    padding: 10px var(--_space-4) 10px 13px;
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  .alert-open:focus-visible {
    outline-offset: -3px;
  }
  .alert-open[aria-current='true'] {
    border-inline-start-color: var(--_accent);
    background: var(--_accent-soft);
  }
  /* Of the colour of the row itself a tag would be no tag. */
  .alert-open[aria-current='true'] .tag {
    background: var(--_surface);
  }
  .alert.leaving > .alert-open {
    background: var(--_surface-2);
    color: var(--_ink-2);
  }
  @media (hover: hover) {
    .alert-open:hover {
      background: var(--_surface-3);
    }
  }
  .alert-when {
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    align-items: baseline;
    gap: 2px var(--_space-2);
    white-space: nowrap;
  }
  .alert-time {
    font-size: var(--_text-3);
    font-weight: 650;
    line-height: var(--_leading-tight);
  }
  .alert-what {
    display: grid;
    grid-column: 1 / -1;
    align-content: start;
    gap: 2px;
    min-width: 0;
  }
  .alert-summary {
    font-size: var(--_text-3);
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .alert-summary.quiet {
    font-weight: 400;
  }
  .alert-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    overflow-wrap: anywhere;
  }
  .alert-meta > span {
    min-width: 0;
  }
  .alert-marks {
    display: flex;
    flex-wrap: wrap;
    grid-area: 1 / 2;
    align-content: start;
    justify-content: flex-end;
    gap: var(--_space-1);
  }
  .alert-marks > .due {
    font-size: var(--_text-2);
  }
  .alert-marks > .tag,
  .alert-marks > .due {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .pill {
    position: absolute;
    inset-block-start: 10px;
    inset-inline: 0;
    z-index: 1;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .pill > .button {
    border-radius: 999px;
    box-shadow: 0 2px 8px rgb(11 21 36 / 25%);
    pointer-events: auto;
  }
  .list-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    min-height: calc(var(--_target-least) + 2 * var(--_space-1));
    padding: var(--_space-1) var(--_space-4);
    border-top: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  mark {
    border-radius: 2px;
    background: var(--_moderate-soft);
    box-shadow: 0 0 0 1px var(--_moderate);
    color: inherit;
  }
  /* By the size of the type: in large type on a phone the marks have a line of their own. */
  @container widget (max-width: 22em) {
    .alert-marks {
      grid-area: 2 / 1 / auto / -1;
      justify-content: flex-start;
    }
  }
  @container widget (min-width: 560px) {
    .title {
      display: flex;
      flex: 1 1 12em;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--_space-3);
      min-width: 0;
    }
    .title > h2,
    .title > .sub {
      flex: 0 1 auto;
    }
    .filters {
      flex-wrap: wrap;
    }
    .alert-open {
      grid-template-columns: 96px minmax(0, 1fr) minmax(0, auto);
      gap: 2px 14px;
    }
    .alert-when {
      flex-direction: column;
      flex-wrap: nowrap;
      white-space: normal;
    }
    .alert-what {
      grid-column: 2;
    }
    .alert-marks {
      grid-area: 1 / 3;
      max-width: 15em;
      flex-direction: column;
      align-items: flex-end;
      justify-content: flex-start;
    }
  }
  @media (forced-colors: active) {
    .alert-open {
      border: 1px solid ButtonText;
    }
    .alert-open[aria-current='true'] {
      border-inline-start: 4px solid Highlight;
    }
    .pick {
      border-color: ButtonText;
    }
  }
`;
