import { PassThrough } from 'node:stream';
import type { Json, Reply } from './fault.ts';

/** One block of a stream of events, as text without the empty line after it. */
export type FrameText = string;

/** The event that a block holds; null for a notice, a comment or anything else. */
export function eventIn(frame: FrameText): Json | null {
  if (/^event:/m.test(frame)) return null;
  const data = /^data: ?(.*)$/m.exec(frame)?.[1];
  return data === undefined ? null : JSON.parse(data);
}

/** The position that a block tells; null where it tells none. */
export function positionIn(frame: FrameText): string | null {
  return /^id: ?(.*)$/m.exec(frame)?.[1] ?? null;
}

/** The block with another event. */
export function withEvent(frame: FrameText, event: Json): FrameText {
  return frame.replace(/^data:.*$/m, () => `data: ${JSON.stringify(event)}`);
}

/** The block without its position. */
export function withoutPosition(frame: FrameText): FrameText {
  return frame.replace(/^id:.*\n?/m, '');
}

/** Changes each block of a stream; none, one or several may come in its place. */
export function changeFrames(reply: Reply, change: (frame: FrameText) => readonly FrameText[]): void {
  const told = openFrames(reply, (frame) => {
    for (const each of change(frame)) told(each);
  });
}

/**
 * Takes a stream over: nothing of it is told but what is given to the returned function.
 *
 * @param onFrame called with each block that the real server tells
 */
export function openFrames(reply: Reply, onFrame: (frame: FrameText) => void): (frame: FrameText) => void {
  const source = reply.pieces;
  const told = new PassThrough();
  reply.pieces = told;
  const read = async () => {
    let rest = '';
    for await (const piece of source ?? []) {
      const blocks = (rest + Buffer.from(piece).toString('utf8')).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) onFrame(block);
    }
    told.end();
  };
  read().catch(() => told.destroy());
  return (frame) => {
    if (told.writable) told.write(`${frame}\n\n`);
  };
}
