interface Ordered {
  readonly id: string;
  readonly role: string;
  readonly standsForPartyId: string | null;
}

const sides = ['claimant', 'respondent'];

/**
 * Parties in the order of the forms: the claimants, then the respondents, each followed by who stands for them, and those who
 * help last. Within a side they stay as they came.
 * @example inFormOrder([respondent, guardianOfClaimant, claimant]) // claimant, guardianOfClaimant, respondent
 */
export function inFormOrder<Party extends Ordered>(parties: readonly Party[]): Party[] {
  const mains = sides.flatMap((side) => parties.filter(({ role }) => role === side));
  const behind = (main: Party) =>
    parties.filter(({ role, standsForPartyId }) => standsForPartyId === main.id && !sides.includes(role));
  const placed = mains.flatMap((main) => [main, ...behind(main)]);
  return [...placed, ...parties.filter((party) => !placed.includes(party))];
}
