import { type FileKind, READABLE_KINDS, SNIFF_BYTES, type SniffedFile, sniff } from '../../qr/sniff.ts';

/** The longest side of a kept photograph, in pixels. */
export const longestSide = 2048;
/** A picture of more pixels than this would not fit into the memory of a phone while it is decoded. */
export const mostPixels = 250_000_000;

/** Why a file was not taken. */
export type PhotoRefusal =
  | { readonly reason: 'empty' }
  /** By its bytes it is no picture, whatever its name says. */
  | { readonly reason: 'not-a-picture'; readonly found: FileKind }
  /** An iPhone's HEIC, in a browser that can't read it. */
  | { readonly reason: 'heic' }
  /** Damaged, cut short, or of a kind that this browser does not know. */
  | { readonly reason: 'unreadable' }
  | { readonly reason: 'too-many-pixels' };

/** A photograph ready to be kept: JPEG, upright, without metadata. */
export type PhotoIntake =
  | { readonly ok: true; readonly photograph: Blob; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/**
 * Takes a file that a person chose or a camera made: looks at its bytes, not its name; turns it upright, scales it down
 * to {@link longestSide} and writes it anew as JPEG, so that place, time and device are not in it any more. Everything
 * happens on the device.
 *
 * @param signal ends the work early: the promise then rejects with its reason
 */
export async function takePhotograph(file: Blob, signal?: AbortSignal): Promise<PhotoIntake> {
  if (file.size === 0) return refused({ reason: 'empty' });
  let sniffed: SniffedFile;
  try {
    sniffed = sniff(new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer()));
  } catch {
    return refused({ reason: 'unreadable' }); // moved or deleted since it was chosen
  }
  const { kind, size } = sniffed;
  if (!READABLE_KINDS.includes(kind) && kind !== 'heic') return refused({ reason: 'not-a-picture', found: kind });
  if (size !== null && size.width * size.height > mostPixels) return refused({ reason: 'too-many-pixels' });
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  signal?.throwIfAborted();
  if (bitmap === null) return refused({ reason: kind === 'heic' ? 'heic' : 'unreadable' });
  try {
    return await writeAnew(bitmap);
  } finally {
    bitmap.close();
  }
}

async function writeAnew(bitmap: ImageBitmap): Promise<PhotoIntake> {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = surface(width, height);
  const context = canvas.getContext('2d', { alpha: false }) as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (context === null) return refused({ reason: 'unreadable' });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const photograph = await jpegOf(canvas);
  return photograph?.type === 'image/jpeg'
    ? { ok: true, photograph, width, height }
    : refused({ reason: 'unreadable' });
}

// Safari 16.4 has OffscreenCanvas only without a 2d context.
function surface(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
  const offscreen = 'OffscreenCanvas' in globalThis ? new OffscreenCanvas(width, height) : null;
  if (offscreen?.getContext('2d', { alpha: false })) return offscreen;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function jpegOf(canvas: OffscreenCanvas | HTMLCanvasElement): Promise<Blob | null> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.85);
  });
}

function refused(refusal: PhotoRefusal): PhotoIntake {
  return { ok: false, refusal };
}
