import { css } from 'lit';

/** The stars and why. */
export const starsStyles = css`
  .preview {
    display: grid;
    gap: var(--_space-3);
  }
  .preview-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-2);
  }
  .preview-head > .sub {
    flex-basis: 100%;
  }
  .preview-word {
    font-size: var(--_text-3);
    font-weight: 650;
  }
  .preview-word::first-letter,
  .versus-head p::first-letter {
    text-transform: uppercase;
  }
  .stars {
    display: inline-flex;
    gap: 3px;
    --_icon: 24px;
  }
  .star {
    color: var(--_control);
  }
  .star.on {
    color: var(--_star);
  }
  .star.on > .icon {
    fill: currentColor;
  }
  .stars.open > .star.on > .icon {
    fill: none;
  }
  .item-link + .weight {
    margin-top: -4px;
  }
  .aspect-scores .fact {
    padding-block: 6px;
  }
  .reasons,
  .reason-items,
  .links {
    display: grid;
    gap: var(--_space-1);
  }
`;
