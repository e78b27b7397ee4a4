import { css } from 'lit';

export const styles = css`
  .tools {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .pages {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
    background: var(--_canvas);
  }
  .paper {
    width: 100%;
    height: auto;
    border: 1px solid var(--_line-2);
  }
  .panel > .notice,
  .outcome > .notice {
    margin: var(--_space-3) var(--_space-4) 0;
  }
  .outcome:focus {
    outline: 0;
  }
  .more {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: 0 var(--_space-4) var(--_space-4);
    background: var(--_canvas);
  }
  @container widget (min-width: 640px) {
    .tools {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
    }
    .pages {
      grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
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
    .more,
    .outcome,
    .panel > .notice {
      display: none;
    }
    .panel {
      border: 0;
      border-radius: 0;
      background: none;
      overflow: visible;
    }
    .pages {
      display: block;
      padding: 0;
      background: none;
    }
    .paper {
      width: 210mm;
      border: 0;
    }
  }
`;
