import { css } from 'lit';

/** `DateField`: three fields side by side, as wide as what is typed into them. */
export const dateFields = css`
  .date-parts {
    display: flex;
    gap: var(--_space-2);
  }
  .date-part {
    display: grid;
    flex: 0 1 4.5em;
    min-width: 0;
    gap: 2px;
  }
  .date-part.year {
    flex-basis: 6em;
  }
`;

/** `ErrorSummary`: what is to be put right, above a form. */
export const errorSummary = css`
  .error-summary {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border: 2px solid var(--_extreme);
    border-radius: var(--_card-radius);
    background: var(--_surface);
  }
  .error-summary:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .error-summary-heading {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_extreme);
    font-weight: 650;
  }
  .error-summary-heading > .icon {
    margin-block: calc((var(--_text-2) * var(--_leading) - var(--_icon)) / 2);
  }
  .error-summary li {
    overflow-wrap: anywhere;
  }
  .error-summary a {
    display: inline-block;
    padding-block: var(--_space-1);
    color: var(--_extreme);
    font-weight: 550;
  }
`;
