import { html, type TemplateResult } from 'lit';
import { encodeQrSymbol, QUIET_ZONE } from './encode.ts';

/**
 * A QR with its quiet zone as SVG, black on white in every theme: a reader needs the contrast, not the person.
 * The size is the style sheet's business (class `qr`).
 *
 * @param label what it is, for a screen reader
 */
export function qrPicture(text: string, label: string): TemplateResult {
  const { modules, path } = encodeQrSymbol(text);
  const side = modules + 2 * QUIET_ZONE;
  return html`<svg class="qr" part="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label=${label} data-modules=${modules}>
    <rect width=${side} height=${side} fill="#fff"></rect>
    <path transform="translate(${QUIET_ZONE} ${QUIET_ZONE})" d=${path} fill="#000" fill-rule="evenodd"></path>
  </svg>`;
}
