// Objections at a board: fetched when the board is there, so that a board that is only printed waits for none of it.
export { ObjectionsController, objectionsView, sheets } from '../objections/objections-part.ts';
export { placeOf } from './objection-place.ts';
