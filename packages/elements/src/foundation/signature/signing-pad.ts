import SignaturePad from 'signature_pad';

/** The picture of a signature, in pixels: sharp at the size of a line on A4, and small to send. */
export const signatureWidth = 900;
export const signatureHeight = 300;

/** Each step back is a picture in memory, about a megabyte. */
const mostSteps = 16;
/** Half the width of the line, in pixels of the picture. One width all along says nothing about the speed of the hand. */
const penRadius = 2.2;
const paper = '#ffffff';
const ink = '#10131a';

/** A canvas that is written on. What is kept of a stroke is its picture: no points, no pressure and no times. */
export class SigningPad {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #pad: SignaturePad;
  readonly #before: ImageData[] = [];
  readonly #changed: () => void;

  /**
   * @param changed is called after each stroke
   * @throws Error where the browser gives no canvas to draw on.
   */
  constructor(canvas: HTMLCanvasElement, changed: () => void) {
    this.#canvas = canvas;
    this.#changed = changed;
    // The picture has its own size, whatever the screen's: nothing is lost when a phone is turned.
    canvas.width = signatureWidth;
    canvas.height = signatureHeight;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('The browser gave no canvas to sign on.');
    this.#context = context;
    this.#pad = new SignaturePad(canvas, {
      backgroundColor: paper,
      penColor: ink,
      minDistance: 2,
      throttle: 0,
      canvasContextOptions: { willReadFrequently: true },
    });
    this.#pad.addEventListener('beginStroke', this.#begin);
    this.#pad.addEventListener('endStroke', this.#end);
  }

  get isEmpty(): boolean {
    return this.#before.length === 0;
  }

  /** Takes the last stroke back. */
  undo(): void {
    const before = this.#before.pop();
    if (before === undefined) return;
    this.#context.putImageData(before, 0, 0);
    this.#changed();
  }

  clear(): void {
    this.#before.length = 0;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#pad.clear();
    this.#changed();
  }

  /** Dark ink on white, as PNG. */
  picture(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.#canvas.toBlob((blob) => {
        if (blob?.type === 'image/png') resolve(blob);
        else reject(new Error('The browser made no picture of the signature.'));
      }, 'image/png');
    });
  }

  /** Lets go of the canvas and of every listener. */
  release(): void {
    this.#pad.off();
    this.#pad.removeEventListener('beginStroke', this.#begin);
    this.#pad.removeEventListener('endStroke', this.#end);
    this.#before.length = 0;
  }

  readonly #begin = () => {
    // The oldest step goes first: then the strokes before it can only be cleared together.
    if (this.#before.length === mostSteps) this.#before.shift();
    this.#before.push(this.#context.getImageData(0, 0, signatureWidth, signatureHeight));
    // The pad counts in pixels of the page.
    const scale = signatureWidth / this.#canvas.getBoundingClientRect().width;
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
    const radius = penRadius / scale;
    Object.assign(this.#pad, { minWidth: radius, maxWidth: radius, dotSize: radius * 1.3 });
  };

  readonly #end = () => {
    // The pad remembers points with their times and pressure, to draw them anew: they are not wanted.
    this.#pad.toData().length = 0;
    this.#changed();
  };
}
