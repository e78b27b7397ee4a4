import { css } from 'lit';

/** One record that is open: what it is, what can be done, the form that this takes, and what happened so far. */
export const record = css`
  .detail {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .detail-head {
    display: grid;
    gap: var(--_space-2);
  }
  .detail-head > h3 {
    font-size: var(--_text-4);
    overflow-wrap: anywhere;
  }
  .detail-actions,
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  /* Two a line, and the last one alone has all of it: no gap where a thumb goes. */
  .detail-actions > *,
  .form-actions > * {
    flex: 1 1 calc(50% - var(--_space-2));
  }
  /* What usually comes next is the widest target of a phone. */
  .detail-actions > .button.primary {
    flex-basis: 100%;
  }
  .form {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .form-heading {
    color: var(--_ink);
    font-size: var(--_text-3);
  }
  .timeline {
    display: grid;
    padding-inline-start: 8px;
  }
  .step {
    position: relative;
    display: grid;
    gap: 2px;
    min-width: 0;
    padding-block-end: var(--_space-4);
    padding-inline-start: 20px;
    border-inline-start: 2px solid var(--_line-2);
  }
  .step:last-child {
    border-color: transparent;
    padding-block-end: 0;
  }
  .step::before {
    content: '';
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
  }
  .step-title {
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .step-note {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .picture-link {
    display: block;
    border-radius: 8px;
  }
  .notice {
    flex-wrap: wrap;
  }
  .notice-text {
    flex-basis: calc(100% - var(--_icon) - var(--_space-3));
  }
  .step .photographs {
    margin-top: var(--_space-2);
  }
  @container widget (min-width: 560px) {
    .detail-actions > *,
    .detail-actions > .button.primary,
    .form-actions > * {
      flex: 0 0 auto;
    }
    .form-actions {
      justify-content: flex-end;
    }
    /* The value stands beside its name: across a wide page the eye loses the line. */
    .detail .fact > dt {
      flex: 0 0 7em;
    }
    .detail .fact > dd {
      text-align: start;
    }
  }
`;
