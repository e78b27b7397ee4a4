import { css } from 'lit';

/** The facts of the house. */
export const houseStyles = css`
  .house-head {
    display: grid;
    gap: 2px;
    min-height: var(--_target);
    align-content: center;
    border-radius: var(--_radius-1);
    cursor: pointer;
    list-style: none;
  }
  .house-head::-webkit-details-marker {
    display: none;
  }
  .house-title {
    display: flex;
    align-items: center;
    gap: 6px;
    font-weight: 600;
  }
  .house-title::after {
    content: '';
    width: 8px;
    height: 8px;
    margin-inline: auto 4px;
    border: solid var(--_ink-2);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -2px;
  }
  .house[open] .house-title::after {
    rotate: 225deg;
    translate: 0 2px;
  }
  .house-known {
    overflow-wrap: anywhere;
  }
  .house-body {
    display: grid;
    gap: var(--_space-3);
    margin-top: var(--_space-2);
  }
  .fact-row {
    display: grid;
    gap: 6px;
    padding-top: 10px;
    border-top: 1px solid var(--_line);
  }
  .fact-line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-height: 28px;
  }
  .fact-line > .undo {
    margin-block: -8px;
  }
  .fact-name {
    overflow-wrap: anywhere;
  }
  .fact-buttons {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: var(--_space-2);
    --_icon: 16px;
  }
  .fact-buttons > [aria-pressed='true'] {
    border-color: var(--_ok);
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .kept {
    display: grid;
    gap: 4px;
    padding: var(--_space-2) 14px;
    border: 1px dashed var(--_line-2);
    border-radius: var(--_card-radius);
  }
  @media (forced-colors: active) {
    .fact-buttons > [aria-pressed='true'] {
      forced-color-adjust: none;
      border: 3px solid Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
