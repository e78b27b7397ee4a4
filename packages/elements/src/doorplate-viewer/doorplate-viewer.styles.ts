import { css } from 'lit';

export const styles = css`
  .page {
    display: grid;
    gap: var(--_space-3);
    padding: 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-2);
    background: var(--_canvas);
  }
  .page > .state-notice,
  .page > .skeleton {
    margin: -14px;
  }
  .plate {
    display: grid;
    gap: 4px;
    padding: 18px 18px 16px;
    border: 2px solid var(--_plate);
    border-radius: 12px;
    outline: 2px solid color-mix(in srgb, var(--_plate-ink) 38%, transparent);
    outline-offset: -5px;
    background: var(--_plate);
    color: var(--_plate-ink);
    overflow-wrap: anywhere;
  }
  .plate-over,
  .plate-under {
    font-size: var(--_text-2);
  }
  .plate-under {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: var(--_space-4);
  }
  .plate-address {
    font-size: var(--_text-6);
    font-weight: 700;
    line-height: var(--_leading-tight);
    text-wrap: balance;
    /* Breaks between the parts of an address, and within one only where it must. */
    word-break: keep-all;
  }
  /* A plate that is not in force is not blue: it can't be mistaken for one at a glance. */
  .plate.ended {
    border: 2px dashed var(--_control);
    outline: 0;
    background: var(--_surface-3);
    color: var(--_ink-2);
  }
  .plate.ended .plate-address {
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  .verdict {
    --_icon: 20px;
  }
  .verdict .sub {
    margin-top: 2px;
  }
  .here {
    display: grid;
    gap: var(--_space-3);
    border-color: var(--_accent-line);
  }
  .place-answer:focus {
    outline: 0;
  }
  .steps-heading {
    font-weight: 600;
  }
  .steps {
    padding-inline-start: 1.3em;
    list-style: decimal;
  }
  .here-answers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
    gap: var(--_space-2);
  }
  .services {
    display: grid;
    gap: var(--_space-3);
  }
  .services .button {
    min-height: 60px;
    font-size: var(--_text-3);
  }
  .stranger-note {
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .section {
    display: grid;
    gap: var(--_space-2);
  }
  .shown {
    display: block;
    padding: var(--_space-3);
    border: 1px dashed var(--_control);
    border-radius: var(--_radius-1);
    background: var(--_surface);
    color: var(--_ink);
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-weight: 400;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .warning {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_extreme-line);
    border-inline-start-width: 6px;
    border-radius: var(--_radius-2);
    background: var(--_extreme-soft);
    color: var(--_ink);
  }
  .warning.severe {
    border-color: var(--_severe-line);
    background: var(--_severe-soft);
  }
  .warning.moderate {
    border-color: var(--_moderate-line);
    background: var(--_moderate-soft);
  }
  .warning-head {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    color: var(--_extreme);
    font-size: var(--_text-4);
    font-weight: 650;
    line-height: var(--_leading-tight);
    --_icon: 28px;
  }
  .warning.severe .warning-head {
    color: var(--_severe);
  }
  .warning.moderate .warning-head {
    color: var(--_moderate);
  }
  .warning .shown,
  .warning > div {
    width: 100%;
  }
  .foot {
    position: sticky;
    bottom: 0;
    display: flex;
    gap: var(--_space-3);
    padding-block: var(--_space-3) max(var(--_space-3), env(safe-area-inset-bottom));
    background: linear-gradient(to top, var(--_canvas) 80%, transparent);
  }
  .foot .button {
    flex: 1;
  }
  @container widget (min-width: 640px) {
    .services {
      grid-template-columns: 1fr 1fr;
    }
    .foot {
      position: static;
      justify-content: flex-end;
      background: none;
    }
    .foot .button {
      flex: 0 1 260px;
    }
  }
  @media (forced-colors: active) {
    .plate,
    .warning {
      border: 2px solid CanvasText;
    }
    .plate.ended {
      border-style: dashed;
    }
  }
  @media print {
    .foot,
    .here,
    .services {
      display: none;
    }
  }
`;
