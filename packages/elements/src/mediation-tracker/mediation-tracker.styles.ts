import { css } from 'lit';

/** What stands there before the parts are. */
export const styles = css`
  .panel {
    overflow: clip;
  }
  @media (forced-colors: active) {
    .panel {
      border-color: CanvasText;
    }
  }
`;
