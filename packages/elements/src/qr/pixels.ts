/** A picture as the decoders take it: RGBA, row by row, 4 bytes a pixel. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * A smaller copy, each pixel the mean of the pixels that it covers: that also takes out noise, which is why a picture
 * that can't be read at full size is looked at again at a half and a third.
 *
 * @param divisor 1 or more; need not be whole
 * @throws RangeError for a divisor below 1
 */
export function shrink(pixels: Pixels, divisor: number): Pixels {
  if (!(divisor >= 1)) throw new RangeError('a picture is shrunk by 1 or more');
  const width = Math.max(1, Math.round(pixels.width / divisor));
  const height = Math.max(1, Math.round(pixels.height / divisor));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * pixels.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * pixels.height) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * pixels.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * pixels.width) / width));
      meanInto(pixels, left, top, right, bottom, data, (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

function meanInto(
  pixels: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
  into: Uint8ClampedArray,
  at: number,
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let y = top; y < bottom; y++) {
    for (let from = (y * pixels.width + left) * 4, end = (y * pixels.width + right) * 4; from < end; from += 4) {
      red += pixels.data[from] ?? 0;
      green += pixels.data[from + 1] ?? 0;
      blue += pixels.data[from + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  into[at] = red / count;
  into[at + 1] = green / count;
  into[at + 2] = blue / count;
  into[at + 3] = 255;
}
