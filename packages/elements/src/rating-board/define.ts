import { type DefineOptions, define } from '../foundation/define.ts';
import { WardRatingBoard } from './rating-board.ts';

/** Registers `<ward-rating-board>`, under another prefix or in another registry where told. */
export function defineRatingBoard(options?: DefineOptions): void {
  define(WardRatingBoard, options);
}

defineRatingBoard();

export type * from './rating-board.events.ts';
export type { WardRatingBoard } from './rating-board.ts';
