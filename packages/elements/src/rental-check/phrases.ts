import type { LocalizedText } from '@wardkit/contract/field';
import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';

/** The phrases of an item, then those of the whole checklist, each once. */
export function phrasesOf({ phrases = [] }: RentalCheckStandard, item: StandardItem): LocalizedText[] {
  const seen = new Set<string>();
  return [...(item.phrases ?? []), ...phrases].filter((phrase) => {
    const isNew = !seen.has(phrase['zh-Hans']);
    seen.add(phrase['zh-Hans']);
    return isNew;
  });
}

/** Puts a phrase behind a note, or takes it out where it is there already; what was typed stays as it was. */
export function togglePhrase(note: string, phrase: string): string {
  const at = note.indexOf(phrase);
  if (at < 0) return note.trim() === '' ? phrase : `${note.trimEnd()}${separatorAfter(phrase)}${phrase}`;
  const before = note.slice(0, at).replace(/[；;]\s*$/, '');
  const after = note.slice(at + phrase.length);
  return before === '' ? after.replace(/^[；;]\s*/, '') : before + after;
}

function separatorAfter(phrase: string): string {
  return /\p{Script=Han}/u.test(phrase) ? '；' : '; ';
}
