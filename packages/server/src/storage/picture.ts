import sharp from 'sharp';

type Bytes = Uint8Array<ArrayBuffer>;

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** What the server keeps of a picture. */
export interface KeptPicture {
  readonly bytes: Bytes;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

// One thread: others' calls go on meanwhile.
sharp.concurrency(1);

/** A picture that would unpack to more is refused before it is unpacked. */
const mostPixels = 50_000_000;
const mostSeconds = 20;
/** The longest side of the kept copy, in pixels. */
const longestSide = 4096;

/**
 * The type of a picture by its first bytes, whatever it was called, or null for anything else.
 *
 * @example sniffPicture(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])) // 'image/jpeg'
 */
export function sniffPicture(bytes: Uint8Array): PictureType | null {
  const begins = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  return null;
}

/**
 * Makes the copy to keep: upright, at most 4096 pixels long, in sRGB, without location or any other metadata.
 *
 * @returns null when the bytes are no picture of a taken type, are damaged, or would unpack to more than 50 megapixels
 */
export async function keepPicture(bytes: Bytes): Promise<KeptPicture | null> {
  const type = sniffPicture(bytes);
  if (type === null) return null;
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const encoded =
      type === 'image/png'
        ? picture.png()
        : type === 'image/webp'
          ? picture.webp({ quality: 85 })
          : picture.jpeg({ quality: 85 });
    const { data, info } = await encoded.timeout({ seconds: mostSeconds }).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), mediaType: type, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
