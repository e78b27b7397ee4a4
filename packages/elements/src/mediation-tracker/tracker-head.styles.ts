import { css } from 'lit';

/** The head: whose mediations these are, views, figures. */
export const headStyles = css`
  .tracker-head {
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-3);
  }
  .title {
    display: flex;
    flex: 1 1 14em;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-3);
    min-width: 0;
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .notices {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4) 0;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    border-bottom: 1px solid var(--_line);
  }
  .figure {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: 12px var(--_space-4);
    border-inline-start: 1px solid var(--_line);
    min-width: 0;
  }
  .figure:first-child {
    border-inline-start: 0;
  }
  .figure dd {
    font-size: var(--_text-5);
    font-weight: 650;
    line-height: var(--_leading-tight);
  }
  .figure dd.severe {
    color: var(--_severe);
  }
  .outcomes {
    border-bottom: 1px solid var(--_line);
  }
  .outcomes > summary {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_target-least);
    padding: 6px var(--_space-4);
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 550;
    cursor: pointer;
  }
  .outcomes > summary::before {
    content: '';
    width: 7px;
    height: 7px;
    border-inline-end: 2px solid;
    border-block-end: 2px solid;
    rotate: -45deg;
  }
  .outcomes[open] > summary::before {
    rotate: 45deg;
  }
  .outcomes-body {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-1) var(--_space-4) var(--_space-4);
  }
  .outcome-list {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-5);
  }
  .outcome-list > div {
    display: flex;
    gap: var(--_space-2);
  }
  .outcome-list dt {
    color: var(--_ink-2);
  }
  .outcome-list dd {
    font-weight: 650;
  }
  .pick {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  .pick > select {
    width: auto;
    max-width: 100%;
    min-height: var(--_target-small);
    padding-block: 4px;
  }
  .outcomes .pick {
    justify-self: start;
  }
  @container widget (max-width: 640px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .figure:nth-child(odd) {
      border-inline-start: 0;
    }
    .figure:nth-child(n + 3) {
      border-block-start: 1px solid var(--_line);
    }
    .tracker-head > .button {
      flex: 1 1 100%;
    }
  }
  .opened {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4) var(--_space-5);
  }
  .back {
    justify-self: start;
    min-height: var(--_target-small);
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .back > .back-words {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .back > .close-mark {
    display: none;
  }
  @media print {
    .views,
    .back,
    .tracker-head > .button,
    .outcomes,
    .filters {
      display: none;
    }
  }
`;
