import type { WardClient } from '@wardkit/client';
import type { LocalizedText } from '@wardkit/contract/field';

/** What the codes of a checklist stand for. */
export type ItemTexts = ReadonlyMap<string, LocalizedText>;

/**
 * The items of the checklist that a submission was made under, by code; none where it names no checklist.
 * @throws when the checklist is neither kept on the device nor answered by the server
 */
export async function itemTexts(client: WardClient, submission: unknown): Promise<ItemTexts> {
  const version = (submission as { standardVersion?: unknown } | null)?.standardVersion;
  if (typeof version !== 'string') return new Map();
  const { items } = await client.rentalChecks.getStandard(version);
  return new Map(items.map((item) => [item.code, item.text]));
}
