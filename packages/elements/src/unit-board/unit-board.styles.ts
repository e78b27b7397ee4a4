import { css } from 'lit';

/** The board: groups of rows, each what, how, and what can be done; one below the other on a phone. */
export const styles = css`
  .panel {
    overflow: clip;
  }
  .panel-head {
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
  }
  .title {
    display: flex;
    flex: 1 1 8em;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-3);
    min-width: 0;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: 10px var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .filters > .chip {
    max-width: 100%;
    padding-block: var(--_space-1);
    text-align: start;
    white-space: normal;
  }
  .count {
    font-weight: 700;
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
  .notices {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .group-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
    padding: var(--_space-4) var(--_space-4) var(--_space-2);
    border-bottom: 1px solid var(--_line);
  }
  .group-head > h3 {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .group + .group {
    border-top: 6px solid var(--_surface-3);
  }
  .none {
    padding: var(--_space-3) var(--_space-4);
    color: var(--_ink-2);
  }
  .unit {
    padding: var(--_space-3) var(--_space-4) var(--_space-3) 13px;
    border-bottom: 1px solid var(--_line);
    border-inline-start: 3px solid transparent;
  }
  .unit:last-child {
    border-bottom: 0;
  }
  .unit.sendable {
    border-inline-start-color: var(--_ok);
  }
  .unit.out {
    border-inline-start-color: var(--_accent);
  }
  .unit.gone {
    background: var(--_surface-2);
  }
  .unit-line {
    display: grid;
    gap: var(--_space-2) var(--_space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  .unit-what,
  .unit-how {
    display: grid;
    align-content: start;
    justify-items: start;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .unit-label {
    font-size: var(--_text-3);
    font-weight: 650;
    line-height: var(--_leading-tight);
  }
  .unit.off-duty .unit-label {
    font-weight: 550;
  }
  .unit-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    max-width: 100%;
    color: var(--_ink-2);
    font-size: var(--_text-1);
  }
  .unit-facts > span {
    min-width: 0;
  }
  .unit-tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }
  .unit-tags > .tag {
    max-width: 100%;
    white-space: normal;
  }
  .unit-back {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    font-weight: 650;
  }
  .unit-back > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .unit-back.late {
    color: var(--_severe);
  }
  .unit-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--_space-2);
  }
  .unit-note {
    margin-top: var(--_space-3);
  }
  .unit-note .notice {
    flex-wrap: wrap;
  }
  .unit-note .notice-text {
    flex-basis: calc(100% - var(--_icon) - var(--_space-3));
  }
  .unit-detail {
    display: block;
  }
  .waiting {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-2) var(--_space-4);
    border-top: 1px solid var(--_line);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  .form-box {
    margin: var(--_space-3) var(--_space-4);
  }
  /* By the size of the type: large type on a small phone has each below the other. */
  @container widget (min-width: 17em) {
    .unit-line {
      grid-template-columns: minmax(0, 1fr) minmax(0, auto);
    }
    .unit-actions {
      grid-area: 1 / 2 / span 2;
      flex-direction: column;
      align-items: stretch;
    }
  }
  @container widget (min-width: 40em) {
    .unit-line {
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 13em);
      column-gap: var(--_space-4);
    }
    .unit-how {
      grid-column: 2;
    }
    .unit-actions {
      grid-area: 1 / 3 / auto;
      flex-direction: row;
      justify-content: flex-end;
      align-items: flex-start;
    }
  }
  @container widget (min-width: 54em) {
    .unit-line {
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 16em);
    }
  }
  @media (forced-colors: active) {
    .unit.sendable,
    .unit.out {
      border-inline-start-color: CanvasText;
    }
    .pick {
      border-color: ButtonText;
    }
    .waiting {
      border: 1px solid CanvasText;
    }
  }
  /* On paper it is a list of how it stood: when, and nothing to press. */
  @media print {
    .filters,
    .unit-actions,
    .waiting,
    .add,
    .form-box,
    .unit-form {
      display: none;
    }
    .unit {
      break-inside: avoid;
    }
    .panel {
      overflow: visible;
    }
  }
`;
