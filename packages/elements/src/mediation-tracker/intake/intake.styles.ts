import { css } from 'lit';

/** The form of the intake, and its receipt. */
export const intakeStyles = css`
  .intake {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
  }
  .intake-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }
  .template-list {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .intake .chip {
    white-space: normal;
  }
  .intake-columns {
    display: grid;
    gap: var(--_space-5);
  }
  .intake-dispute,
  .intake-parties {
    display: grid;
    align-content: start;
    gap: var(--_space-3);
    min-width: 0;
  }
  .intake-parties > .button {
    justify-self: start;
  }
  .field-pair {
    display: grid;
    gap: var(--_space-3);
  }
  .party {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-2) var(--_space-3) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_card-radius);
    background: var(--_surface-2);
  }
  .party-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    color: var(--_ink-2);
  }
  .party-more > summary {
    display: inline-flex;
    align-items: center;
    min-height: var(--_target-least);
    color: var(--_accent);
    font-weight: 550;
    cursor: pointer;
  }
  .party-rest {
    display: grid;
    gap: var(--_space-3);
    padding-top: var(--_space-2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_target-least);
  }
  .intake-foot,
  .intake-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space-2);
  }
  .intake-foot {
    position: sticky;
    bottom: 0;
    margin: 0 calc(-1 * var(--_space-4)) calc(-1 * var(--_space-4));
    padding: var(--_space-3) var(--_space-4);
    border-top: 1px solid var(--_line);
    background: var(--_surface);
  }
  .kept {
    display: flex;
    flex: 1 1 12em;
    align-items: center;
    gap: 6px;
  }
  .question {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: 2px solid var(--_extreme);
    border-radius: var(--_card-radius);
  }
  .receipt {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6) var(--_space-4);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .receipt-icon {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    border-radius: 50%;
    background: var(--_ok-soft);
    color: var(--_ok);
    --_icon: 26px;
  }
  .receipt.extreme .receipt-icon {
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .receipt-time {
    display: flex;
    align-items: center;
    gap: 6px;
    font-weight: 600;
  }
  .receipt .intake-actions {
    justify-content: center;
    margin-top: var(--_space-3);
  }
  @container widget (min-width: 560px) {
    .field-pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
  }
  @container widget (min-width: 900px) {
    .intake-columns {
      grid-template-columns: minmax(0, 1.25fr) minmax(340px, 1fr);
    }
  }
  @container widget (max-width: 560px) {
    .intake-foot {
      position: static;
    }
    .intake-foot > .button {
      flex: 1 1 auto;
    }
  }
`;
