import { css } from 'lit';

/** A page that is read on a phone by somebody who worries: large, in one column, the next thing to do first. */
export const caseStyles = css`
  .case {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-width: 46em;
    font-size: var(--_text-3);
  }
  .case .sub,
  .told dt {
    font-size: var(--_text-2);
  }
  .part > h3,
  .ask > h4,
  .owed {
    font-size: var(--_text-4);
  }
  .part > .standing-heading {
    font-size: var(--_text-5);
  }
  .case .button {
    min-height: calc(var(--_target) + var(--_space-1));
    font-size: var(--_text-3);
  }
  .case .button.small {
    min-height: var(--_target-small);
    font-size: var(--_text-2);
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-5) var(--_space-4);
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .part:last-child {
    border-bottom: 0;
  }
  .notices {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) 0;
  }
  .notices .notice {
    flex-wrap: wrap;
  }
  .notices .notice-text {
    flex-basis: calc(100% - var(--_icon) - var(--_space-3));
  }
  .stages {
    display: grid;
    gap: var(--_space-2);
    margin-top: var(--_space-2);
  }
  .stage {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_ink-2);
  }
  .stage-mark {
    display: grid;
    place-items: center;
    flex: none;
    width: 24px;
    height: 24px;
    border: 2px solid var(--_line-2);
    border-radius: 50%;
    --_icon: 14px;
  }
  .stage.done .stage-mark {
    border-color: var(--_ok);
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .stage.now {
    color: var(--_accent);
    font-weight: 650;
  }
  .stage.now .stage-mark {
    border-width: 7px;
    border-color: var(--_accent);
  }
  .asked {
    border-inline-start: 4px solid var(--_accent);
    background: var(--_surface-2);
  }
  .nothing {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_ok);
    font-weight: 600;
  }
  .asks,
  .objections {
    display: grid;
    gap: var(--_space-3);
  }
  .ask {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface);
  }
  .ask > h4 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_ink);
    line-height: var(--_leading-tight);
  }
  .tag {
    white-space: normal;
  }
  .choices {
    display: grid;
    gap: var(--_space-2);
    margin-top: var(--_space-2);
  }
  .when {
    display: grid;
    gap: var(--_space-2);
  }
  .when > div {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
  }
  .when dt {
    flex: none;
    color: var(--_ink-2);
    margin-top: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  /* Not torn in a word of a date. */
  .when time,
  .until strong,
  .ask strong {
    word-break: keep-all;
  }
  .when strong {
    font-size: var(--_text-4);
    white-space: nowrap;
  }
  .owed {
    font-weight: 600;
    line-height: var(--_leading-tight);
  }
  .told {
    display: grid;
    gap: var(--_space-3);
  }
  .told dt {
    color: var(--_ink-2);
  }
  .told ul {
    display: grid;
    gap: 2px;
  }
  .long {
    max-width: 40em;
    white-space: pre-line;
  }
  .owed-steps {
    display: grid;
    gap: var(--_space-2);
  }
  .owed-step,
  .objection {
    display: grid;
    gap: var(--_space-1);
    padding: var(--_space-3);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
  }
  .owed-step.own {
    border-inline-start: 4px solid var(--_accent);
  }
  .owed-step > p:last-child {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .performed {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_ok);
    font-weight: 600;
  }
  .until {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .subjects {
    gap: 0;
  }
  .subject {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_target);
    cursor: pointer;
  }
  summary {
    min-height: var(--_target);
    align-content: center;
    color: var(--_accent);
    cursor: pointer;
  }
  @container widget (min-width: 560px) {
    .stages {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
    .stage {
      flex-direction: column;
      text-align: center;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
    }
    .choices > .button {
      min-width: 12em;
    }
    .wide {
      justify-self: start;
      width: auto;
      min-width: 16em;
    }
  }
  @media (forced-colors: active) {
    .stage.now .stage-mark,
    .asked,
    .owed-step.own {
      border-color: Highlight;
    }
  }
`;
