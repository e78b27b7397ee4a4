import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { newId } from './submission.ts';
import type { Reply, World } from './world.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A picture of noise, with what a camera writes into it. */
export async function photograph(width = 640, height = 480): Promise<Bytes> {
  const noise = randomBytes(width * height * 3);
  const data = await sharp(noise, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Copyright: 'SECRET-OWNER', Model: 'SECRET-PHONE' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 45/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 41/1 0/1' },
    })
    .jpeg({ quality: 90 })
    .toBuffer();
  return new Uint8Array(data);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Calls about attachments, as an officer of Puqian makes them. */
export class Uploads {
  readonly #world: () => World;
  readonly #as: string;

  constructor(world: () => World, as = 'puqian-officer-1') {
    this.#world = world;
    this.#as = as;
  }

  announce = (id: string, bytes: Bytes, changes: object = {}): Promise<Reply> => {
    const world = this.#world();
    return world.call('PUT', `/v1/attachments/${id}`, {
      as: this.#as,
      headers: { 'if-none-match': '*' },
      body: {
        premisesId: world.premises('puqian', 0).id,
        mediaType: 'image/jpeg',
        size: bytes.length,
        sha256: sha256(bytes),
        ...changes,
      },
    });
  };

  append = (id: string, offset: number, bytes: Bytes, by = this.#world()): Promise<Reply> =>
    by.call('PATCH', `/v1/attachments/${id}/content`, {
      as: this.#as,
      headers: { 'upload-offset': String(offset) },
      bytes,
      key: newId(),
    });

  upload = async (id: string, bytes: Bytes, changes: object = {}): Promise<Reply> => {
    assert.equal((await this.announce(id, bytes, changes)).status, 201);
    return this.append(id, 0, bytes);
  };

  remove = (id: string, version: number, as = this.#as, key = newId()): Promise<Reply> =>
    this.#world().call('DELETE', `/v1/attachments/${id}`, { as, key, headers: { 'if-match': `"${version}"` } });
}
