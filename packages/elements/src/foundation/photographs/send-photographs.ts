import type { WardClient } from '@wardkit/client';
import { type AttachmentPlace, createUploads } from '@wardkit/client/uploads';
import type { KeptPhotograph } from './photographs.ts';

/**
 * Sends photographs before the change that names them. Each goes on where an earlier attempt was cut off; it stays on the
 * device until the change was taken.
 *
 * @param place the record that they belong to
 * @returns the ids of the attachments
 * @throws an error of the SDK; what was sent before it stays sent
 */
export async function sendPhotographs(
  client: WardClient,
  photographs: readonly KeptPhotograph[],
  place: AttachmentPlace,
  signal: AbortSignal,
): Promise<string[]> {
  const uploads = createUploads(client);
  const sent = photographs.map(async ({ id }) => {
    const picture = await client.drafts.getPhoto(id);
    if (picture === null) return;
    const upload = uploads.add(picture, place, id);
    signal.addEventListener('abort', () => upload.abort(), { once: true });
    await upload.done;
  });
  await Promise.all(sent);
  return photographs.map(({ id }) => id);
}
