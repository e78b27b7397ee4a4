import type { Hazard } from '@wardkit/contract/hazards';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import type { Language } from '../foundation/language.ts';
import { type Localized, localized } from '../foundation/localized.ts';
import type { HazardListMessages } from './hazard-list.en.ts';

/** What the checklist says of a hazard's item: its own words, or its code while the checklist is not here. */
export interface ItemWords extends Localized {
  /** The rule and its article; null where there is none. */
  readonly rule: string | null;
}

export function itemWords(
  { itemCode }: Hazard,
  standard: RentalCheckStandard | null,
  { tag, words }: Pick<Language<HazardListMessages>, 'tag' | 'words'>,
): ItemWords {
  const item = standard?.items.find(({ code }) => code === itemCode);
  if (standard === null || item === undefined) return { text: itemCode, lang: null, rule: null };
  const source = standard.sources[item.source]?.title;
  const rule = source !== undefined && item.article !== null ? words.rule(source, item.article) : (source ?? null);
  return { ...localized(item.text, tag), rule };
}
