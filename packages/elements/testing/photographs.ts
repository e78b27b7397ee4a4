import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Pixels } from '../src/qr/pixels.ts';

/** The public photographs, which lie beside the repository where they exist. */
const SET = new URL('../../../../shared/vectors/qr/', import.meta.url);

/**
 * What the text file beside a picture leaves out or has wrong. qrcode-2/13 says "photograph", and the code in it
 * "photography", as zxing, jsQR and qr agree, each alone. qrcode-2/16 is a code within a code: both texts are in it.
 */
const TRUTHS: Readonly<Record<string, readonly string[]>> = {
  'qrcode-2/13': ['The 2005 USGS aerial photography of the Washington Monument is censored.'],
  'qrcode-2/16': [
    '[外側QRコード]\r\n \r\n*ﾀﾞﾌﾞﾙQR*\r\nhttp://d-qr.net/ex/',
    '[内側QRコード]\r\n\r\n*ダブルQR*\r\nhttp://d-qr.net/ex/',
  ],
};

/** A picture and what its codes say. */
export interface Photograph {
  readonly name: string;
  /** The texts of all codes in it. */
  readonly truths: readonly string[];
  pixels(): Promise<Pixels>;
}

/** The folders of photographs that are here; none where the set isn't. */
export function photographFolders(): readonly string[] {
  if (!existsSync(SET)) return [];
  return readdirSync(SET, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The photographs of a folder. */
export function photographsOf(folder: string): readonly Photograph[] {
  const at = new URL(`${folder}/`, SET);
  return readdirSync(at)
    .filter((file) => /\.(png|jpe?g|gif)$/.test(file))
    .map((file) => {
      const name = `${folder}/${file.replace(/\.\w+$/, '')}`;
      return {
        name,
        truths: TRUTHS[name] ?? [readFileSync(new URL(`${name}.txt`, SET), 'utf8')],
        pixels: () => decoded(new URL(file, at)),
      };
    });
}

/** Whether a text is what a code of the photograph says; a text file may end with a line break that the code hasn't. */
export function isTrue(text: string, { truths }: Pick<Photograph, 'truths'>): boolean {
  return truths.some((truth) => truth.trim() === text.trim());
}

async function decoded(file: URL): Promise<Pixels> {
  const picture = sharp(readFileSync(file)).toColourspace('srgb').flatten({ background: 'white' }).ensureAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
