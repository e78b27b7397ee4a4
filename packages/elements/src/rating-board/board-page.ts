import type { AspectRating } from '@wardkit/contract/ratings';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { fitText } from '../doorplate-sheet/layout.ts';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { encodeAddressSymbol } from '../qr/encode-address.ts';
import { type QrSymbol, QUIET_ZONE } from '../qr/symbol.ts';
import { linesOf } from './board-lines.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardFacts } from './rating-board.state.ts';
import { dialled } from './telephone.ts';

// Ten units a millimetre of A4; A3 is the same drawing, larger by the root of two.
const PAGE = { width: 2100, height: 2970 };
const LEFT = 210;
const WIDTH = PAGE.width - 2 * LEFT;
const MIDDLE = PAGE.width / 2;

/** The board as it hangs at the door: blue field, white type. Its colours are fixed: paper has no theme. */
export function drawBoard(
  facts: BoardFacts,
  objectionAddress: string | null,
  language: Language<RatingBoardMessages>,
): TemplateResult {
  const { address, rating } = facts;
  const { words, format } = language;
  const over = [address.county, address.township, address.community].filter(Boolean).join(' · ');
  const overType = fitText(over, WIDTH, 62);
  const main = fitText(address.text, WIDTH, 170);
  const mainTop = main.lines.length === 1 ? 470 : 410;
  return html`<svg class="paper" viewBox="0 0 ${PAGE.width} ${PAGE.height}" role="img" aria-label=${words.boardPicture(address.text, words.stars(rating.stars))}>
    <rect class="sheet-ground" width=${PAGE.width} height=${PAGE.height}></rect>
    <rect class="board-ground" x="100" y="100" width="1900" height="2770" rx="56"></rect>
    <rect class="board-line" x="128" y="128" width="1844" height="2714" rx="40"></rect>
    ${overType.lines.map((line, at) => text(line, MIDDLE, 262 + at * 60, overType.size, 'on-blue'))}
    ${main.lines.map((line, at) => text(line, MIDDLE, mainTop + at * main.size * 1.14, main.size, 'on-blue strong'))}
    <path class="board-rule" d="M${LEFT} 640H${LEFT + WIDTH}"></path>
    ${text(words.boardHeading, MIDDLE, 760, fitText(words.boardHeading, WIDTH, 88).size, 'on-blue strong')}
    ${[-1, 0, 1].map((at) => star(MIDDLE + at * 330, 980, at + 2 <= rating.stars))}
    ${text(words.stars(rating.stars), MIDDLE, 1250, 112, 'on-blue strong')}
    ${aspects(facts, language)}
    ${day(words.checkedOn, format.date(rating.ratedAt), LEFT, words.none)}
    ${day(words.nextCheck, rating.nextCheckDueOn ? format.date(rating.nextCheckDueOn) : null, MIDDLE + 30, words.none)}
    ${foot(facts, objectionAddress, words)}
  </svg>`;
}

function text(line: string, x: number, y: number, size: number, look: string): SVGTemplateResult {
  return svg`<text class=${look} x=${x} y=${Math.round(y)} font-size=${Math.round(size)}>${line}</text>`;
}

