/** A small JPEG, 16 by 12, without metadata. */
const plainJpeg = Buffer.from(
  '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAMABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAATb//2Q==',
  'base64',
);

/** A text that stands in the metadata, so that it is found wherever a copy keeps any. */
export const markInMetadata = 'wardkit-conformance-metadata';

/** Bytes that no decoder takes for a picture. */
export const noPicture = Buffer.from('This is no picture, whatever its announcement says.'.repeat(4));

/**
 * A JPEG of which no two are alike, with where it was taken (EXIF GPS, CIPA DC-008) and a comment.
 *
 * @param number makes it differ from others
 */
export function pictureWithPlace(number: number): Buffer {
  const comment = Buffer.from(`${markInMetadata} ${number}`);
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    segment(0xe1, exif()),
    segment(0xfe, comment),
    plainJpeg.subarray(2),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** One entry of a TIFF directory: tag, type, count and value or offset. */
function entry(tag: number, type: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16LE(tag, 0);
  bytes.writeUInt16LE(type, 2);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}

function directory(entries: readonly Buffer[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(entries.length);
  return Buffer.concat([count, ...entries, Buffer.alloc(4)]);
}

function degrees(whole: number, minutes: number): Buffer {
  const bytes = Buffer.alloc(24);
  for (const [index, value] of [whole, 1, minutes, 1, 0, 1].entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function exif(): Buffer {
  const [ascii, long, rational] = [2, 4, 5];
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  const gpsAt = 8 + 2 + 12 + 4;
  const valuesAt = gpsAt + 2 + 4 * 12 + 4;
  const [north, east] = [0x4e, 0x45];
  const gps = directory([
    entry(1, ascii, 2, north),
    entry(2, rational, 3, valuesAt),
    entry(3, ascii, 2, east),
    entry(4, rational, 3, valuesAt + 24),
  ]);
  const first = directory([entry(0x8825, long, 1, gpsAt)]);
  return Buffer.concat([Buffer.from('Exif\0\0'), header, first, gps, degrees(23, 44), degrees(114, 42)]);
}
