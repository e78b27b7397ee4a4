import type { Doorplate } from '@wardkit/contract/doorplates';
import { formatPlateCode } from '@wardkit/contract/plate';
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { encodeQrSymbol } from '../qr/encode.ts';
import { QUIET_ZONE } from '../qr/symbol.ts';
import { fitText, PAGE, type PlateMeasures, type PlateSize, plateMeasures, platePlaces } from './layout.ts';

/** Ten units a millimetre. */
const UNIT = 10;
const units = (millimetres: number) => Math.round(millimetres * UNIT * 10) / 10;

/** The A4 pages that hold these plates. Paper colours are fixed: a printed plate has no theme. */
export function platePages(
  plates: readonly Doorplate[],
  size: PlateSize,
  pageLabel: (page: number, pages: number) => string,
): TemplateResult[] {
  const measures = plateMeasures(size);
  const places = platePlaces(measures);
  const pages = Math.ceil(plates.length / places.length);
  return Array.from({ length: pages }, (_, page) => {
    const here = plates.slice(page * places.length, (page + 1) * places.length);
    return html`<svg class="paper" viewBox="0 0 ${units(PAGE.width)} ${units(PAGE.height)}" role="img" aria-label=${pageLabel(page + 1, pages)}>
      <rect class="sheet-ground" width=${units(PAGE.width)} height=${units(PAGE.height)}></rect>
      ${here.map((plate, index) => {
        const place = places[index] ?? { x: 0, y: 0 };
        return svg`<g data-code=${plate.code} transform="translate(${units(place.x)} ${units(place.y)})">${plateDrawing(plate, measures)}</g>`;
      })}
    </svg>`;
  });
}

function plateDrawing(plate: Doorplate, measures: PlateMeasures): SVGTemplateResult {
  const { qr, width, height, edge, qrTop } = measures;
  const { address, code, link } = plate;
  const over = [address.county, address.township, address.community].filter(Boolean).join(' · ');
  const overText = fitText(over, qr, qr * 0.052);
  const main = fitText(address.text, qr, qr * 0.13);
  const overSize = Math.min(overText.size, qr * 0.052);
  const overLine = edge + overSize * 0.9;
  const firstLine = overLine + (main.lines.length === 1 ? qr * 0.06 + main.size : qr * 0.025 + main.size);
  const corner = qr * 0.035;
  return svg`
    ${cutMarks(width, height)}
    <rect class="plate-ground" width=${units(width)} height=${units(height)} rx=${units(corner)}></rect>
    <rect class="plate-line" x=${units(qr * 0.018)} y=${units(qr * 0.018)} width=${units(width - qr * 0.036)} height=${units(height - qr * 0.036)} rx=${units(corner * 0.7)} stroke-width=${units(qr * 0.006)}></rect>
    ${writing(over, width / 2, overLine, overSize, 'plate-small', qr)}
    ${main.lines.map((line, index) => writing(line, width / 2, firstLine + index * main.size * 1.16, main.size, 'plate-large', qr))}
    ${qrDrawing(link, edge, qrTop, qr)}
    ${writing(formatPlateCode(code), width / 2, qrTop + qr + qr * 0.115, qr * 0.088, 'plate-code', qr)}
  `;
}

/** Type, narrowed to the field where the estimate of its width was too small. */
function writing(text: string, x: number, y: number, size: number, look: string, room: number): SVGTemplateResult {
  const wide = Array.from(text).length * size > room * 1.9 ? units(room) : undefined;
  return wide === undefined
    ? svg`<text class=${look} x=${units(x)} y=${units(y)} font-size=${units(size)}>${text}</text>`
    : svg`<text class=${look} x=${units(x)} y=${units(y)} font-size=${units(size)} textLength=${wide} lengthAdjust="spacingAndGlyphs">${text}</text>`;
}

function qrDrawing(link: string, left: number, top: number, side: number): SVGTemplateResult {
  let symbol: ReturnType<typeof encodeQrSymbol>;
  try {
    symbol = encodeQrSymbol(link);
  } catch {
    // A server that sends no plate link gets an empty field: better than a plate that says something else.
    return svg`<rect class="qr-ground" x=${units(left)} y=${units(top)} width=${units(side)} height=${units(side)}></rect>`;
  }
  const scale = (side * UNIT) / (symbol.modules + 2 * QUIET_ZONE);
  return svg`<g transform="translate(${units(left)} ${units(top)}) scale(${scale})" data-modules=${symbol.modules}>
    <rect class="qr-ground" width=${symbol.modules + 2 * QUIET_ZONE} height=${symbol.modules + 2 * QUIET_ZONE} rx="1.5"></rect>
    <path class="qr-dark" transform="translate(${QUIET_ZONE} ${QUIET_ZONE})" d=${symbol.path} fill-rule="evenodd"></path>
  </g>`;
}

/** Two strokes at each corner, outside the plate, where the knife goes. */
function cutMarks(width: number, height: number): SVGTemplateResult {
  const [from, to] = [0.8, 2.6];
  const lines = [0, width].flatMap((x) =>
    [0, height].flatMap((y) => {
      const outX = x === 0 ? -1 : 1;
      const outY = y === 0 ? -1 : 1;
      return [
        [x + outX * from, y, x + outX * to, y],
        [x, y + outY * from, x, y + outY * to],
      ];
    }),
  );
  return svg`<path class="cut" d=${lines.map(([x1, y1, x2, y2]) => `M${units(x1 ?? 0)} ${units(y1 ?? 0)}L${units(x2 ?? 0)} ${units(y2 ?? 0)}`).join('')}></path>`;
}
