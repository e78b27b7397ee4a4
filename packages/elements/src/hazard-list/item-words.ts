import type { LocalizedText } from '@wardkit/contract/field';
import type { Hazard } from '@wardkit/contract/hazards';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import type { Language } from '../foundation/language.ts';
import type { HazardListMessages } from './hazard-list.en.ts';

/** What the checklist says of a hazard's item, in the language that is spoken. */
export interface ItemWords {
  /** The item's own words; its code while the checklist is not here. */
  readonly text: string;
  /** The language of the words, where it is not the one that is spoken: for `lang`. */
  readonly lang: 'zh-Hans' | null;
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
  const text = localized(item.text, tag);
  const source = standard.sources[item.source]?.title;
  const rule = source !== undefined && item.article !== null ? words.rule(source, item.article) : (source ?? null);
  const isForeign = !tag.startsWith('zh') && /\p{Script=Han}/u.test(text);
  return { text, lang: isForeign ? 'zh-Hans' : null, rule };
}

function localized(text: LocalizedText, tag: string): string {
  return ((text as Readonly<Record<string, unknown>>)[tag] as string | undefined) ?? text['zh-Hans'];
}