/** A star of five points around its middle. */
function star(x: number, y: number, isOn: boolean): SVGTemplateResult {
  const points = Array.from({ length: 10 }, (_, at) => {
    const radius = at % 2 === 0 ? 150 : 62;
    const angle = (Math.PI * at) / 5 - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return svg`<polygon class=${isOn ? 'board-star on' : 'board-star'} points=${points.join(' ')}></polygon>`;
}

const CARD = { top: 1330, row: 122 };

function aspects({ rating, standard }: BoardFacts, { words, tag, format }: Language<RatingBoardMessages>) {
  const rows = rating.aspects.slice(0, 4);
  const note = linesOf(words.rule, WIDTH - 120, 36, 2);
  const height = rows.length * CARD.row + 60 + note.length * 50;
  return svg`<rect class="board-card" x=${LEFT} y=${CARD.top} width=${WIDTH} height=${height} rx="30"></rect>
    ${rows.map((each, at) => aspectRow(each, nameOf(each, standard?.aspects, tag), CARD.top + 100 + at * CARD.row, words, format))}
    ${note.map((line, at) => text(line, LEFT + 60, CARD.top + rows.length * CARD.row + 82 + at * 50, 36, 'quiet start'))}`;
}

function nameOf({ aspect }: AspectRating, names: RentalCheckStandard['aspects'] | undefined, tag: string): string {
  const name = names?.[aspect];
  return name === undefined ? aspect : localized(name, tag).text;
}

function aspectRow(
  { score }: AspectRating,
  name: string,
  y: number,
  words: RatingBoardMessages,
  format: Language<unknown>['format'],
): SVGTemplateResult {
  const bar = { left: LEFT + 620, width: 580 };
  const fitted = fitText(name, 560, 60);
  return svg`${fitted.lines.map((line, at) => text(line, LEFT + 60, y - (fitted.lines.length - 1 - 2 * at) * 20, fitted.size, 'on-card strong start'))}
    <rect class="board-track" x=${bar.left} y=${y - 42} width=${bar.width} height="34" rx="17"></rect>
    ${score === null ? null : svg`<rect class="board-bar" x=${bar.left} y=${y - 42} width=${Math.round((bar.width * Math.max(4, score)) / 100)} height="34" rx="17"></rect>`}
    ${text(score === null ? words.notCounted : words.score(format.number(score)), LEFT + WIDTH - 60, y, 60, 'on-card strong end')}`;
}

function day(label: string, value: string | null, x: number, none: string): SVGTemplateResult {
  const width = WIDTH / 2 - 30;
  const shown = value ?? none;
  return svg`${text(label, x, 2070, 50, 'on-blue start')}
    ${text(shown, x, 2160, fitText(shown, width, 78).size, 'on-blue strong start')}`;
}

const FOOT = { top: 2230, height: 540 };

function foot({ station }: BoardFacts, address: string | null, words: RatingBoardMessages): SVGTemplateResult {
  const symbol = address === null ? null : symbolOf(address);
  const left = symbol === null ? LEFT + 60 : LEFT + FOOT.height + 20;
  const width = LEFT + WIDTH - 50 - left;
  const lines = linesOf(symbol === null ? words.howToObjectByVoice : words.howToObject, width, 40, 5);
  const name = fitText(station.name, width, 62);
  return svg`<rect class="board-card" x=${LEFT} y=${FOOT.top} width=${WIDTH} height=${FOOT.height} rx="30"></rect>
    ${symbol === null ? null : qr(symbol, LEFT, FOOT.top, FOOT.height)}
    ${text(words.objectHeading, left, FOOT.top + 88, fitText(words.objectHeading, width, 64).size, 'on-card strong start')}
    ${lines.map((line, at) => text(line, left, FOOT.top + 150 + at * 50, 40, 'on-card start'))}
    ${text(name.lines[0] ?? '', left, FOOT.top + FOOT.height - 118, Math.min(name.size, 62), 'on-card strong start')}
    ${text(dialled(station.telephone), left, FOOT.top + FOOT.height - 40, 74, 'on-card strong start')}`;
}

/** No QR at all is better than one that leads nowhere. */
function symbolOf(address: string): QrSymbol | null {
  try {
    return encodeAddressSymbol(address);
  } catch {
    return null;
  }
}

function qr(symbol: QrSymbol, left: number, top: number, side: number): SVGTemplateResult {
  const scale = side / (symbol.modules + 2 * QUIET_ZONE);
  return svg`<g transform="translate(${left} ${top}) scale(${scale})" data-modules=${symbol.modules}>
    <path class="qr-dark" transform="translate(${QUIET_ZONE} ${QUIET_ZONE})" d=${symbol.path} fill-rule="evenodd"></path>
  </g>`;
}
