/** Something that a run was given cannot be used: no address, no server, no file. The message says what to do. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
}
