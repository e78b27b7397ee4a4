import { allOperations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { requirements } from '@wardkit/contract/requirements';
import MiniSearch from 'minisearch';
import { moduleSlug } from '../../packages/contract/generate/modules.ts';
import { searchOptions } from './search-options.ts';

/** A piece of a page that can be found. */
export interface Piece {
  /** Its address in the site, with the anchor of its heading. */
  readonly address: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The index as the browser loads it: the pages and the registers of the contract. */
export function searchIndex(pieces: readonly Piece[]): string {
  const index = new MiniSearch<Piece & { readonly begin: string }>(searchOptions);
  index.addAll([...pieces, ...piecesOfContract()].map((piece) => ({ ...piece, begin: beginOf(piece.text) })));
  return JSON.stringify(index);
}

function piecesOfContract(): Piece[] {
  const reference = 'contract/reference';
  return [
    ...allOperations.map(({ id, method, path, summary }) => ({
      address: `${reference}/${moduleSlug(id.slice(0, id.indexOf('.')))}.html#${id}`,
      page: 'Contract',
      heading: id,
      text: `${method} ${path} ${summary}`,
    })),
    ...Object.entries(problems).map(([code, problem]) => ({
      address: `${reference}/problems.html#${code}`,
      page: 'Problem of the contract',
      heading: code,
      text: Object.values(problem.title).join(' '),
    })),
    ...Object.entries(requirements).map(([id, text]) => ({
      address: `${reference}/requirements.html#${id}`,
      page: 'Rule of the contract',
      heading: id,
      text: String(text),
    })),
  ];
}

/** What stands below the heading in the list of what was found. */
function beginOf(text: string): string {
  return text.length > 150 ? `${text.slice(0, 150)}…` : text;
}
