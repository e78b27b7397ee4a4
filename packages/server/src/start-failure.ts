/**
 * A reason why the server can't start, in words for the person at the terminal: what happened and what to do.
 * The command line prints the sentence alone, without a stack trace, and ends with exit code 1.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
