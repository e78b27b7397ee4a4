import type { Caller } from './caller.ts';
import type { CallParts } from './requests.ts';
import { type Frame, FrameParser } from './server-sent-events.ts';
import { Violation } from './violation.ts';
import type { OpenAnswer } from './wire.ts';

/** An event as it came, with the position that stood beside it. */
export interface ReadEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly position: string | null;
  readonly whole: Record<string, unknown>;
}

/** Reads a stream of events and keeps what it said. */
export class EventReader {
  readonly frames: Frame[] = [];
  readonly events: ReadEvent[] = [];
  /** The last id that the stream told. */
  position: string | null = null;
  /** Milliseconds without a byte, at the most. */
  longestSilence = 0;
  /** Whether the server ended the stream. */
  ended = false;
  readonly #opened: OpenAnswer;
  #lastByteAt = performance.now();
  #isClosed = false;
  #waiting: (() => void)[] = [];

  private constructor(opened: OpenAnswer) {
    this.#opened = opened;
    void this.#read();
  }

  /** @throws {Violation} when the stream is not opened */
  static async open(caller: Caller, parts: CallParts = {}): Promise<EventReader> {
    const opened = await caller.open('events.stream', parts);
    if (opened.status !== 200) {
      opened.close();
      throw new Violation('a stream', String(opened.status));
    }
    return new EventReader(opened);
  }

  /** Opens a stream that goes on from a position. */
  static resume(caller: Caller, position: string, query: CallParts['query'] = {}): Promise<EventReader> {
    return EventReader.open(caller, { query, headers: { 'last-event-id': position } });
  }

  /**
   * Waits until the condition holds.
   *
   * @returns false when it did not within the time
   */
  async until(condition: () => boolean, milliseconds = 5000): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    while (!condition()) {
      const left = deadline - performance.now();
      if (left <= 0 || this.ended) return condition();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  /** Waits for the notice that every stream begins with. @throws {Violation} */
  async begun(): Promise<Frame> {
    await this.until(() => this.frames.some(({ event }) => event === 'position' || event === 'reset'));
    const notice = this.frames.find(({ event }) => event === 'position' || event === 'reset');
    if (notice === undefined) throw new Violation('the notice position or reset', 'none within 5 s');
    return notice;
  }

  /** The events about a record, in the order in which they came. */
  about(subject: string): ReadEvent[] {
    return this.events.filter((event) => event.subject === subject);
  }

  close(): void {
    this.#isClosed = true;
    this.#opened.close();
  }

  /** Milliseconds since the last byte, or the longest such time before. */
  silence(): number {
    return Math.max(this.longestSilence, performance.now() - this.#lastByteAt);
  }

  async #read(): Promise<void> {
    const parser = new FrameParser();
    try {
      for await (const piece of this.#opened.pieces) {
        this.longestSilence = this.silence();
        this.#lastByteAt = performance.now();
        for (const frame of parser.push(piece)) this.#take(frame);
        this.#wake();
      }
    } catch {
      // A connection that breaks is the end of the stream too.
    }
    this.ended = !this.#isClosed;
    this.#wake();
  }

  #take(frame: Frame): void {
    this.frames.push(frame);
    if (frame.id !== null) this.position = frame.id;
    if (frame.event !== 'message' || frame.data === null) return;
    let whole: Record<string, unknown> = {};
    try {
      whole = JSON.parse(frame.data);
    } catch {
      // An event that is no JSON has no members, which the checks of events tell.
    }
    const text = (name: string) => (typeof whole[name] === 'string' ? (whole[name] as string) : '');
    this.events.push({
      id: text('id'),
      type: text('type'),
      subject: text('subject'),
      position: frame.id,
      whole,
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
