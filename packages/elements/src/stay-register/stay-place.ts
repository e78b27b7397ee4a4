import type { Stay } from '@wardkit/contract/stays';

/** Where a stay is, in a line. */
export function placeOf({ address, dwellingLabel }: Stay): string {
  return [address?.text, dwellingLabel].filter(Boolean).join(' · ');
}
