/**
 * All that a list of the SDK has, page after page: for lists that are short by their nature, such as the parties of one
 * dispute.
 * @throws an error of the SDK
 * @example const parties = await everyItem(client.mediations.listParties(mediationId, {}, { purpose, signal }))
 */
export async function everyItem<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}
