import { expect } from '../../testing/expect.ts';
import { picture } from '../../testing/picture.ts';
import { longestSide, takePhotograph } from './photo-intake.ts';

const file = (parts: BlobPart[], name = 'photo.jpg', type = 'image/jpeg') => new File(parts, name, { type });

/** A JPEG with an EXIF segment that says where it was taken and that it lies on its side. */
async function withPlace(width: number, height: number): Promise<Blob> {
  const plain = new Uint8Array(await (await picture(0, width, height)).arrayBuffer());
  // TIFF, one entry: Orientation (0x0112) = 6, turned by a quarter.
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const text = [...'GPS 23.7'].map((letter) => letter.charCodeAt(0));
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, ...text];
  const length = body.length + 2;
  const exif = Uint8Array.of(0xff, 0xe1, length >> 8, length & 255, ...body);
  // One piece: Firefox looks for a picture's type in a blob's first piece only.
  const whole = new Uint8Array(plain.length + exif.length);
  whole.set(plain.slice(0, 2));
  whole.set(exif, 2);
  whole.set(plain.slice(2), 2 + exif.length);
  return new Blob([whole], { type: 'image/jpeg' });
}

const textOf = async (blob: Blob) =>
  Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');

describe('a photograph of an item', () => {
  it('is scaled down to 2048 px, upright, as JPEG without metadata', async () => {
    const source = await withPlace(3000, 1500);
    expect(await textOf(source)).contains('GPS 23.7');
    const taken = await takePhotograph(source);
    if (!taken.ok) throw new Error(taken.refusal.reason);
    expect(`${taken.width} ${taken.height}`).equals(`${longestSide / 2} ${longestSide}`);
    expect(taken.photograph.type).equals('image/jpeg');
    const bytes = await textOf(taken.photograph);
    expect(/Exif|GPS/.test(bytes)).isFalse('metadata is left');
  });

  it('of 25 MB becomes small enough to send', async () => {
    const plain = await picture(0, 4000, 3000);
    // Cameras put previews and maker notes behind the picture.
    const large = new Blob([plain, new Uint8Array(25_000_000 - plain.size)], { type: 'image/jpeg' });
    const taken = await takePhotograph(large);
    if (!taken.ok) throw new Error(taken.refusal.reason);
    expect(taken.photograph.size < 3_000_000).isTrue(`${taken.photograph.size} bytes`);
    expect(Math.max(taken.width, taken.height)).equals(longestSide);
  });

  it('that is small stays as large as it is', async () => {
    const taken = await takePhotograph(await picture(0, 320, 200));
    expect(taken.ok ? `${taken.width} ${taken.height}` : taken.refusal.reason).equals('320 200');
  });

  it('is known by its bytes, whatever the file is called', async () => {
    const reason = async (of: Blob) => {
      const taken = await takePhotograph(of);
      return taken.ok ? 'taken' : taken.refusal.reason;
    };
    expect(await reason(file(['%PDF-1.7\n1 0 obj']))).equals('not-a-picture');
    expect(await reason(file(['MZ a program']))).equals('not-a-picture');
    expect(await reason(file(['<svg xmlns="http://www.w3.org/2000/svg"></svg>']))).equals('not-a-picture');
    expect(await reason(file([]))).equals('empty');
    expect(await reason(file([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)]))).equals('unreadable');
    expect(await reason(file([Uint8Array.of(0, 0, 0, 24), 'ftypheic', Uint8Array.of(0, 0, 0, 0), 'mif1heic']))).equals(
      'heic',
    );
    expect(await reason(new File([await picture()], 'picture.pdf', { type: 'application/pdf' }))).equals('taken');
  });

  it('with more pixels than a phone can hold is refused before it is decoded', async () => {
    const header = new Uint8Array(33);
    header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    new DataView(header.buffer).setUint32(16, 50_000);
    new DataView(header.buffer).setUint32(20, 50_000);
    const taken = await takePhotograph(new Blob([header]));
    expect(taken.ok ? 'taken' : taken.refusal.reason).equals('too-many-pixels');
  });
});
