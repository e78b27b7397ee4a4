import { readCheckpointNote } from '@wardkit/contract/checkpoint-note';

/**
 * The notes of checkpoints in a file that a witness appended them to, one after the other, with or without empty lines
 * between; by the log that they name.
 *
 * @throws {RangeError} with the line where a text begins that is no note
 */
export function readWitnessNotes(text: string): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  let own: string[] = [];
  let begin = 1;
  const finish = () => {
    if (own.length === 0) return;
    const note = `${own.join('\n')}\n`;
    const read = readCheckpointNote(note);
    if (read === null) throw new RangeError(`what begins in line ${begin} is no signed note of a checkpoint`);
    notes.set(read.origin, [...(notes.get(read.origin) ?? []), note]);
    own = [];
  };
  text.split(/\r?\n/).forEach((line, at) => {
    const isSigned = own.at(-1)?.startsWith('— ') === true;
    if (isSigned && !line.startsWith('— ')) finish();
    if (own.length === 0) begin = at + 1;
    // A note has one empty line, before its signatures.
    if (line !== '' || own.length > 0) own.push(line);
  });
  finish();
  return notes;
}
