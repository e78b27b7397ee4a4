import { type Fault, pathOf, queryOf } from '../fault.ts';
import { changeFrames, eventIn, type FrameText, positionIn } from '../frames.ts';
import { isFiltered, isResumed, spoiltEvent, spoiltStream, telling, turnRound } from '../spoilt-stream.ts';

/** Streams that lose their place, or tell what they should not. */
export const eventsFaults: readonly Fault[] = [
  {
    name: 'tells an event of a write that it refused',
    breaks: ['WK-EVT-01'],
    start: () => telling(({ operation }, { status }) => operation?.id === 'subscriptions.create' && status === 422),
  },
  {
    name: 'tells another event when it replays an answer',
    breaks: ['WK-EVT-02'],
    start: () =>
      telling(
        ({ operation }, { headers, status }) =>
          operation?.id === 'subscriptions.create' && status === 201 && headers.has('idempotency-replayed'),
      ),
  },
  spoiltEvent('leaves the time out of an event', ['WK-EVT-03'], (event) => {
    delete event.time;
  }),
  spoiltEvent('tells who wrote a record in its event', ['WK-EVT-04'], (event) => {
    Object.assign(event.data as object, { displayName: '侯乐山' });
  }),
  {
    name: 'tells events that come close together the last one first',
    breaks: ['WK-EVT-06'],
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (reply.pieces !== null && !isResumed(asked) && !isFiltered(asked)) turnRound(reply);
      return reply;
    },
  },
  spoiltStream('loses a deletion for a reader who was away', ['WK-EVT-07'], (asked) => {
    let lost = !isResumed(asked);
    return (frame) => {
      if (lost || !String(eventIn(frame)?.type).endsWith('.deleted')) return [frame];
      lost = true;
      return [];
    };
  }),
  {
    name: 'tells the last event again to a reader who comes back',
    breaks: ['WK-EVT-07'],
    start() {
      const told = new Map<string, FrameText>();
      return async (asked, pass) => {
        const last = told.get(asked.headers['last-event-id'] ?? '');
        const reply = await pass();
        let begun = false;
        if (reply.pieces === null) return reply;
        changeFrames(reply, (frame) => {
          const position = positionIn(frame);
          if (eventIn(frame) !== null && position !== null) told.set(position, frame);
          const again = begun || last === undefined ? [] : [last];
          begun = true;
          return [frame, ...again];
        });
        return reply;
      };
    },
  },
  spoiltStream('begins with a reset for a reader who asks for nothing', ['WK-EVT-08'], (asked) => (frame) => {
    if (isResumed(asked) || !/^event: position$/m.test(frame)) return [frame];
    return [
      frame.replace('event: position', 'event: reset').replace('data: {}', 'data: {"reason":"unknown-position"}'),
    ];
  }),
  spoiltStream('does not say that it goes on elsewhere than asked', ['WK-EVT-09'], () => (frame) => [
    frame.replace('event: reset', 'event: position'),
  ]),
  {
    name: 'tells every type of event whatever the filter is',
    breaks: ['WK-EVT-11'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'events.stream' && /rental-check\.\*|rental-check\.%2A/.test(asked.path)) {
        asked.path = pathOf(asked);
      }
      return pass();
    },
  },
  {
    name: 'binds the position of a stream to its filter',
    breaks: ['WK-EVT-12'],
    start: () => async (asked, pass) => {
      const [position, filter] = asked.headers['last-event-id']?.split('~') ?? [];
      const own = queryOf(asked).toString();
      if (position !== undefined) asked.headers['last-event-id'] = filter === own ? position : 'of-another-filter';
      const reply = await pass();
      if (reply.pieces === null) return reply;
      changeFrames(reply, (frame) => [frame.replace(/^id: ?(.*)$/m, (_, id) => `id: ${id}~${own}`)]);
      return reply;
    },
  },
  spoiltStream('does not say how long to wait before coming back', ['WK-EVT-13'], () => (frame) => [
    frame.replace(/^retry:.*\n/, ''),
  ]),
  spoiltEvent('gives an event another id for a reader with a filter', ['WK-EVT-16'], (event, asked) => {
    if (isFiltered(asked)) event.id = crypto.randomUUID();
  }),
];
