import { css } from 'lit';

/** The forms over a unit. */
export const formStyles = css`
  .unit-form {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
    margin-top: var(--_space-3);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .form-box > .unit-form {
    margin-top: 0;
  }
  .form-heading {
    color: var(--_ink);
    font-size: var(--_text-3);
    overflow-wrap: anywhere;
  }
  .back-parts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3) var(--_space-5);
  }
  .back-parts > .field:first-child {
    flex: 0 1 13em;
    align-content: end;
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .form-actions > .button {
    flex: 1 1 auto;
  }
  @container widget (min-width: 560px) {
    .form-actions {
      justify-content: flex-end;
    }
    .form-actions > .button {
      flex: 0 0 auto;
    }
    .form-actions > .remove {
      margin-inline-end: auto;
    }
  }
`;
