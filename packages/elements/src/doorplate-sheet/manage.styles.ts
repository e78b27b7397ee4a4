import { css } from 'lit';

/** The list of plates, and the dialog in which one is issued, replaced or revoked. */
export const manageStyles = css`
  .plates {
    border-bottom: 1px solid var(--_line);
  }
  .plates > summary {
    display: list-item;
    min-height: var(--_target);
    padding: var(--_space-3) var(--_space-4);
    list-style-position: inside;
    font-weight: 600;
    cursor: pointer;
  }
  .plates > .who {
    padding: 0 var(--_space-4) var(--_space-3);
  }
  .plate-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-top: 1px solid var(--_line);
  }
  .plate-row > .grow {
    flex-basis: 14em;
  }
  .plate-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .plate-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .plate-change {
    display: grid;
    gap: var(--_space-4);
  }
  .plate-named {
    display: grid;
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
  @media print {
    .plates {
      display: none;
    }
  }
`;
