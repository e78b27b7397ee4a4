import { css } from 'lit';

/** The frame: head with steps, the items with the stars beside, the bar under the thumb. */
export const frameStyles = css`
  .check {
    display: grid;
    background: var(--_canvas);
  }
  .head {
    position: sticky;
    z-index: 2;
    top: var(--ward-rental-check-top, 0px);
    display: grid;
    gap: var(--_space-1);
    padding: var(--_space-3) var(--_space-4) var(--_space-1);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }
  .head > :last-child:not(.steps) {
    padding-bottom: var(--_space-2);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  .search-open {
    margin-block: -6px;
    margin-inline-end: -8px;
    --_icon: 20px;
  }
  .title > .heading {
    flex: 1;
  }
  .address {
    overflow-wrap: anywhere;
  }
  .steps {
    margin-top: 2px;
  }
  .steps > ol {
    display: grid;
    /* A checklist may have any number of aspects: past four or so they scroll. */
    grid-auto-flow: column;
    grid-auto-columns: minmax(64px, 1fr);
    gap: 6px;
    overflow-x: auto;
  }
  .step {
    display: grid;
    align-content: start;
    gap: 5px;
    width: 100%;
    min-height: var(--_target);
    margin: 0;
    padding: var(--_space-2) 0 var(--_space-1);
    border: 0;
    border-radius: var(--_radius-1);
    background: none;
    color: var(--_ink-2);
    font: 400 var(--_text-1) / var(--_leading-tight) var(--_font);
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  .step > progress {
    height: 5px;
  }
  .step.done {
    --_progress-fill: var(--_ok);
  }
  .step[aria-current='step'] {
    color: var(--_accent);
    font-weight: 650;
  }
  .step[aria-current='step']:not(.done) {
    --_progress-fill: var(--_accent);
  }
  .step-words {
    display: flex;
    flex-wrap: wrap;
    column-gap: 4px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .body {
    display: grid;
    gap: var(--_space-3);
    width: 100%;
    max-width: 1120px;
    min-width: 0;
    margin-inline: auto;
    padding: 14px;
    align-items: start;
  }
  .main,
  .items {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .heading,
  .aspect-heading,
  .section-heading,
  .receipt-heading,
  .error-heading,
  .item-text {
    scroll-margin-block: calc(var(--_target) * 3 + 40px) 120px;
  }
  .bar {
    position: sticky;
    z-index: 2;
    bottom: var(--ward-rental-check-bottom, 0px);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    padding-bottom: max(var(--_space-3), env(safe-area-inset-bottom));
    border-top: 1px solid var(--_line);
    background: var(--_surface);
  }
  .bar-state {
    flex: 1 1 92px;
    min-width: 0;
    line-height: var(--_leading-tight);
  }
  .bar-hint {
    flex-basis: 100%;
  }
  .bar > .button {
    flex: 0 1 auto;
    padding-inline: var(--_space-4);
  }
  .count {
    font-weight: 700;
  }
  .mark {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: var(--_text-1);
  }
  .mark.failed {
    color: var(--_extreme);
    font-weight: 600;
  }
  .mark.memory {
    color: var(--_moderate);
    font-weight: 600;
  }
  .notice .button:not(.quiet) {
    margin-top: var(--_space-2);
  }
  .busy {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_ink-2);
    font-size: var(--_text-1);
  }
  .busy > .icon {
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }
  /* A phone on its side: the head would cover what is answered. */
  @media (max-height: 479px) {
    .head {
      position: static;
    }
  }
  @container widget (max-width: 419px) {
    .bar > .button {
      flex: 1 0 auto;
      padding-inline: var(--_space-3);
    }
  }
  @container widget (max-width: 479px) {
    /* The aspect in hand has its name; how far the others are is a number under each bar. */
    .large .steps:not(.whole) > ol {
      display: flex;
    }
    .large .steps:not(.whole) li {
      flex: 1 0 var(--_target);
    }
    .large .steps:not(.whole) li.here {
      flex: 2 0 auto;
    }
    .large .steps:not(.whole) .step {
      position: relative;
    }
    .large .steps:not(.whole) .step:not([aria-current='step']) > .step-words > :first-child {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .large .steps.whole > ol {
      grid-auto-flow: row;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .large .bar {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      padding-block-start: var(--_space-2);
    }
    .large .bar > :not(.button),
    .large .bar > .button:nth-child(2):last-child {
      grid-column: 1 / -1;
    }
    .large .bar > .button:last-of-type:nth-of-type(odd) {
      grid-column: 1 / -1;
    }
    .large .bar > :empty {
      display: none;
    }
    .large .bar-state {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      column-gap: var(--_space-2);
    }
  }
  @container widget (min-width: 860px) {
    .head,
    .bar {
      padding-inline: max(var(--_space-4), calc((100% - 1120px) / 2 + 14px));
    }
    .bar-hint {
      flex-basis: auto;
      text-align: end;
    }
    .body {
      padding-block: var(--_space-4);
      gap: var(--_space-4);
    }
    .body.two {
      grid-template-columns: minmax(0, 1fr) minmax(280px, 340px);
    }
    .body:not(.two) {
      max-width: 760px;
    }
    .body.two > .preview {
      position: sticky;
      top: calc(var(--ward-rental-check-top, 0px) + 130px);
    }
  }
  @media (forced-colors: active) {
    .step {
      border: 1px solid ButtonText;
    }
    .step[aria-current='step'] {
      border-width: 3px;
    }
  }
`;
