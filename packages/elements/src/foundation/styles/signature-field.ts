import { css } from 'lit';

/** `SignatureField`: white paper with dark ink in every theme, since it is what will be printed. */
export const signatureField = css`
  .signature {
    gap: var(--_space-2);
  }
  .signature-pad,
  .signature-picture {
    width: 100%;
    max-width: 600px;
    height: auto;
    aspect-ratio: 3 / 1;
    border: 1px solid var(--_control);
    border-radius: var(--_field-radius);
    background: #fff;
    forced-color-adjust: none;
  }
  .signature-pad {
    border-style: dashed;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .signature-picture {
    max-width: 300px;
  }
  .signature-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    max-width: 600px;
  }
  .signature-actions > .primary {
    flex: 1 1 auto;
  }
  .signature-kinds {
    display: grid;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_target);
    cursor: pointer;
  }
  .signature-reason {
    overflow-wrap: anywhere;
  }
`;
