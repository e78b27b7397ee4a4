import { css } from 'lit';

/** The summary, the receipt and the conflict. */
export const outcomeStyles = css`
  .quoted {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_line-2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .together-items {
    display: grid;
    gap: var(--_space-1);
    max-height: 40vh;
    padding-inline-start: 1.2em;
    overflow: auto;
    list-style: disc;
  }
  .fault-row {
    display: grid;
    gap: 4px;
    padding-block: 10px;
    border-bottom: 1px solid var(--_line);
  }
  .fault-row:last-child {
    padding-bottom: 0;
    border-bottom: 0;
  }
  .fault-row-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space-2);
  }
  h4.section-heading {
    color: var(--_ink);
    font-size: var(--_text-3);
    font-weight: 650;
  }
  .error-summary {
    display: grid;
    gap: var(--_space-2);
    border-color: var(--_moderate-line);
    border-inline-start: 4px solid var(--_moderate);
  }
  .error-summary.asked {
    border-color: var(--_extreme-line);
    border-inline-start-color: var(--_extreme);
  }
  .error-heading {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_moderate);
    font-size: var(--_text-3);
    font-weight: 650;
  }
  .asked > .error-heading {
    color: var(--_extreme);
  }
  .receipt {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding-block: var(--_space-5);
    text-align: center;
  }
  .receipt > progress {
    max-width: 320px;
  }
  .receipt-icon {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--_surface-3);
    color: var(--_ink-2);
    --_icon: 28px;
  }
  .receipt.ok > .receipt-icon {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .receipt.accent > .receipt-icon {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .receipt.moderate > .receipt-icon {
    background: var(--_moderate-soft);
    color: var(--_moderate);
  }
  .receipt-heading {
    font-size: var(--_text-4);
    font-weight: 650;
    text-wrap: balance;
  }
  .receipt-body {
    max-width: 36em;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .receipt-facts dt {
    flex: none;
  }
  .check-number {
    user-select: all;
  }
  .versus {
    display: grid;
    gap: var(--_space-3);
  }
  .versus-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .versus-row > div + div {
    padding-inline-start: var(--_space-3);
    border-inline-start: 1px solid var(--_line);
  }
  .versus-row > div {
    display: grid;
    gap: 4px;
    align-content: start;
    justify-items: start;
  }
  .versus-choice {
    display: grid;
    gap: 4px;
    align-content: start;
    justify-items: start;
    min-width: 0;
    padding: var(--_space-2);
    border: 1px solid var(--_field-border);
    border-radius: var(--_field-radius);
    cursor: pointer;
  }
  .versus-side {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_target);
    font-weight: 600;
  }
  /* In a long language or a wide face they are wider than half a phone. */
  .versus-side,
  .versus-choice > .tag,
  .standing .tag {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .versus-head {
    padding-bottom: var(--_space-3);
    border-bottom: 1px solid var(--_line);
  }
  .versus-item {
    display: grid;
    gap: var(--_space-2);
    padding-block: 10px;
    border-bottom: 1px solid var(--_line);
  }
  .versus-item:last-child {
    border-bottom: 0;
  }
`;
