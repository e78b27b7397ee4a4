import { css } from 'lit';

/** The native `<progress>`, looking like the tokens. */
export const progress = css`
  progress {
    display: block;
    width: 100%;
    height: var(--_progress-height);
    overflow: hidden;
    border: 0;
    border-radius: 999px;
    background: var(--_progress-track);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--_progress-track);
  }
  progress::-webkit-progress-value {
    border-radius: 999px;
    background: var(--_progress-fill);
  }
  progress::-moz-progress-bar {
    border-radius: 999px;
    background: var(--_progress-fill);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
    progress::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
