import { css } from 'lit';

/** The board and its cards. */
export const boardStyles = css`
  .board {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding: var(--_space-3) var(--_space-4) var(--_space-2);
    background: var(--_surface-2);
  }
  .stage-ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) 0;
    background: var(--_surface-2);
  }
  .stage-ways > .chip {
    white-space: normal;
  }
  .column {
    display: grid;
    align-content: start;
    gap: var(--_space-2);
    min-width: 0;
    border-radius: var(--_card-radius);
  }
  .column > h3 {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-2);
    padding: 2px;
    color: var(--_ink-2);
    font-size: var(--_text-2);
    font-weight: 650;
  }
  .column .count {
    font-variant-numeric: tabular-nums;
  }
  .cards {
    display: grid;
    gap: 10px;
  }
  .board .card {
    position: relative;
    display: grid;
    gap: 4px;
    padding: 11px 12px;
    overflow-wrap: anywhere;
    scroll-margin: 8px;
  }
  .board .card:hover {
    border-color: var(--_line-2);
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    min-width: 0;
  }
  .card-title {
    font-size: var(--_text-2);
    font-weight: 600;
    line-height: var(--_leading-tight);
    color: var(--_ink);
  }
  .open {
    display: inline-flex;
    align-items: center;
    min-height: var(--_target-least);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius-1);
    background: none;
    color: inherit;
    font: inherit;
    line-height: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  /* The whole card opens, and the ring of the keyboard is around it. */
  .board .open::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_card-radius);
  }
  .board .open:focus-visible {
    outline: none;
  }
  .board .open:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
  }
  .card-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-2);
  }
  .card-foot > .tag {
    white-space: normal;
  }
  .move {
    position: relative;
    z-index: 1;
    gap: 0;
    margin-inline: auto -6px;
    padding-inline: 6px;
    font-size: var(--_text-1);
  }
  .board .due {
    justify-self: stretch;
    padding-block: 4px;
  }
  .due-words {
    font-weight: 500;
  }
  /* The number stays with its words where the card has room for them. */
  .due-words > b {
    display: inline-block;
    font-weight: 700;
  }
  .due {
    align-items: flex-start;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .due > .icon {
    --_icon: 14px;
    margin-top: calc((1em * var(--_leading) - 14px) / 2);
  }
  .moved {
    position: absolute;
    inset-inline: 8px;
    bottom: -8px;
    z-index: 2;
    padding: 2px 8px;
    border: 1px solid var(--_accent);
    border-radius: 4px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  /* Over the board, so that nothing moves down for it. */
  .pill-line {
    position: sticky;
    top: 8px;
    z-index: 3;
    display: flex;
    justify-content: center;
    height: 0;
  }
  .pill-line > .pill {
    translate: 0 6px;
    flex: none;
    max-width: 90%;
    height: max-content;
    box-shadow: 0 2px 10px rgb(11 21 36 / 18%);
  }
  .pill {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    white-space: normal;
  }
  .board-keys {
    padding: 0 var(--_space-4) var(--_space-3);
    background: var(--_surface-2);
  }
  .drop-note {
    padding: 6px 8px;
    border: 1px dashed var(--_moderate);
    border-radius: var(--_radius-1);
    background: var(--_moderate-soft);
    color: var(--_moderate);
    font-size: var(--_text-1);
    font-weight: 550;
  }
  .dragging {
    cursor: grabbing;
    user-select: none;
  }
  .dragged {
    z-index: 5;
    box-shadow: 0 6px 20px rgb(11 21 36 / 22%);
    outline: 3px solid var(--_severe);
    outline-offset: 1px;
    pointer-events: none;
  }
  .column.open-to {
    box-shadow: 0 0 0 2px var(--_accent);
    background: var(--_accent-soft);
  }
  .column.closed-to {
    box-shadow: 0 0 0 2px var(--_moderate);
  }
  .move-list {
    display: grid;
    gap: var(--_space-2);
  }
  .move-list > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-3);
  }
  .other-stages > summary {
    min-height: var(--_target-least);
    font-weight: 550;
    cursor: pointer;
  }
  .other-stages li {
    padding-block: 4px;
  }
  .dialog-body b {
    color: var(--_ink);
    font-weight: 600;
  }
  .notice b {
    color: inherit;
  }
  @container widget (min-width: 700px) {
    .stage-ways {
      display: none;
    }
    .board {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--_space-5) 12px;
    }
    .column {
      min-height: 96px;
      padding: 4px;
    }
  }
  @container widget (min-width: 1080px) {
    .board {
      display: flex;
      gap: 8px;
    }
    .column {
      flex: 1 1 0;
    }
    /* A stage without a card leaves its width to those that have some. */
    .column:not(:has(.card)) {
      flex: none;
      max-width: 9em;
    }
  }
  @media (pointer: coarse) {
    .board-keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .board .card {
      border-color: CanvasText;
    }
    .open {
      border-color: ButtonText;
    }
    .column.open-to {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .move,
    .stage-ways,
    .board-keys,
    .pill-line {
      display: none;
    }
    .board .card {
      break-inside: avoid;
    }
  }
`;
