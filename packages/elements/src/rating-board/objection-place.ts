import type { ObjectionPlace } from '../objections/objections.state.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardFacts } from './rating-board.state.ts';
import { targetWords } from './target-words.ts';

/** What can be objected to at a board: the stars, the check that they follow from, and the hazards that are not closed. */
export function placeOf(facts: BoardFacts, words: RatingBoardMessages): ObjectionPlace {
  const { premisesId, address, rating } = facts;
  return {
    premisesId,
    address: address.text,
    only: null,
    targets: (hazards) => [
      { kind: 'rating', id: premisesId },
      { kind: 'rental-check', id: rating.checkId },
      ...(hazards ?? []).map(({ id }) => ({ kind: 'hazard', id }) as const),
    ],
    wordsOf: (target, hazards, language) => targetWords(target, facts, hazards, words, language),
  };
}
