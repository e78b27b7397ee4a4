import { css } from 'lit';

/** `.button` with `primary`, `danger`, `quiet` (no border), `small`, `wide`; adopted by every widget. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: var(--_target-small);
    min-height: var(--_target);
    margin: 0;
    padding: var(--_space-1) var(--_space-4);
    border: 1px solid var(--_button-border);
    border-radius: var(--_button-radius);
    background: var(--_button-background);
    color: var(--_button-ink);
    font: 600 var(--_text-2) / var(--_leading-tight) var(--_font);
    text-align: center;
    text-wrap: balance;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color var(--_motion),
      border-color var(--_motion);
  }
  .button.small {
    min-height: var(--_target-small);
    padding-inline: var(--_space-3);
  }
  .button.wide {
    width: 100%;
  }
  .button.primary {
    border-color: var(--_button-primary-background);
    background: var(--_button-primary-background);
    color: var(--_button-primary-ink);
  }
  .button.danger {
    color: var(--_button-danger-ink);
  }
  .button.primary.danger {
    border-color: var(--_button-danger-background);
    background: var(--_button-danger-background);
    color: var(--_extreme-ink);
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
    padding-inline: var(--_space-2);
  }
  .button.quiet.danger {
    color: var(--_button-danger-ink);
  }
  @media (hover: hover) {
    .button:hover {
      background: var(--_surface-3);
    }
    .button.primary:hover {
      border-color: var(--_button-primary-hover);
      background: var(--_button-primary-hover);
    }
    .button.primary.danger:hover {
      border-color: var(--_button-danger-hover);
      background: var(--_button-danger-hover);
    }
    .button.quiet:hover {
      background: var(--_surface-3);
      color: var(--_accent-strong);
    }
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-style: dashed;
    border-color: var(--_line-2);
    background: var(--_surface-2);
    color: var(--_ink-3);
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    .button.primary {
      border-width: 2px;
      border-color: ButtonText;
    }
    .button.quiet {
      border-color: ButtonText;
    }
    .button:disabled {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
