import { css } from 'lit';

/** For widgets that use `Dialog`; on a narrow screen it sits at the bottom, under the thumb. */
export const dialogs = css`
  .dialog {
    width: min(480px, calc(100vw - 32px));
    max-width: none;
    max-height: min(85vh, 800px);
    max-height: min(85dvh, 800px);
    margin: auto;
    padding: var(--_space-5);
    overflow: auto;
    border: 1px solid var(--_card-border);
    border-radius: var(--_dialog-radius);
    background: var(--_dialog-background);
    color: var(--_ink);
    font: 400 var(--_text-2) / var(--_leading) var(--_font);
    overscroll-behavior: contain;
  }
  .dialog.wide {
    width: min(820px, calc(100vw - 32px));
  }
  .dialog::backdrop {
    background: rgb(11 21 36 / 55%);
  }
  .dialog-heading {
    font-size: var(--_text-4);
    font-weight: 650;
    text-wrap: balance;
  }
  .dialog-body {
    display: grid;
    gap: var(--_space-3);
    margin-top: var(--_space-2);
    color: var(--_ink-2);
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-top: var(--_space-5);
  }
  @media (max-width: 520px) {
    .dialog,
    .dialog.wide {
      width: 100vw;
      margin-bottom: 0;
      padding: var(--_space-4);
      padding-bottom: max(var(--_space-4), env(safe-area-inset-bottom));
      border-width: 1px 0 0;
      border-radius: var(--_dialog-radius) var(--_dialog-radius) 0 0;
    }
    .dialog-actions > .button {
      flex: 1 1 auto;
    }
  }
`;
