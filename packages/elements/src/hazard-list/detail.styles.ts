import { css } from 'lit';

/** One hazard, its history and the form over it. */
export const detailStyles = css`
  .detail {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .detail > .objections {
    padding: var(--_space-3) 0 0;
  }
  .detail-head {
    display: grid;
    gap: var(--_space-2);
  }
  .detail-head .deadline-left {
    font-size: var(--_text-5);
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
  .detail-actions > .button,
  .form-actions > .button {
    flex: 1 1 auto;
  }
  .form,
  .drop,
  .undecided {
    display: grid;
    gap: var(--_space-3);
    min-width: 0;
  }
  .form,
  .drop {
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .drop {
    border-color: var(--_extreme);
  }
  .form-heading {
    color: var(--_ink);
    font-size: var(--_text-3);
  }
  .history {
    display: grid;
    padding-inline-start: 8px;
  }
  .history-step {
    position: relative;
    display: grid;
    gap: 2px;
    min-width: 0;
    padding-block-end: var(--_space-4);
    padding-inline-start: 20px;
    border-inline-start: 2px solid var(--_line-2);
  }
  .history-step:last-child {
    border-color: transparent;
    padding-block-end: 0;
  }
  .history-step::before {
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
  .history-title {
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .history-text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .history .photographs {
    margin-top: var(--_space-2);
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
  @container widget (min-width: 560px) {
    .detail-actions > .button,
    .form-actions > .button {
      flex: 0 0 auto;
    }
    .form-actions {
      justify-content: flex-end;
    }
  }
`;
