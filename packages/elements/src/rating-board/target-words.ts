import type { Hazard } from '@wardkit/contract/hazards';
import type { Language } from '../foundation/language.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardFacts } from './rating-board.state.ts';

/** What is objected to, as a person knows it. */
export function targetWords(
  { kind, id }: { readonly kind: string; readonly id: string },
  { rating, standard }: BoardFacts,
  hazards: readonly Hazard[] | null,
  { words, format, tag }: Language<RatingBoardMessages>,
): string {
  if (kind === 'rating') return words.targetRating(words.stars(rating.stars));
  if (kind === 'rental-check') return words.targetCheck(id === rating.checkId ? format.date(rating.ratedAt) : null);
  const hazard = hazards?.find((each) => each.id === id);
  const text = standard?.items.find(({ code }) => code === hazard?.itemCode)?.text as
    | Readonly<Record<string, string>>
    | undefined;
  return words.targetHazard(text?.[tag] ?? text?.['zh-Hans'] ?? hazard?.itemCode ?? null);
}
