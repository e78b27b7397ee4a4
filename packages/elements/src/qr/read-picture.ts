import type { QrEngine } from './engine.ts';
import { loadEngines } from './load-engine.ts';
import { nativeDetector } from './native-detector.ts';
import type { Pixels } from './pixels.ts';
import { readPixels } from './read-pixels.ts';
import { type FileKind, READABLE_KINDS, SNIFF_BYTES, type SniffedFile, sniff } from './sniff.ts';

/** Why no text came out of a picture. */
export type PictureFailure =
  /** The file has no bytes. */
  | { readonly reason: 'empty-file' }
  /** By its bytes it is no picture, whatever its name says. */
  | { readonly reason: 'not-a-picture'; readonly found: FileKind }
  /** An iPhone's HEIC, in a browser that can't show it. */
  | { readonly reason: 'heic' }
  /** A picture that this browser can't decode: damaged, cut short, or of a kind it doesn't know. */
  | { readonly reason: 'undecodable'; readonly found: FileKind }
  /** A picture without a QR code that can be read. */
  | { readonly reason: 'no-code' }
  /** The decoder could not be fetched: offline before its first use. */
  | { readonly reason: 'decoder-missing' };

/** The texts of the QR codes in a picture (at least one), or why there is none. */
export type PictureReading =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly failure: PictureFailure };

/** A larger picture is scaled down to this long side while it is decoded, so that 48 megapixels fit into a phone. */
const LONGEST_SIDE = 4096;

/**
 * Reads the QR codes of a picture file of any size. Nothing is uploaded, kept or opened. The decoder (about 1 MB) is
 * fetched on the first call and not before.
 *
 * @param signal ends the work early: the promise then rejects with its reason
 */
export async function readPicture(file: Blob, { signal }: { signal?: AbortSignal } = {}): Promise<PictureReading> {
  if (file.size === 0) return failed({ reason: 'empty-file' });
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
  } catch {
    return failed({ reason: 'undecodable', found: 'unknown' }); // moved or deleted since it was chosen
  }
  const sniffed = sniff(head);
  if (!READABLE_KINDS.includes(sniffed.kind) && !['heic', 'tiff'].includes(sniffed.kind)) {
    return failed({ reason: 'not-a-picture', found: sniffed.kind });
  }
  const bitmap = await decodePicture(file, sniffed);
  signal?.throwIfAborted();
  if (!bitmap)
    return failed(sniffed.kind === 'heic' ? { reason: 'heic' } : { reason: 'undecodable', found: sniffed.kind });
  try {
    return await readBitmap(bitmap, signal);
  } finally {
    bitmap.close();
  }
}

async function readBitmap(bitmap: ImageBitmap, signal: AbortSignal | undefined): Promise<PictureReading> {
  const native = await nativeDetector();
  const seen = await native?.detect(bitmap).catch(() => []);
  if (seen && seen.length > 0) return { ok: true, texts: seen.map((code) => code.rawValue) };
  let engines: readonly QrEngine[];
  try {
    engines = await loadEngines();
  } catch {
    return failed({ reason: 'decoder-missing' });
  }
  const texts = await readPixels(pixelsOf(bitmap), engines, signal);
  return texts.length > 0 ? { ok: true, texts } : failed({ reason: 'no-code' });
}

async function decodePicture(file: Blob, { size }: SniffedFile): Promise<ImageBitmap | null> {
  const longest = size ? Math.max(size.width, size.height) : 0;
  // Only the width is given, so that the browser keeps the shape also where EXIF turns the picture.
  const resize: ImageBitmapOptions =
    size && longest > LONGEST_SIDE
      ? { resizeWidth: Math.round((size.width * LONGEST_SIDE) / longest), resizeQuality: 'medium' }
      : {};
  try {
    return await createImageBitmap(file, resize);
  } catch {
    return null;
  }
}

/** The pixels of a bitmap, on white where the picture is transparent. */
function pixelsOf(bitmap: ImageBitmap): Pixels {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new DOMException('no 2d canvas here', 'NotSupportedError');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function failed(failure: PictureFailure): PictureReading {
  return { ok: false, failure };
}
