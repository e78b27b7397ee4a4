import { css } from 'lit';

/** The photographs of one place, as `photoField()` draws them. */
export const photoField = css`
  .photographs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .photograph,
  .add {
    position: relative;
  }
  .picture,
  .add-face {
    display: grid;
    place-items: center;
    place-content: center;
    gap: 2px;
    width: calc(var(--_target) + 28px);
    height: calc(var(--_target) + 28px);
    border-radius: 8px;
    font-size: var(--_text-1);
    line-height: var(--_leading-tight);
    text-align: center;
  }
  .picture {
    background: var(--_surface-3);
    color: var(--_ink-2);
    object-fit: cover;
  }
  .picture.lost {
    border: 1px solid var(--_extreme);
    color: var(--_extreme);
  }
  .add-face {
    width: auto;
    min-width: calc(var(--_target) + 28px);
    padding: 4px;
    border: 1.5px dashed var(--_control);
    background: var(--_surface-2);
    color: var(--_ink-2);
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
    --_icon: 22px;
  }
  .add:focus-within > .add-face {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .remove {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: start end;
    width: var(--_target);
    height: var(--_target);
    margin: 0;
    padding: 3px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_ink);
    cursor: pointer;
  }
  .remove-face {
    display: grid;
    place-items: center;
    width: 26px;
    height: 26px;
    border: 1px solid var(--_control);
    border-radius: 50%;
    background: var(--_surface);
    --_icon: 14px;
  }
  .picture.waiting {
    animation: wait 1.6s ease-in-out infinite alternate;
  }
  @media (forced-colors: active) {
    .remove {
      border: 1px solid ButtonText;
    }
  }
`;
