import { css } from 'lit';

/** `.notice` (a line), `.state-notice` (a whole widget) and the skeleton; adopted by every widget. */
export const notices = css`
  .notice {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    padding: 10px var(--_space-3);
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--_surface-2);
    font-weight: 550;
  }
  .notice > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .notice-text {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .notice .sub {
    color: inherit;
    font-weight: 400;
  }
  .notice.accent {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .notice.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .notice.minor {
    background: var(--_minor-soft);
    color: var(--_minor);
  }
  .notice.moderate {
    background: var(--_moderate-soft);
    color: var(--_moderate);
  }
  .notice.severe {
    background: var(--_severe-soft);
    color: var(--_severe);
  }
  .notice.extreme {
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .in-place-of-widget {
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_card-background);
  }
  .state-notice {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6) var(--_space-4);
    text-align: center;
  }
  .state-notice-icon {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    margin-bottom: var(--_space-1);
    border-radius: 50%;
    background: var(--_surface-3);
    color: var(--_ink-2);
    --_icon: 24px;
  }
  .state-notice.moderate .state-notice-icon {
    background: var(--_moderate-soft);
    color: var(--_moderate);
  }
  .state-notice.extreme .state-notice-icon {
    background: var(--_extreme-soft);
    color: var(--_extreme);
  }
  .state-notice.accent .state-notice-icon {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .state-notice-heading {
    font-size: var(--_text-3);
    font-weight: 650;
    line-height: var(--_leading-tight);
  }
  .state-notice-body {
    max-width: 40em;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .state-notice-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    margin-top: var(--_space-2);
  }
  .skeleton {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
  }
  .skeleton-line {
    display: block;
    height: calc(var(--_text-2) * var(--_leading));
    border-radius: var(--_radius-1);
    background: var(--_skeleton-background);
    animation: wait 1.6s ease-in-out infinite alternate;
  }
  .skeleton-line:last-child {
    width: 62%;
  }
  @keyframes wait {
    from {
      opacity: 0.85;
    }
    to {
      opacity: 0.4;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border-color: CanvasText;
    }
    .skeleton-line {
      border: 1px solid GrayText;
    }
  }
`;
