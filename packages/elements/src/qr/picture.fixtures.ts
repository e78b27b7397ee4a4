import { encodeQrSymbol } from './encode.ts';
import { QUIET_ZONE } from './symbol.ts';

/** A picture file of a QR, as a person would choose it. */
export async function qrFile(text: string, { side = 480, type = 'image/png' } = {}): Promise<File> {
  const { modules, dark } = encodeQrSymbol(text);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  const scale = side / (modules + 2 * QUIET_ZONE);
  for (const [y, row] of dark.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) context.fillRect((x + QUIET_ZONE) * scale, (y + QUIET_ZONE) * scale, scale + 0.5, scale + 0.5);
    }
  }
  return fileOf(await canvas.convertToBlob({ type, quality: 0.9 }));
}

/** A picture file without a QR. */
export async function emptyPicture(): Promise<File> {
  const canvas = new OffscreenCanvas(300, 200);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#7a8b6f';
  context.fillRect(0, 0, 300, 200);
  return fileOf(await canvas.convertToBlob({ type: 'image/jpeg' }));
}

/** The first bytes of an iPhone's picture, which is enough for every browser on this system to refuse it. */
export function heicFile(): File {
  return new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'IMG_0412.HEIC', { type: 'image/heic' });
}

export function pdfNamedJpg(): File {
  return new File(['%PDF-1.7\n%âãÏÓ\n'], 'doorplate.jpg', { type: 'image/jpeg' });
}

/** A JPEG that was cut short behind its header. */
export function cutShort(): File {
  return new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff)], 'cut.jpg', { type: 'image/jpeg' });
}

function fileOf(blob: Blob): File {
  return new File([blob], 'photo', { type: blob.type });
}
