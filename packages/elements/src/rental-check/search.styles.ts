import { css } from 'lit';

/** The search for an item. */
export const searchStyles = css`
  .search,
  .search-found {
    display: grid;
    gap: var(--_space-2);
  }
  .search-field {
    position: relative;
  }
  .search-field > input {
    padding-inline-end: calc(var(--_target) + 4px);
  }
  .search-field > .button {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    width: var(--_target);
    min-height: 0;
  }
  .search-found {
    gap: 0;
  }
  .search-item {
    display: grid;
    justify-items: start;
    gap: 2px;
    width: 100%;
    min-height: var(--_target);
    margin: 0;
    padding: var(--_space-2) 2px;
    border: 0;
    border-top: 1px solid var(--_line);
    background: none;
    color: var(--_ink);
    font: 550 var(--_text-2) / var(--_leading) var(--_font);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  @media (hover: hover) {
    .search-item:hover {
      background: var(--_surface-2);
    }
  }
  @media (forced-colors: active) {
    .search-item {
      border: 1px solid ButtonText;
    }
  }
`;
