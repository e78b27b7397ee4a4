import { css } from 'lit';

/** An item with its three answers, and the links that lead to one. */
export const itemStyles = css`
  .item {
    display: grid;
    gap: 10px;
    min-width: 0;
  }
  .item-head {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
  }
  .item-source {
    color: var(--_ink-3);
    overflow-wrap: anywhere;
  }
  .item-text {
    overflow-wrap: anywhere;
  }
  .item-tools {
    display: flex;
    flex: none;
    align-items: center;
    margin-block: -8px;
    margin-inline-end: -10px;
    --_icon: 18px;
  }
  .item-source > em {
    white-space: nowrap;
    font-style: normal;
    font-weight: 600;
  }
  .advice {
    display: flex;
    align-items: flex-start;
    gap: 6px;
  }
  .advice > .icon {
    margin-top: calc((var(--_text-1) * var(--_leading) - var(--_icon)) / 2);
  }
  .limit {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_accent);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  .limit > .icon {
    margin-top: calc((var(--_text-1) * var(--_leading) - var(--_icon)) / 2);
  }
  .advice,
  .limit {
    --_icon: 16px;
  }
  .last-found.fault-before {
    color: var(--_moderate);
    font-weight: 600;
  }
  .fault {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px var(--_space-2);
    padding-top: 10px;
    border-top: 1px dashed var(--_line-2);
  }
  .deadline {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .deadline.extreme > strong,
  strong.deadline.extreme {
    color: var(--_extreme);
  }
  .deadline.severe > strong,
  strong.deadline.severe {
    color: var(--_severe);
  }
  .item-link {
    display: block;
    width: 100%;
    min-height: var(--_target-least);
    margin: 0;
    padding: var(--_space-1) 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: 550 var(--_text-2) / var(--_leading) var(--_font);
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .item-name {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  @media (hover: hover) {
    .item-link:hover {
      color: var(--_accent-strong);
      text-decoration-thickness: 2px;
    }
  }
  @media (forced-colors: active) {
    .item-link {
      padding-inline: var(--_space-2);
      border: 1px solid LinkText;
      color: LinkText;
    }
  }
`;
