import { css } from 'lit';

/** `.tag` (says a state, with a tone class and an icon or word) and `.chip` (can be pressed; `aria-pressed`). */
export const tags = css`
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 8px;
    border-radius: 4px;
    background: var(--_surface-2);
    box-shadow: inset 0 0 0 1px var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 600;
    white-space: nowrap;
  }
  .tag.extreme {
    background: var(--_extreme-soft);
    box-shadow: none;
    color: var(--_extreme);
  }
  .tag.severe {
    background: var(--_severe-soft);
    box-shadow: none;
    color: var(--_severe);
  }
  .tag.moderate {
    background: var(--_moderate-soft);
    box-shadow: none;
    color: var(--_moderate);
  }
  .tag.minor {
    background: var(--_minor-soft);
    box-shadow: none;
    color: var(--_minor);
  }
  .tag.accent {
    background: var(--_accent-soft);
    box-shadow: none;
    color: var(--_accent);
  }
  .tag.ok {
    background: var(--_ok-soft);
    box-shadow: none;
    color: var(--_ok);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_target-least);
    margin: 0;
    padding: 0 var(--_space-3);
    border: 1px solid var(--_control);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_ink);
    font: 550 var(--_text-1) / var(--_leading-tight) var(--_font);
    white-space: nowrap;
    cursor: pointer;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .tag {
      border: 1px solid CanvasText;
    }
    .chip[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
