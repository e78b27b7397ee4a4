import { setTimeout as pause } from 'node:timers/promises';
import { copyOf, type Fault, jsonOf, pathOf, type Reply, refuse } from '../fault.ts';

/** Milliseconds that a slow server takes: longer than the kit waits before it cuts, or than equal calls lie apart. */
const slowness = 40;

/** Keys that do not keep a call from being done twice, or that do more than that. */
export const idempotencyFaults: readonly Fault[] = [
  {
    name: 'makes up a key for an announcement that has none',
    breaks: ['WK-IDM-01'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'attachments.create') asked.headers['idempotency-key'] ??= crypto.randomUUID();
      return pass();
    },
  },
  {
    name: 'does not say that the answer to a repeated delete is a replay',
    breaks: ['WK-IDM-02'],
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (asked.method === 'DELETE') reply.headers.delete('idempotency-replayed');
      return reply;
    },
  },
  {
    name: 'remembers no keys of changes',
    breaks: ['WK-IDM-02'],
    start: () => (asked, pass) => {
      const { headers, method } = asked;
      if (method === 'PATCH' && headers['idempotency-key'] !== undefined) {
        headers['idempotency-key'] = crypto.randomUUID();
      }
      return pass();
    },
  },
  {
    name: 'replays an answer for another body under the same key',
    breaks: ['WK-IDM-03'],
    start: () => replaying(({ headers }) => `${headers.authorization} ${headers['idempotency-key']}`),
  },
  {
    name: 'leaves a key under way for ever when the caller is cut off',
    breaks: ['WK-IDM-04'],
    start() {
      const stuck = new Set<string>();
      return async (asked, pass) => {
        const key = asked.headers['idempotency-key'];
        if (asked.operation?.id !== 'subscriptions.create' || key === undefined) return pass();
        const leave = () => stuck.add(key);
        asked.gone.addEventListener('abort', leave);
        try {
          const reply = await pass();
          await pause(slowness, undefined, { signal: asked.gone });
          if (stuck.has(key)) {
            refuse(reply, 'request-in-progress');
            reply.headers.set('retry-after', '1');
          }
          return reply;
        } finally {
          asked.gone.removeEventListener('abort', leave);
        }
      };
    },
  },
  {
    name: 'carries equal calls out at the same time',
    breaks: ['WK-IDM-05'],
    start() {
      const running = new Map<string, number>();
      return async (asked, pass) => {
        const key = asked.headers['idempotency-key'];
        if (asked.operation?.id !== 'subscriptions.create' || key === undefined) return pass();
        const count = running.get(key) ?? 0;
        running.set(key, count + 1);
        // A repeat of a call that was cut off may meet it once, and must not count as a race.
        if (count > 1) asked.headers['idempotency-key'] = crypto.randomUUID();
        try {
          const reply = await pass();
          await pause(slowness);
          return reply;
        } finally {
          running.set(key, (running.get(key) ?? 1) - 1);
        }
      };
    },
  },
  {
    name: 'stores the answer that holds a secret',
    breaks: ['WK-IDM-06'],
    start: () =>
      replaying(
        ({ headers, operation }) =>
          operation?.id === 'subscriptions.createSecret'
            ? `${headers.authorization} ${headers['idempotency-key']}`
            : null,
        'subscriptions.createSecret',
      ),
  },
  {
    name: 'keeps the keys of all callers together',
    breaks: ['WK-IDM-07'],
    start() {
      const stored = new Map<string, { caller: string | undefined; reply: Reply }>();
      return async (asked, pass) => {
        const { authorization: caller, 'idempotency-key': key = '' } = asked.headers;
        if (asked.operation?.id !== 'subscriptions.create') return pass();
        const known = stored.get(key);
        if (known !== undefined && known.caller !== caller) {
          const replay = copyOf(known.reply);
          replay.headers.set('idempotency-replayed', 'true');
          return replay;
        }
        const reply = await pass();
        if (reply.status === 201) stored.set(key, { caller, reply: copyOf(reply) });
        return reply;
      };
    },
  },
];

/** Replays the answers to creates by a key of its own, whatever the real server would say. */
function replaying(
  keyOf: (asked: Parameters<ReturnType<Fault['start']>>[0]) => string | null,
  operation = 'subscriptions.create',
): ReturnType<Fault['start']> {
  const stored = new Map<string, Reply>();
  return async (asked, pass) => {
    const key = keyOf(asked);
    const known = key === null ? undefined : stored.get(key);
    if (known !== undefined && jsonOf(known) !== undefined && pathOf(asked).startsWith('/v1/subscriptions')) {
      const reply = copyOf(known);
      reply.headers.set('idempotency-replayed', 'true');
      return reply;
    }
    const reply = await pass();
    if (key !== null && asked.operation?.id === operation && reply.status === 201) stored.set(key, copyOf(reply));
    return reply;
  };
}
