import type { Options, SearchOptions } from 'minisearch';
import type { Piece } from './search-index.ts';
import { tokenize, tokenizeQuery } from './tokenize.ts';

const isLatin = (term: string) => /^\p{ASCII}+$/u.test(term);

/** How a search is made. Only words of an alphabet may be misspelt: of two characters one is half of the word. */
export const findOptions: SearchOptions = {
  tokenize: tokenizeQuery,
  combineWith: 'AND',
  prefix: (term) => isLatin(term) || term.length === 1,
  fuzzy: (term) => (isLatin(term) && term.length > 4 ? 0.2 : false),
  boost: { heading: 4, page: 2 },
};

/** What the build writes and the browser reads, in one place so that both agree. */
export const searchOptions: Options<Piece & { readonly begin: string }> = {
  idField: 'address',
  fields: ['heading', 'page', 'text'],
  storeFields: ['page', 'heading', 'begin'],
  tokenize,
  searchOptions: findOptions,
};
