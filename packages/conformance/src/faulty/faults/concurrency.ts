import {
  changeJson,
  changeRequest,
  codeOf,
  copyOf,
  type Fault,
  pathOf,
  type Reply,
  refusedAs,
  spoilt,
} from '../fault.ts';

/** The ETags that a server told last, by the paths of the records. */
class KnownTags {
  readonly #tags = new Map<string, string>();

  note(path: string, { headers }: Reply): void {
    const etag = headers.get('etag');
    if (etag !== null) this.#tags.set(path, etag);
  }

  of(path: string): string | undefined {
    return this.#tags.get(path);
  }
}

/** Records that several people write at once, and what becomes of their work. */
export const concurrencyFaults: readonly Fault[] = [
  spoilt('has weak ETags', ['WK-CON-01'], (reply) => {
    const etag = reply.headers.get('etag');
    if (etag !== null) reply.headers.set('etag', `W/${etag}`);
  }),
  {
    name: 'takes a create whose id is taken for a repeat of the first',
    breaks: ['WK-CON-02'],
    start() {
      const created = new Map<string, Reply>();
      return async (asked, pass) => {
        const reply = await pass();
        if (asked.operation?.id !== 'subscriptions.create') return reply;
        const first = created.get(pathOf(asked));
        if (codeOf(reply) === 'already-exists' && first !== undefined) return copyOf(first);
        if (reply.status === 201) created.set(pathOf(asked), copyOf(reply));
        return reply;
      };
    },
  },
  spoilt('does not tell the record as it stands when a change is stale', ['WK-CON-03'], (reply, { operation }) => {
    if (operation?.id !== 'subscriptions.change' || codeOf(reply) !== 'version-stale') return;
    changeJson(reply, ({ current: _, ...rest }) => rest);
  }),
  {
    name: 'deletes a record whatever version If-Match tells',
    breaks: ['WK-CON-03'],
    start() {
      const tags = new KnownTags();
      return async (asked, pass) => {
        const newest = tags.of(pathOf(asked));
        const isMeant =
          asked.operation?.id === 'subscriptions.delete' && /^"\d+"$/.test(asked.headers['if-match'] ?? '');
        if (isMeant && newest !== undefined) asked.headers['if-match'] = newest;
        const reply = await pass();
        tags.note(pathOf(asked), reply);
        return reply;
      };
    },
  },
  spoilt('tells no Location of what it created', ['WK-CON-04'], ({ headers }, { method }) => {
    if (method === 'POST') headers.delete('location');
  }),
  {
    name: 'gives what a merge patch does not name its first value',
    breaks: ['WK-CON-05'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'subscriptions.change') {
        await changeRequest(asked, (patch) => ({ areas: ['441602'], ...patch }));
      }
      return pass();
    },
  },
  {
    name: 'leaves null in a merge patch out',
    breaks: ['WK-CON-05'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'subscriptions.change') {
        await changeRequest(asked, (patch) =>
          Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)),
        );
      }
      return pass();
    },
  },
  refusedAs('calls a missing precondition a stale version', ['WK-CON-06'], 'precondition-required', 'version-stale'),
  {
    name: 'lets every one of several changes at the same moment win',
    breaks: ['WK-CON-07'],
    start() {
      const tags = new KnownTags();
      const waiting = new Map<string, Promise<unknown>>();
      return async (asked, pass) => {
        const path = pathOf(asked);
        const before = asked.operation?.id === 'subscriptions.change' ? waiting.get(path) : undefined;
        const answered = (before ?? Promise.resolve()).then(async () => {
          const newest = tags.of(path);
          if (before !== undefined && newest !== undefined) asked.headers['if-match'] = newest;
          const reply = await pass();
          tags.note(path, reply);
          return reply;
        });
        const settled = answered
          .catch(() => null)
          .then(() => {
            if (waiting.get(path) === settled) waiting.delete(path);
          });
        waiting.set(path, settled);
        return answered;
      };
    },
  },
];
