import { changeQuery, codeOf, copyOf, type Fault, pathOf, queryOf, type Reply, refuse, spoilt } from '../fault.ts';

/** Rules that a server breaks although nothing fails: words, keys of mended calls, loose preconditions, filters. */
export const statedRulesFaults: readonly Fault[] = [
  {
    name: 'speaks English to everybody',
    breaks: ['WK-ERR-07'],
    start: () => (asked, pass) => {
      asked.headers['accept-language'] = 'en';
      return pass();
    },
  },
  {
    name: 'speaks Chinese to whoever names a language that it does not have',
    breaks: ['WK-ERR-07'],
    start: () => (asked, pass) => {
      if (asked.headers['accept-language'] === 'qaa') asked.headers['accept-language'] = 'zh';
      return pass();
    },
  },
  spoilt('does not tell the language of its problems', ['WK-ERR-07'], (reply) => {
    if (codeOf(reply) !== null) reply.headers.delete('content-language');
  }),
  {
    name: 'stores the refusal of a create whose body is wrong under its key',
    breaks: ['WK-IDM-09'],
    start: () => storingRefusals('subscriptions.create', 'invalid-input'),
  },
  {
    name: 'stores under its key that a change named no version',
    breaks: ['WK-IDM-09'],
    start: () => storingRefusals('subscriptions.change', 'precondition-required'),
  },
  {
    name: 'takes If-Match: * for any version',
    breaks: ['WK-CON-06'],
    start: () => matching('subscriptions.change', (ifMatch, newest) => (ifMatch === '*' ? newest : ifMatch)),
  },
  {
    name: 'takes a weak ETag for a strong one when it deletes',
    breaks: ['WK-CON-06'],
    start: () => matching('subscriptions.delete', (ifMatch) => ifMatch.replace(/^W\//, '')),
  },
  {
    name: 'lists hazards of every state whatever state is asked for',
    breaks: ['WK-PAG-05'],
    start: () => (asked, pass) => {
      const state = queryOf(asked).get('state') ?? '';
      if (asked.operation?.id === 'hazards.list' && /^[a-z-]{1,64}$/.test(state)) {
        changeQuery(asked, (query) => query.delete('state'));
      }
      return pass();
    },
  },
  {
    name: 'keeps only one of two filters of its plates',
    breaks: ['WK-PAG-05'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'doorplates.list' && queryOf(asked).has('state')) {
        changeQuery(asked, (query) => query.delete('premisesId'));
      }
      return pass();
    },
  },
];

/** Remembers a refusal under its key, so that the mended call is taken for another one. */
function storingRefusals(operation: string, code: string): ReturnType<Fault['start']> {
  const stored = new Map<string, Reply>();
  return async (asked, pass) => {
    const { authorization, 'idempotency-key': key } = asked.headers;
    if (asked.operation?.id !== operation || authorization === undefined || key === undefined) return pass();
    const name = `${authorization} ${key}`;
    const known = stored.get(name);
    const reply = await pass();
    if (known !== undefined) {
      const replay = copyOf(known);
      if (codeOf(reply) !== code) refuse(replay, 'idempotency-key-reused');
      return replay;
    }
    if (codeOf(reply) === code) stored.set(name, copyOf(reply));
    return reply;
  };
}

/** Reads If-Match in its own way; `newest` is the ETag that the server told last for the record. */
function matching(operation: string, read: (ifMatch: string, newest: string) => string): ReturnType<Fault['start']> {
  const tags = new Map<string, string>();
  return async (asked, pass) => {
    const given = asked.headers['if-match'];
    if (asked.operation?.id === operation && given !== undefined) {
      asked.headers['if-match'] = read(given, tags.get(pathOf(asked)) ?? given);
    }
    const reply = await pass();
    const etag = reply.headers.get('etag');
    if (etag !== null) tags.set(pathOf(asked), etag);
    return reply;
  };
}
