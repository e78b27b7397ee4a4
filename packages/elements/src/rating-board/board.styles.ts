import { css } from 'lit';

/** What stands on the board. */
export const boardStyles = css`
  .paper text {
    text-anchor: middle;
    fill: #fff;
  }
  .paper .on-card {
    fill: #0e2038;
  }
  .paper .quiet {
    fill: #45566e;
  }
  .paper .start {
    text-anchor: start;
  }
  .paper .end {
    text-anchor: end;
  }
  .paper .strong {
    font-weight: 700;
  }
  .board-ground {
    fill: #12479a;
  }
  .board-line {
    fill: none;
    stroke: #fff;
    stroke-opacity: 0.55;
    stroke-width: 8;
  }
  .board-rule {
    stroke: #fff;
    stroke-opacity: 0.55;
    stroke-width: 5;
  }
  .board-card {
    fill: #fff;
  }
  .board-track {
    fill: #dbe5f4;
  }
  .board-bar {
    fill: #12479a;
  }
  .board-star {
    fill: none;
    stroke: #fff;
    stroke-width: 10;
    stroke-linejoin: round;
  }
  .board-star.on {
    fill: #ffd24a;
    stroke: #ffd24a;
  }
`;
