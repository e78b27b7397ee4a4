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

/**
 * A copy of twice the size, in between by the mean of what is near: a decoder finds modules of one or two pixels in it
 * that it misses in the picture.
 */
export function enlarge(pixels: Pixels): Pixels {
  const [width, height] = [pixels.width * 2, pixels.height * 2];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    // A pixel of the copy lies a quarter of a pixel beside the middle of the one that it comes from.
    const nearY = y >> 1;
    const farY = Math.min(pixels.height - 1, Math.max(0, nearY + (y & 1 ? 1 : -1)));
    for (let x = 0; x < width; x++) {
      const nearX = x >> 1;
      const farX = Math.min(pixels.width - 1, Math.max(0, nearX + (x & 1 ? 1 : -1)));
      const [nearest, beside] = [(nearY * pixels.width + nearX) * 4, (nearY * pixels.width + farX) * 4];
      const [below, across] = [(farY * pixels.width + nearX) * 4, (farY * pixels.width + farX) * 4];
      const into = (y * width + x) * 4;
      for (let channel = 0; channel < 4; channel++) {
        data[into + channel] =
          (9 * (pixels.data[nearest + channel] as number) +
            3 * (pixels.data[beside + channel] as number) +
            3 * (pixels.data[below + channel] as number) +
            (pixels.data[across + channel] as number)) /
          16;
      }
    }
  }
  return { data, width, height };
}

/**
 * A grey copy in which each place has the same contrast: what a lamp's veil or a shadow took is given back.
 *
 * @param reach how far around a pixel counts, in pixels: some modules
 */
export function evenOut(pixels: Pixels, reach: number): Pixels {
  const { data, width, height } = pixels;
  const grey = new Float64Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    const from = at * 4;
    grey[at] = ((data[from] as number) + 2 * (data[from + 1] as number) + (data[from + 2] as number)) / 4;
  }
  const sums = summed(grey, width, height);
  const squares = summed(
    grey.map((value) => value * value),
    width,
    height,
  );
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const count = (right - left) * (bottom - top);
      const mean = within(sums, width, left, top, right, bottom) / count;
      const variance = within(squares, width, left, top, right, bottom) / count - mean * mean;
      const at = y * width + x;
      // A bare wall has no contrast worth lifting: its noise stays small.
      const level = 128 + (((grey[at] as number) - mean) * 64) / Math.sqrt(Math.max(4, variance));
      out.fill(Math.min(255, Math.max(0, level)), at * 4, at * 4 + 3);
      out[at * 4 + 3] = 255;
    }
  }
  return { data: out, width, height };
}

/** Sums of all that lies above and left, one row and column more than the picture. */
function summed(values: Float64Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] as number;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row;
    }
  }
  return sums;
}

function within(sums: Float64Array, width: number, left: number, top: number, right: number, bottom: number): number {
  const at = (x: number, y: number) => sums[y * (width + 1) + x] as number;
  return at(right, bottom) - at(right, top) - at(left, bottom) + at(left, top);
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
