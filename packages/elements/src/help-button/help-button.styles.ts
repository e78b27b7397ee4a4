import { css } from 'lit';

export const styles = css`
  .page {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
  }
  .head {
    display: grid;
    gap: var(--_space-1);
  }
  .head > :first-child {
    font-size: var(--_text-4);
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }
  .lead {
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .choices,
  .form,
  .answers {
    display: grid;
    gap: var(--_space-3);
  }
  .choice {
    display: grid;
    gap: var(--_space-1);
  }
  .choice > .button,
  .answers > .button,
  .call {
    min-height: 60px;
    font-size: var(--_text-3);
  }
  .consent {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-height: var(--_target);
    cursor: pointer;
  }
  .steps {
    display: grid;
    padding-inline-start: 10px;
    list-style: none;
  }
  .step {
    position: relative;
    display: grid;
    gap: 2px;
    min-height: 44px;
    padding-block-end: var(--_space-3);
    padding-inline-start: 26px;
    border-inline-start: 2px solid var(--_line-2);
    color: var(--_ink-3);
  }
  .step:last-child {
    min-height: 0;
    padding-block-end: 0;
    border-color: transparent;
  }
  .step.done {
    border-color: var(--_accent);
    color: var(--_ink-2);
  }
  .step.done:last-child {
    border-color: transparent;
  }
  .step[aria-current] {
    color: var(--_ink);
    font-size: var(--_text-3);
    font-weight: 650;
  }
  .mark {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: -12px;
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    border: 2px solid var(--_control);
    border-radius: 50%;
    background: var(--_card-background);
    color: var(--_accent-ink);
    --_icon: 14px;
  }
  .done > .mark {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .step[aria-current] > .mark {
    border-color: var(--_accent);
    box-shadow: 0 0 0 4px var(--_accent-soft);
  }
  .step > .sub {
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .step[aria-current] > .mark {
      border-color: Highlight;
    }
  }
`;
