import type { Hazard } from '@wardkit/contract/hazards';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
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
  const text = standard?.items.find(({ code }) => code === hazard?.itemCode)?.text;
  return words.targetHazard(text === undefined ? (hazard?.itemCode ?? null) : localized(text, tag).text);
}
