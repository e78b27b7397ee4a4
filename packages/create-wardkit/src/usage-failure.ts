/** What a person can put right; its message is one or two plain sentences that say how. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}
