import { css } from 'lit';

export const styles = css`
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    align-items: start;
    padding: var(--_space-4);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    --_icon: 22px;
  }
  .badge.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .badge.accent {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .badge.moderate {
    background: var(--_moderate-soft);
    color: var(--_moderate);
  }
  .badge.extreme {
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .head-text {
    display: grid;
    gap: 2px;
    min-height: 40px;
    align-content: center;
  }
  .head-body {
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .head > .button {
    grid-column: 1 / -1;
  }
  .risks {
    display: grid;
    gap: var(--_space-2);
    padding: 0 var(--_space-4) var(--_space-4);
  }
  .notice-body {
    display: block;
    margin-top: 2px;
  }
  .notice {
    flex-wrap: wrap;
  }
  .notice-text {
    flex-basis: 12em;
  }
  .list-heading {
    padding: var(--_space-3) var(--_space-4) var(--_space-2);
    border-top: 1px solid var(--_line);
    background: var(--_surface-2);
    border-bottom: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  .item {
    display: grid;
    gap: var(--_space-2);
  }
  .item-head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
  }
  .label {
    flex: 1 1 12em;
    min-width: 0;
    color: var(--_ink);
    font-size: var(--_text-3);
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .item > .sub {
    margin-top: calc(-1 * var(--_space-1));
  }
  .why {
    text-wrap: pretty;
  }
  .photos {
    display: grid;
    gap: 6px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-top: var(--_space-1);
  }
  .actions > .button {
    flex: 1 1 auto;
  }
  .working {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_target-small);
  }
  .more {
    padding: var(--_space-2) var(--_space-4);
    border-top: 1px solid var(--_line);
  }
  .comparison {
    width: 100%;
    border-collapse: collapse;
    color: var(--_ink);
    table-layout: fixed;
  }
  .comparison th,
  .comparison td {
    padding: var(--_space-2) var(--_space-3);
    border-bottom: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .comparison thead th {
    color: var(--_ink);
    font-weight: 650;
  }
  .comparison th[scope='row'] {
    padding-inline-start: 0;
    color: var(--_ink-2);
    font-weight: 400;
  }
  .comparison .differs td {
    background: var(--_accent-soft);
    font-weight: 600;
  }
  .comparison .sub {
    display: block;
    font-weight: 400;
  }
  .outcome {
    font-weight: 600;
  }
  .outcome.fault {
    color: var(--_extreme);
  }
  .choices {
    display: grid;
    gap: var(--_space-3);
    flex: 1;
  }
  .choice {
    display: grid;
    gap: var(--_space-1);
    align-content: start;
  }
  .choice .sub {
    text-align: center;
    text-wrap: balance;
  }
  @container widget (min-width: 560px) {
    .head {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .head > .button {
      grid-column: auto;
    }
    .actions > .button {
      flex: 0 0 auto;
    }
    .photos {
      grid-template-columns: minmax(120px, 220px) 1fr;
      align-items: center;
      gap: var(--_space-3);
    }
  }
  @media (min-width: 640px) {
    .choices {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (max-width: 520px) {
    .comparison th,
    .comparison td {
      padding: var(--_space-2);
    }
    .comparison th[scope='row'] {
      width: 30%;
    }
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
    .comparison .differs td {
      border: 2px solid CanvasText;
    }
  }
`;
