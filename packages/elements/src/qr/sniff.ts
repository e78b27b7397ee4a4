/** What a file's first bytes say that it is, whatever its name and declared type are. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'avif'
  | 'heic'
  | 'tiff'
  | 'pdf'
  | 'svg'
  | 'video'
  | 'zip'
  | 'unknown';

/** Kinds that every browser we support can show. */
export const READABLE_KINDS: readonly FileKind[] = ['jpeg', 'png', 'webp', 'gif', 'bmp', 'avif'];

export interface SniffedFile {
  readonly kind: FileKind;
  /** As the header says it, before any rotation; null where finding out would mean decoding. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** How much of a file {@link sniff} wants: a camera's metadata and thumbnail stand before a JPEG's size. */
export const SNIFF_BYTES = 262144;

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Tells a file's kind, and the picture's size where the header has it. Never throws. */
export function sniff(bytes: Uint8Array): SniffedFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, 'ff d8 ff')) return { kind: 'jpeg', size: jpegSize(view) };
  if (starts(bytes, '89 50 4e 47 0d 0a 1a 0a')) return { kind: 'png', size: sizeAt(view, 16, 20, 'big', 4) };
  if (starts(bytes, '47 49 46 38')) return { kind: 'gif', size: sizeAt(view, 6, 8, 'little', 2) };
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return { kind: 'webp', size: null };
  if (text(bytes, 4, 4) === 'ftyp') return { kind: boxKind(bytes), size: null };
  if (starts(bytes, '42 4d') && bytes.length > 26) return { kind: 'bmp', size: sizeAt(view, 18, 22, 'little', 4) };
  if (starts(bytes, '49 49 2a 00') || starts(bytes, '4d 4d 00 2a')) return { kind: 'tiff', size: null };
  if (text(bytes, 0, 1024).includes('%PDF-')) return { kind: 'pdf', size: null };
  if (starts(bytes, '50 4b 03 04')) return { kind: 'zip', size: null };
  if (starts(bytes, '1a 45 df a3')) return { kind: 'video', size: null };
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<svg[\s>]/i.test(
      text(bytes, 0, 1024).replace(/^\u00ef\u00bb\u00bf/, ''),
    )
  ) {
    return { kind: 'svg', size: null };
  }
  return { kind: 'unknown', size: null };
}

function boxKind(bytes: Uint8Array): FileKind {
  const brands: string[] = text(bytes, 8, 56).match(/.{4}/gs) ?? [];
  if (brands[0] === 'avis' || brands.includes('avif')) return 'avif';
  return HEIC_BRANDS.some((known) => brands.includes(known)) ? 'heic' : 'video';
}

/** Walks a JPEG's segments to its frame header (SOF). */
function jpegSize(view: DataView): SniffedFile['size'] {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sizeAt(view, at + 7, at + 5, 'big', 2);
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sizeAt(
  view: DataView,
  widthAt: number,
  heightAt: number,
  order: 'big' | 'little',
  bytes: 2 | 4,
): SniffedFile['size'] {
  if (Math.max(widthAt, heightAt) + bytes > view.byteLength) return null;
  const number = (at: number) =>
    bytes === 2 ? view.getUint16(at, order === 'little') : Math.abs(view.getInt32(at, order === 'little'));
  const size = { width: number(widthAt), height: number(heightAt) };
  return size.width > 0 && size.height > 0 ? size : null;
}

function starts(bytes: Uint8Array, hexadecimal: string): boolean {
  return hexadecimal.split(' ').every((pair, index) => bytes[index] === Number.parseInt(pair, 16));
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
