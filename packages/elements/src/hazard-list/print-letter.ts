import type { WardClient } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import type { Language } from '../foundation/language.ts';
import { printPages } from '../foundation/print-pages.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import type { ItemWords } from './item-words.ts';
import { letterMargin, letterStyles, referralLetter } from './referral-letter.ts';

/**
 * Prints the letter of a hazard that was referred. Without a network, and where the station was never read, it goes
 * without the station's address.
 * @throws Error where the browser gives no document to print.
 */
export async function printReferralLetter(
  client: WardClient | null,
  hazard: Hazard,
  item: ItemWords,
  language: Language<HazardListMessages>,
): Promise<void> {
  const answered = await client?.places.getStation(hazard.stationId).safe();
  const letter = referralLetter(hazard, answered?.ok === true ? answered.data : null, item, language);
  await printPages(letter, {
    title: language.words.letterHeading,
    lang: language.tag,
    styles: [letterStyles],
    margin: letterMargin,
  });
}
