import { css } from 'lit';

/** One mediation as a page. */
export const caseStyles = css`
  .case {
    container: case / inline-size;
    display: grid;
    gap: var(--_space-4);
    min-width: 0;
  }
  .case-head {
    display: grid;
    gap: var(--_space-2);
  }
  .case-head > h3 {
    font-size: var(--_text-5);
    overflow-wrap: anywhere;
  }
  .case-tags {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .case-text,
  .theirs-text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .case h5 {
    margin: 0;
    font-size: var(--_text-2);
    font-weight: 600;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }
  .case summary {
    cursor: pointer;
  }
  .deadlines {
    display: grid;
    gap: var(--_space-2);
    min-width: 0;
  }
  .deadline {
    display: grid;
    gap: 2px;
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_card-radius);
    background: var(--_surface);
  }
  .deadline-left {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-size: var(--_text-5);
    font-weight: 700;
    line-height: var(--_leading-tight);
    --_icon: 22px;
  }
  .deadline-title {
    word-break: keep-all;
    font-weight: 550;
  }
  .deadline.severe {
    border-color: var(--_severe);
    background: var(--_severe-soft);
  }
  .deadline.severe > .deadline-left {
    color: var(--_severe);
  }
  .deadline.extreme {
    border-color: var(--_extreme);
    background: var(--_extreme-soft);
  }
  .deadline.extreme > .deadline-left {
    color: var(--_extreme);
  }
  .deadline.moderate {
    border-color: var(--_moderate);
    background: var(--_moderate-soft);
  }
  .deadline.moderate > .deadline-left {
    color: var(--_moderate);
  }
  .deadline:not(.calm) > .deadline-source {
    color: inherit;
  }
  .next-session {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-weight: 550;
  }
  .fold > summary {
    min-height: var(--_target-small);
    align-content: center;
    color: var(--_accent);
    font-weight: 550;
  }
  .fold > summary > h4 {
    display: inline;
  }
  .stages {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
  }
  .stage {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--_space-1);
    min-width: 0;
    color: var(--_ink-2);
    font-size: var(--_text-1);
    line-height: var(--_leading-tight);
    text-align: center;
  }
  .stage:not(:first-child)::before {
    content: '';
    position: absolute;
    inset-block-start: 11px;
    inset-inline: calc(-50% + 14px) calc(50% + 14px);
    height: 2px;
    background: var(--_line-2);
  }
  .stage.done::before,
  .stage.now::before {
    background: var(--_accent);
  }
  .stage-mark {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border: 2px solid var(--_line-2);
    border-radius: 50%;
    background: var(--_surface);
    --_icon: 14px;
  }
  .stage.done > .stage-mark {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_surface);
  }
  .stage.now > .stage-mark {
    border: 7px solid var(--_accent);
  }
  .stages.stopped > .now > .stage-mark {
    border-color: var(--_ink-3);
  }
  .stage.now > .stage-name {
    color: var(--_ink);
    font-weight: 650;
  }
  .stage-name {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .offers {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .offer-list {
    display: grid;
    gap: var(--_space-3);
  }
  .offer {
    display: grid;
    gap: var(--_space-2);
  }
  .offer-ready,
  .step-state,
  .form-note,
  .wanting {
    display: flex;
    align-items: flex-start;
    gap: 6px;
  }
  .offer-ready > .icon,
  .step-state > .icon,
  .form-note > .icon,
  .wanting > .icon {
    --_icon: 16px;
    margin-block-start: 3px;
  }
  .wanting {
    color: var(--_severe);
    font-weight: 550;
  }
  .step-state.ok {
    color: var(--_ok);
  }
  .step-state.severe {
    color: var(--_severe);
    font-weight: 550;
  }
  .step-state.extreme {
    color: var(--_extreme);
    font-weight: 550;
  }
  .needs-missing {
    padding-inline-start: 1.2em;
    list-style: disc;
    font-weight: 400;
  }
  .more-forms > summary {
    list-style: none;
  }
  .more-forms > summary::-webkit-details-marker {
    display: none;
  }
  .more-list,
  .line-actions,
  .party-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .more-list {
    padding-block-start: var(--_space-2);
  }
  .more-list > .button,
  .offer > .button,
  .more-forms > .button {
    flex: 1 1 auto;
    width: 100%;
  }
  .queue {
    display: grid;
    gap: var(--_space-2);
  }
  .case-columns,
  .case-column {
    display: grid;
    align-content: start;
    gap: var(--_space-4);
    min-width: 0;
  }
  .case-section {
    display: grid;
    gap: var(--_space-2);
    min-width: 0;
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_card-background);
  }
  .section-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    min-height: var(--_target-small);
  }
  .section-head > h4 {
    margin-inline-end: auto;
    color: var(--_ink);
    font-size: var(--_text-3);
  }
  .count {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .lines,
  .parties,
  .bodies {
    display: grid;
  }
  .line,
  .body-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    min-width: 0;
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .lines > :first-child,
  .bodies > :first-child {
    padding-top: 0;
  }
  .case-section > h5 {
    margin-block-start: var(--_space-2);
  }
  .lines > :last-child,
  .bodies > :last-child,
  .parties > :last-child {
    border-bottom: 0;
    padding-bottom: 0;
  }
  .line.tall {
    display: grid;
    gap: var(--_space-1);
  }
  .line > b,
  .line p > b {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .line > .icon {
    --_icon: 18px;
    color: var(--_ok);
  }
  .line.awaited > .icon {
    color: var(--_ink-3);
  }
  .body-line {
    padding: 6px 0;
  }
  .body-line > .sub {
    flex: 0 0 8em;
  }
  .parties > li {
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
  }
  .party {
    display: grid;
    gap: var(--_space-1) var(--_space-3);
    min-width: 0;
  }
  .party-text {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .party-text b {
    font-size: var(--_text-3);
    font-weight: 600;
  }
  .party-consent {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .standing {
    margin-block-start: var(--_space-2);
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line-2);
  }
  .standing > li {
    padding-block: var(--_space-1);
  }
  .search {
    display: grid;
    gap: 2px;
  }
  .ending {
    display: grid;
    gap: var(--_space-1);
  }
  .ending > h4 {
    color: var(--_ink);
  }
  .case .timeline {
    padding-block-start: var(--_space-3);
  }
  @container case (min-width: 560px) {
    .offer-list {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--_space-3) var(--_space-4);
    }
    .more-list > .button,
    .offer > .button,
    .more-forms > .button {
      flex: 0 0 auto;
      width: auto;
    }
    .offer {
      justify-items: start;
    }
    .party {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .party-consent {
      justify-content: flex-end;
      align-self: start;
      max-width: 16em;
    }
    .party-actions {
      grid-column: 1 / -1;
    }
  }
  /* Eight names do not fit beside each other on a phone: there the one that counts is named. */
  @container case (max-width: 559px) {
    .stage:not(.now) > .stage-name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .stage.now > .stage-name {
      width: max-content;
      max-width: 9em;
    }
    .stage.now:last-child > .stage-name {
      justify-self: end;
    }
    .stage.now:first-child > .stage-name {
      justify-self: start;
    }
  }
  @container case (min-width: 900px) {
    .case-columns {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .stage.done > .stage-mark,
    .stage.now > .stage-mark {
      border-color: Highlight;
    }
  }
`;
