import { type Asked, type Fault, pathOf, queryOf, type Reply } from './fault.ts';
import { changeFrames, eventIn, type FrameText, openFrames, positionIn, withEvent, withoutPosition } from './frames.ts';

type Change = (frame: FrameText, asked: Asked) => readonly FrameText[];

/** A fault in what a stream tells. */
export function spoiltStream(name: string, breaks: Fault['breaks'], make: (asked: Asked) => Change): Fault {
  return {
    name,
    breaks,
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (reply.pieces === null) return reply;
      const change = make(asked);
      changeFrames(reply, (frame) => change(frame, asked));
      return reply;
    },
  };
}

/** A fault in the events that a stream tells, one by one. */
export function spoiltEvent(
  name: string,
  breaks: Fault['breaks'],
  change: (event: Record<string, unknown>, asked: Asked) => void,
): Fault {
  return spoiltStream(name, breaks, () => (frame, asked) => {
    const event = eventIn(frame);
    if (event === null) return [frame];
    change(event, asked);
    return [withEvent(frame, event)];
  });
}

/** Whether a stream goes on from a position. */
export function isResumed({ headers }: Asked): boolean {
  return headers['last-event-id'] !== undefined;
}

/** Whether a stream is asked for with a filter. */
export function isFiltered(asked: Asked): boolean {
  return queryOf(asked).size > 0;
}

/** Tells an event of a write into every stream without a filter, after the write was answered. */
export function telling(isMeant: (asked: Asked, reply: Reply) => boolean): ReturnType<Fault['start']> {
  const streams = new Set<(frame: FrameText) => void>();
  let sample: { frame: FrameText; event: Record<string, unknown> } | null = null;
  return async (asked, pass) => {
    const reply = await pass();
    if (reply.pieces !== null && !isFiltered(asked) && !isResumed(asked)) {
      const tell = openFrames(reply, (frame) => {
        const event = eventIn(frame);
        if (event !== null && String(event.type).endsWith('subscription.created')) sample = { frame, event };
        tell(frame);
      });
      streams.add(tell);
    }
    if (sample === null || !isMeant(asked, reply)) return reply;
    const { event, frame } = sample;
    const subject = pathOf(asked);
    const data = { ...(event.data as object), id: subject.split('/').at(-1) };
    const told = withEvent(withoutPosition(frame), { ...event, id: crypto.randomUUID(), subject, data });
    for (const tell of streams) tell(told);
    return reply;
  };
}

/** Milliseconds that events are gathered. */
const gatherTime = 500;

/**
 * Gathers events and tells them the last one first. The newest position comes at the end, so that whoever comes back
 * goes on at the right place.
 */
export function turnRound(reply: Reply): void {
  let held: FrameText[] = [];
  const tell = openFrames(reply, (frame) => {
    if (eventIn(frame) === null) return tell(frame);
    held.push(frame);
    if (held.length > 1) return;
    setTimeout(() => {
      const newest = positionIn(held.at(-1) ?? '');
      tell([...held.reverse(), `event: position\nid: ${newest}\ndata: {}`].join('\n\n'));
      held = [];
    }, gatherTime);
  });
}
