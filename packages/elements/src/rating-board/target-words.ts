import type { Hazard } from '@wardkit/contract/hazards';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import type { ObjectionsMessages } from '../objections/objections.en.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardFacts } from './rating-board.state.ts';

/** What is objected to, as a person knows it. */
export function targetWords(
  { kind, id }: { readonly kind: string; readonly id: string },
  { rating, standard }: BoardFacts,
  hazards: readonly Hazard[] | null,
  board: RatingBoardMessages,
  { words, format, tag }: Language<ObjectionsMessages>,
): string {
  if (kind === 'rating') return words.targetRating(board.stars(rating.stars));
  if (kind === 'rental-check') return words.targetCheck(id === rating.checkId ? format.date(rating.ratedAt) : null);
  const hazard = hazards?.find((each) => each.id === id);
  const text = standard?.items.find(({ code }) => code === hazard?.itemCode)?.text;
  return words.targetHazard(text === undefined ? (hazard?.itemCode ?? null) : localized(text, tag).text);
}
