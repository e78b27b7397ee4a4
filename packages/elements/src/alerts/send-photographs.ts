import type { WardClient } from '@wardkit/client';
import { createUploads } from '@wardkit/client/uploads';
import type { KeptPhotograph } from '../foundation/photographs/photographs.ts';

/**
 * Sends what shows how an alert was dealt with, before the move that names it. Each goes on where an earlier attempt was cut
 * off; it stays on the device until the move was taken.
 *
 * @returns the ids of the attachments
 * @throws an error of the SDK; what was sent before it stays sent
 */
export async function sendPhotographs(
  client: WardClient,
  photographs: readonly KeptPhotograph[],
  alertId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const uploads = createUploads(client);
  const sent = photographs.map(async ({ id }) => {
    const picture = await client.drafts.getPhoto(id);
    if (picture === null) return;
    const upload = uploads.add(picture, { alertId }, id);
    signal.addEventListener('abort', () => upload.abort(), { once: true });
    await upload.done;
  });
  await Promise.all(sent);
  return photographs.map(({ id }) => id);
}
