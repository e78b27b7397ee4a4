import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { newId } from './submission.ts';
import type { World } from './world.ts';

let shades = 0;

/** Uploads a photograph of premises, another one each time, and gives its id. */
export function addPhotograph(world: World, premisesId: string, as: string): Promise<string> {
  return upload(world, { premisesId }, as);
}

/** The same of an alert. */
export function addAlertPhotograph(world: World, alertId: string, as: string): Promise<string> {
  return upload(world, { alertId }, as);
}

async function upload(world: World, owner: object, as: string): Promise<string> {
  shades += 1;
  const background = { r: shades % 256, g: 90, b: 160 };
  const picture = await sharp({ create: { width: 24, height: 16, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const bytes = new Uint8Array(picture);
  const id = newId();
  const announced = await world.call('PUT', `/v1/attachments/${id}`, {
    as,
    headers: { 'if-none-match': '*' },
    body: {
      ...owner,
      mediaType: 'image/jpeg',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
  assert.equal(announced.status, 201, announced.text);
  const sent = await world.call('PATCH', `/v1/attachments/${id}/content`, {
    as,
    headers: { 'upload-offset': '0' },
    bytes,
  });
  assert.equal(sent.status, 200, sent.text);
  return id;
}

/** The precondition of a change that rests on a version. */
export function withVersion(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
