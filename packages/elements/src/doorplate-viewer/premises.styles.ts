import { css } from 'lit';

/** Premises, their people, and the dialog that shows a masked field. */
export const premisesStyles = css`
  .deadline {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 2px var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_severe-line);
    border-radius: var(--_radius-2);
    background: var(--_severe-soft);
    color: var(--_severe);
  }
  .deadline.extreme {
    border-color: var(--_extreme-line);
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .deadline > .icon {
    --_icon: 32px;
    width: 32px;
    height: 32px;
    grid-row: span 2;
  }
  .deadline-left {
    word-break: keep-all;
    font-size: var(--_text-5);
    font-weight: 750;
    line-height: var(--_leading-tight);
  }
  .deadline-what {
    font-weight: 600;
  }
  .deadline .sub {
    color: inherit;
  }
  .stars {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .stars-drawn {
    display: inline-flex;
    color: var(--_star);
    --_icon: 18px;
  }
  .stars-drawn .on .icon {
    fill: currentColor;
  }
  .stars-drawn .off {
    color: var(--_control);
  }
  .person {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
  }
  .person > .grow {
    display: grid;
    justify-items: start;
    gap: 2px;
  }
  .person:last-child {
    border-bottom: 0;
  }
  .person-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* A number or a date breaks as little as it can. */
  .whole {
    display: inline-block;
  }
  .fact {
    align-items: center;
  }
  .with-show {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space-1) var(--_space-3);
  }
  @media (forced-colors: active) {
    .deadline {
      border: 2px solid CanvasText;
    }
  }
`;
