import { WireFault } from './wire-fault.ts';

/** What one block of Server-Sent Events says (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface Frame {
  /** `message` where the block names none. */
  readonly event: string;
  readonly id: string | null;
  readonly data: string | null;
  readonly retry: number | null;
  readonly isComment: boolean;
}

/** The most characters of a block that has not ended; an event holds ids and states and is far smaller. */
const longestBlock = 1_000_000;

/** Reads blocks out of pieces that may be cut anywhere. */
export class FrameParser {
  #rest = '';
  readonly #decoder = new TextDecoder();

  /**
   * The blocks that are whole with this piece.
   *
   * @throws {WireFault} for a block without an end
   */
  push(piece: Uint8Array): Frame[] {
    this.#rest += this.#decoder.decode(piece, { stream: true });
    if (this.#rest.length > longestBlock) throw new WireFault('too-large', 'it sends an event without an end');
    const blocks = this.#rest.split(/\r\n\r\n|\n\n|\r\r/);
    this.#rest = blocks.pop() ?? '';
    return blocks.map(frameOf);
  }
}

function frameOf(block: string): Frame {
  const fields: Record<string, string> = {};
  const data: string[] = [];
  let comments = 0;
  for (const line of block.split(/\r\n|\n|\r/)) {
    if (line.startsWith(':')) comments += 1;
    const match = /^(\w+):? ?(.*)$/.exec(line);
    if (match === null) continue;
    const [, name = '', value = ''] = match;
    if (name === 'data') data.push(value);
    else fields[name] = value;
  }
  const isComment = comments > 0 && data.length === 0 && Object.keys(fields).length === 0;
  return {
    event: fields.event ?? 'message',
    id: fields.id ?? null,
    data: data.length === 0 ? null : data.join('\n'),
    retry: /^\d+$/.test(fields.retry ?? '') ? Number(fields.retry) : null,
    isComment,
  };
}
