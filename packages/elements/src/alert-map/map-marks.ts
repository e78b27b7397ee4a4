import { type MarkShape, postShape, urgencyShapes } from './mark-shapes.ts';

/** How marks and labels look: colours as the browser computed them, so that they follow themes and forced colours. */
export interface MapLook {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
  /** By the number of the urgency: unknown, immediate, urgent, normal, low. */
  readonly urgencies: readonly string[];
  readonly post: string;
  readonly font: string;
  /** Pixels of text on the map. */
  readonly textSize: number;
  /** Pixels of a mark. */
  readonly markSize: number;
}

/** The words on labels. */
export interface MapWords {
  readonly priorities: Readonly<Record<string, string>>;
  readonly unknownPriority: string;
  readonly categories: Readonly<Record<string, string>>;
  readonly unknownCategory: string;
  readonly postLabel: (label: string) => string;
  readonly postCount: (count: number) => string;
}

/** The key of an alert's label: urgency and kind are its words. */
export function labelKey(priority: string, category: string): string {
  return `${encodeURIComponent(priority)}/${encodeURIComponent(category)}`;
}

/** Clusters of more than this say so with a plus. */
const mostCounted = 999;
const labelWidth = 220;

/**
 * Draws a mark or a label by its key: `mark/URGENCY/COUNT`, `alert/PRIORITY/CATEGORY`, `post`, `post-label/COUNT/LABEL`.
 *
 * @returns null for any other key, such as an image of the portal's own style
 */
export function drawMark(key: string, look: MapLook, words: MapWords, ratio: number): ImageData | null {
  const [kind, first = '', second = ''] = key.split('/');
  const text = decodeURIComponent(second);
  switch (kind) {
    case 'mark': {
      const urgency = Number(first);
      const shape = urgencyShapes[urgency];
      return shape === undefined ? null : mark(shape, look.urgencies[urgency] ?? look.ink, Number(second), look, ratio);
    }
    case 'post':
      return mark(postShape, look.post, 1, look, ratio);
    case 'alert': {
      const priority = words.priorities[decodeURIComponent(first)] ?? words.unknownPriority;
      return label([priority, words.categories[text] ?? words.unknownCategory].join(' · '), look, ratio);
    }
    case 'post-label':
      return label(Number(first) === 1 ? words.postLabel(text) : words.postCount(Number(first)), look, ratio);
    default:
      return null;
  }
}

/** What is drawn when a count is too high to be exact. */
function countText(count: number): string {
  return count > mostCounted ? `${mostCounted}+` : String(count);
}

function canvas(width: number, height: number, ratio: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = Math.ceil(width * ratio);
  element.height = Math.ceil(height * ratio);
  const context = element.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser draws nothing.');
  context.scale(ratio, ratio);
  return context;
}

function picture(context: CanvasRenderingContext2D): ImageData {
  const { width, height } = context.canvas;
  return context.getImageData(0, 0, width, height);
}

function mark(shape: MarkShape, colour: string, count: number, look: MapLook, ratio: number): ImageData {
  const { markSize, textSize, surface, ink } = look;
  const badge = count > 1 ? countText(count) : '';
  const badgeHeight = Math.round(textSize * 1.4);
  const badgeWidth = badge === '' ? 0 : Math.max(badgeHeight, badge.length * textSize * 0.62 + textSize * 0.7);
  // Even on both sides, so that the shape stands on its point.
  const width = markSize + 2 * badgeWidth;
  const context = canvas(width, markSize + 4, ratio);
  context.save();
  context.translate(badgeWidth, 2);
  context.scale(markSize / 24, markSize / 24);
  const body = new Path2D(shape.body);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = surface;
  context.stroke(body);
  context.fillStyle = colour;
  context.fill(body);
  context.fillStyle = surface;
  context.fill(new Path2D(shape.sign));
  context.restore();
  if (badge !== '') {
    const left = badgeWidth + markSize - badgeHeight * 0.4;
    context.fillStyle = surface;
    context.strokeStyle = ink;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left + 0.5, 1.5, badgeWidth - 1, badgeHeight - 1, badgeHeight / 2);
    context.fill();
    context.stroke();
    write(context, badge, left + badgeWidth / 2, 1 + badgeHeight / 2, look, 700);
  }
  return picture(context);
}

function label(text: string, look: MapLook, ratio: number): ImageData {
  const { textSize, surface, line } = look;
  const measuring = canvas(1, 1, 1);
  measuring.font = `600 ${textSize}px ${look.font}`;
  let shown = text;
  const letters = [...text];
  while (measuring.measureText(shown).width > labelWidth && letters.length > 1) {
    letters.pop();
    shown = `${letters.join('')}…`;
  }
  const width = Math.ceil(measuring.measureText(shown).width) + textSize;
  const height = Math.round(textSize * 1.5);
  const context = canvas(width, height, ratio);
  context.fillStyle = surface;
  context.strokeStyle = line;
  context.beginPath();
  context.roundRect(0.5, 0.5, width - 1, height - 1, 4);
  context.fill();
  context.stroke();
  write(context, shown, width / 2, height / 2, look, 600);
  return picture(context);
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { font, textSize, ink }: MapLook,
  weight: number,
): void {
  context.fillStyle = ink;
  context.font = `${weight} ${textSize}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}
