import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';

/**
 * The items that hold every word of a query in their code, their text or the name of their aspect, in any language of the
 * checklist; all of them for an empty query.
 * @param aspectName the name of an aspect as it is on screen
 * @example findItems(standard, standard.items, '消防 通道', (aspect) => aspect)
 */
export function findItems(
  standard: RentalCheckStandard,
  items: readonly StandardItem[],
  query: string,
  aspectName: (aspect: string) => string,
): StandardItem[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const texts = [item.text, standard.aspects[item.aspect] ?? {}].flatMap((text) => Object.values(text));
    const hay = plain([item.code, item.code.replaceAll('-', ''), aspectName(item.aspect), ...texts].join(' '));
    return words.every((word) => hay.includes(word));
  });
}

/** Full-width letters and digits, as a Chinese keyboard writes them, are the same as half-width ones. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
