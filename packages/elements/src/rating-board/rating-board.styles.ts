import { css } from 'lit';

export const styles = css`
  .tools {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .board {
    padding: var(--_space-4);
    background: var(--_canvas);
  }
  .paper {
    width: 100%;
    max-width: 460px;
    height: auto;
    margin-inline: auto;
    border: 1px solid var(--_line-2);
  }
  .panel > .notice {
    margin: var(--_space-3) var(--_space-4) 0;
  }
  .why {
    padding: 0 var(--_space-4) var(--_space-4);
    background: var(--_canvas);
  }
  .why > summary {
    display: list-item;
    min-height: var(--_target);
    padding-block: var(--_space-3);
    list-style-position: inside;
    font-weight: 600;
    cursor: pointer;
  }
  .why ul {
    display: grid;
    gap: var(--_space-2);
  }
  .why li li {
    padding-inline-start: var(--_space-4);
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  @container widget (min-width: 640px) {
    .tools {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
    }
  }
  @media (forced-colors: active) {
    .paper {
      border-color: CanvasText;
    }
  }
  @media print {
    .panel-head,
    .tools,
    .why,
    .panel > .notice {
      display: none;
    }
    .panel {
      border: 0;
      border-radius: 0;
      background: none;
      overflow: visible;
    }
    .board {
      padding: 0;
      background: none;
    }
    .paper {
      width: 210mm;
      max-width: none;
      border: 0;
    }
  }
`;
