import type { Pixels } from './pixels.ts';

/** Something that finds QR codes in pixels. */
export interface QrEngine {
  readonly name: 'zxing' | 'plain';
  /**
   * The texts of the codes in the picture; none when there is none that can be read whole.
   *
   * @param look `thorough` for a picture that a person chose, `quick` for one of many camera frames
   */
  read(pixels: Pixels, look: 'thorough' | 'quick'): Promise<readonly string[]>;
}
