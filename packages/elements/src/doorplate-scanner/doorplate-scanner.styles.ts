import { css } from 'lit';

export const styles = css`
  .body {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
  }
  .panel.dropping {
    outline: 3px dashed var(--_accent);
    outline-offset: -6px;
  }
  .ways {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: var(--_space-2);
  }
  .ways .button {
    min-height: max(var(--_target), 56px);
    --_icon: 20px;
  }
  .picture {
    display: grid;
    gap: var(--_space-2);
  }
  .or {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    color: var(--_ink-2);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--_line);
  }
  .text-row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--_space-2);
  }
  .text-row input {
    letter-spacing: 0.03em;
  }
  .field-error > .icon {
    margin-top: 0.2em;
  }
  .camera {
    overflow: hidden;
    border-radius: var(--_radius-2);
    background: #0b1524;
    color: #fff;
  }
  .sight {
    position: relative;
    aspect-ratio: 4 / 3;
    max-height: 65vh;
    width: 100%;
  }
  .sight > video {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  /* Where to hold the plate: four corners, seen over a light and a dark picture. */
  .frame {
    position: absolute;
    inset: 10% 0;
    margin-inline: auto;
    height: 80%;
    aspect-ratio: 1;
    fill: none;
    stroke: #fff;
    stroke-width: 2.5;
    stroke-linecap: round;
    filter: drop-shadow(0 0 2px rgb(0 0 0 / 80%));
  }
  /* Below the picture and not over it: what to do never hides where to aim. */
  .camera-words {
    padding: var(--_space-2) var(--_space-3);
    text-align: center;
    text-wrap: balance;
  }
  .lens {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }
  .torch {
    flex: 1 1 auto;
  }
  .torch[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .zoom,
  .which {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    flex: 4 1 13em;
    min-width: 0;
    min-height: var(--_target);
    font-weight: 600;
  }
  .which > select {
    flex: 1;
    min-width: 0;
  }
  .zoom > input[type='range'] {
    flex: 1;
    min-width: 0;
    min-height: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--_accent);
  }
  .zoom > .numbers {
    min-width: 3em;
    font-weight: 400;
    text-align: end;
  }
  .shown {
    display: block;
    padding: var(--_space-2) var(--_space-3);
    border: 1px dashed var(--_control);
    border-radius: var(--_radius-1);
    background: var(--_surface);
    color: var(--_ink);
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-weight: 400;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .failure {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_moderate-line);
    border-inline-start-width: 6px;
    border-radius: var(--_radius-2);
    background: var(--_moderate-soft);
    color: var(--_ink);
  }
  .failure-head {
    display: flex;
    gap: var(--_space-2);
    color: var(--_moderate);
    font-size: var(--_text-3);
    font-weight: 650;
    --_icon: 20px;
  }
  .failure-head > .icon {
    margin-top: 0.15em;
  }
  .failure.severe {
    border-color: var(--_severe-line);
    background: var(--_severe-soft);
  }
  .failure.severe .failure-head {
    color: var(--_severe);
  }
  .failure.extreme {
    border-color: var(--_extreme-line);
    background: var(--_extreme-soft);
  }
  .failure.extreme .failure-head {
    color: var(--_extreme);
  }
  .turning .icon {
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
  @media (forced-colors: active) {
    .failure,
    .camera {
      border: 2px solid CanvasText;
    }
    .torch[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
