import { css } from 'lit';

/** The map and the list beside it, and the few rules of MapLibre that its parts need inside a shadow root. */
export const openStyles = css`
  .notices {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .map-side {
    min-width: 0;
  }
  .base-mark {
    padding: var(--_space-1) var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    overflow-wrap: anywhere;
  }
  .attribution {
    display: inline-block;
    font-weight: 600;
  }
  .frame {
    position: relative;
  }
  .map {
    position: relative;
    overflow: hidden;
    block-size: var(--ward-alert-map-height, clamp(280px, 56vh, 620px));
    background: var(--_surface-3);
    color: var(--_ink);
    font-family: var(--_font);
    -webkit-touch-callout: none;
  }
  .map-wait {
    position: absolute;
    inset: auto 0 50%;
    padding: 0 var(--_space-4);
    color: var(--_ink-2);
    text-align: center;
    pointer-events: none;
  }
  .map-tools {
    position: absolute;
    inset-block-start: var(--_space-2);
    inset-inline-end: var(--_space-2);
    z-index: 3;
    display: grid;
    gap: var(--_space-1);
  }
  .map-tools > .button {
    min-width: var(--_target);
    min-height: var(--_target);
    padding: 0;
  }
  .maplibregl-canvas {
    position: absolute;
    inset-block-start: 0;
    left: 0;
  }
  .maplibregl-canvas:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .maplibregl-canvas-container.maplibregl-interactive {
    cursor: grab;
    user-select: none;
  }
  .maplibregl-canvas-container.maplibregl-interactive:active {
    cursor: grabbing;
  }
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate,
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate .maplibregl-canvas,
  .maplibregl-canvas-container.maplibregl-cooperative-gestures,
  .maplibregl-canvas-container.maplibregl-cooperative-gestures .maplibregl-canvas {
    touch-action: pan-x pan-y;
  }
  .maplibregl-cooperative-gesture-screen {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    padding: var(--_space-4);
    background: rgb(11 21 36 / 70%);
    color: #fff;
    font-size: var(--_text-3);
    text-align: center;
    pointer-events: none;
    opacity: 0;
    visibility: hidden;
  }
  .maplibregl-cooperative-gesture-screen.maplibregl-show {
    opacity: 1;
    visibility: visible;
  }
  .maplibregl-mobile-message {
    display: none;
  }
  @media (hover: none), (pointer: coarse) {
    .maplibregl-desktop-message {
      display: none;
    }
    .maplibregl-mobile-message {
      display: block;
    }
  }
  .maplibregl-ctrl-top-left,
  .maplibregl-ctrl-top-right,
  .maplibregl-ctrl-bottom-right {
    display: none;
  }
  .maplibregl-ctrl-bottom-left {
    position: absolute;
    bottom: var(--_space-2);
    left: var(--_space-2);
    z-index: 2;
    pointer-events: none;
  }
  .maplibregl-ctrl-scale {
    padding: 0 5px;
    border: 2px solid var(--_ink-2);
    border-top: 0;
    background: var(--_surface);
    color: var(--_ink);
    font-size: var(--_text-1);
    line-height: var(--_leading);
    white-space: nowrap;
  }
  .mark {
    flex: none;
    width: calc(var(--_text-2) * 1.4);
    height: calc(var(--_text-2) * 1.4);
    overflow: visible;
    fill: currentColor;
  }
  .mark > .sign {
    fill: var(--_surface);
  }
  [data-sample='0'] {
    color: var(--_ink);
  }
  [data-sample='1'] {
    color: var(--_extreme);
  }
  [data-sample='2'] {
    color: var(--_severe);
  }
  [data-sample='3'] {
    color: var(--_minor);
  }
  [data-sample='4'] {
    color: var(--_ink-3);
  }
  [data-sample='post'] {
    color: var(--_ok);
  }
  [data-sample='area'] {
    color: var(--_accent);
  }
  [data-sample='line'] {
    color: var(--_ink-2);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    padding: 10px var(--_space-4);
    border-top: 1px solid var(--_line);
    background: var(--_surface);
    font-size: var(--_text-1);
  }
  .legend > li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .border-mark {
    flex: none;
    width: 22px;
    border-top: 2px dashed currentColor;
  }
  .here {
    border-top: 1px solid var(--_line);
    background: var(--_surface);
  }
  .here-head,
  .list-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-3);
    padding: 10px var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .here-head > h3:focus {
    outline-offset: 2px;
  }
  .list-head > .sub {
    flex-basis: 100%;
  }
  .here > .alerts {
    max-block-size: 320px;
    overflow-y: auto;
  }
  .posts,
  .more-here {
    padding: var(--_space-2) var(--_space-4);
  }
  .posts > li {
    padding: var(--_space-1) 0;
    overflow-wrap: anywhere;
  }
  .all-posts > summary {
    min-height: var(--_target);
    padding: var(--_space-2) var(--_space-4);
    background: var(--_surface-2);
    font-weight: 600;
    line-height: calc(var(--_target) - 2 * var(--_space-2));
    cursor: pointer;
  }
  .all-posts > summary:focus-visible {
    outline-offset: -3px;
  }
  .list-side {
    min-width: 0;
    border-top: 1px solid var(--_line);
  }
  .alert {
    display: flex;
    align-items: center;
    border-bottom: 1px solid var(--_line);
  }
  .alert-open {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 10px;
    min-width: 0;
    min-height: var(--_target);
    margin: 0;
    padding: 10px var(--_space-4);
    border: 1px solid transparent;
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
  @media (hover: hover) {
    .alert-open:hover {
      background: var(--_surface-3);
    }
  }
  .alert-what {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  .alert-summary {
    font-weight: 600;
    line-height: var(--_leading);
    overflow-wrap: anywhere;
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
    gap: var(--_space-1);
  }
  .alert-marks > .tag,
  .alert-marks > .due {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .alert-show {
    flex: none;
    min-width: var(--_target);
    min-height: var(--_target);
    margin-inline-end: var(--_space-2);
  }
  .list-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-2) var(--_space-4);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  @container widget (min-width: 860px) {
    .split.has-map {
      grid-template-columns: minmax(0, 1.5fr) minmax(320px, 1fr);
      align-items: start;
    }
    .split.has-map > .list-side {
      max-block-size: calc(var(--ward-alert-map-height, clamp(280px, 56vh, 620px)) + 160px);
      overflow-y: auto;
      border-top: 0;
      border-inline-start: 1px solid var(--_line);
    }
  }
  @media (forced-colors: active) {
    .map,
    .alert-open {
      border: 1px solid ButtonText;
    }
    .mark > .sign {
      forced-color-adjust: none;
      fill: Canvas;
    }
  }
  @media print {
    .map-tools,
    .alert-show,
    .list-foot > .button,
    .here-head > .button {
      display: none;
    }
    .split.has-map > .list-side {
      max-block-size: none;
      overflow: visible;
    }
    .alert,
    .map-side {
      break-inside: avoid;
    }
  }
`;
