import { css } from 'lit';

/** `.field` with label, `.hint`, `.field-error`; inputs of it; `.segments`, equal answers side by side:
 * `<label class="segment ok"><input type="radio"><span class="segment-face">icon, words</span></label>` (no `:has`, Firefox 115). */
export const fields = css`
  .field {
    display: grid;
    gap: var(--_space-1);
  }
  .field > label,
  .field > legend {
    font-weight: 600;
  }
  /* A legend is no item of the grid: the gap does not reach it. */
  .field > legend {
    padding-block-end: var(--_space-1);
  }
  .hint {
    color: var(--_field-hint);
    font-size: var(--_text-1);
  }
  .field-error {
    display: flex;
    gap: 6px;
    color: var(--_extreme);
    font-weight: 550;
  }
  input:not([type='radio'], [type='checkbox'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: var(--_target);
    margin: 0;
    padding: 9px var(--_space-3);
    border: 1px solid var(--_field-border);
    border-radius: var(--_field-radius);
    background: var(--_field-background);
    color: var(--_field-ink);
    /* 16px at least: iOS zooms into smaller fields. */
    font: 400 max(16px, var(--_text-2)) / var(--_leading) var(--_font);
  }
  textarea {
    resize: vertical;
  }
  ::placeholder {
    color: var(--_field-hint);
    opacity: 1;
  }
  [aria-invalid='true']:not(.segments) {
    border-color: var(--_extreme);
    box-shadow: 0 0 0 1px var(--_extreme);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  /* Equal as long as the longest word lets them; where a language is too long for a row, the last goes below. */
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    border: 1px solid var(--_field-border);
    border-radius: 8px;
    background: var(--_field-border);
  }
  .segment {
    position: relative;
    display: grid;
    flex: 1 1 0;
    min-width: min-content;
    cursor: pointer;
  }
  .segment > input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .segment-face {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-content: center;
    align-items: center;
    justify-content: center;
    gap: 0 6px;
    min-height: var(--_target);
    padding: var(--_space-1);
    background: var(--_field-background);
    font-weight: 600;
    line-height: var(--_leading-tight);
    text-align: center;
    /* Breaks at a comma or a space. */
    word-break: keep-all;
    text-wrap: balance;
    overflow-wrap: break-word;
  }
  .segment:first-of-type > .segment-face {
    border-start-start-radius: 7px;
    border-end-start-radius: 7px;
  }
  .segment:last-of-type > .segment-face {
    border-start-end-radius: 7px;
    border-end-end-radius: 7px;
  }
  .segment-face > .icon {
    display: none;
  }
  :checked + .segment-face > .icon {
    display: block;
  }
  :focus-visible + .segment-face {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    z-index: 1;
  }
  :checked + .segment-face {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .segment.ok > :checked + .segment-face {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .segment.extreme > :checked + .segment-face {
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .segment.plain > :checked + .segment-face {
    background: var(--_surface-3);
    color: var(--_ink-2);
  }
  /* The mark that is left where colours are not seen. */
  :checked + .segment-face::after {
    content: '';
    position: absolute;
    inset-inline: 8px;
    bottom: 0;
    height: 3px;
    border-radius: 3px 3px 0 0;
    background: currentColor;
  }
  @media (forced-colors: active) {
    .segment-face {
      border: 1px solid;
    }
    :checked + .segment-face {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
