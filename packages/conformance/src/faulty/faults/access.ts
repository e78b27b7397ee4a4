import { codeOf, type Fault, jsonOf, type ListOf, pathOf, spoilt } from '../fault.ts';

/** The tokens of callers that were let in somewhere, by what for. */
type Tokens = Map<string, string>;

/** Who is let in, and what they are shown. */
export const accessFaults: readonly Fault[] = [
  spoilt('says nothing of how to sign in', ['WK-AUT-01'], ({ headers }) => headers.delete('www-authenticate')),
  {
    name: 'lets every role list the hazards of a station',
    breaks: ['WK-AUT-02'],
    start: () =>
      borrowing(
        ({ operation }) => (operation?.id === 'hazards.list' ? ['hazards.list'] : []),
        ({ operation }, code) => (operation?.id === 'hazards.list' && code === 'forbidden' ? 'hazards.list' : null),
      ),
  },
  {
    name: 'does not look at the signature of a token',
    breaks: ['WK-AUT-03'],
    start() {
      const tokens: Tokens = new Map();
      return async (asked, pass) => {
        const { authorization = '' } = asked.headers;
        const [, claims = ''] = authorization.split('.');
        const genuine = tokens.get(claims);
        if (genuine !== undefined) asked.headers.authorization = genuine;
        const reply = await pass();
        if (genuine === undefined && reply.status < 300 && claims !== '') tokens.set(claims, authorization);
        return reply;
      };
    },
  },
  {
    name: "shows another station's plates by their id",
    breaks: ['WK-PER-04'],
    start: () =>
      borrowing(
        ({ operation }, ids) => (operation?.id === 'doorplates.list' ? ids : []),
        (asked, code) =>
          asked.operation?.id === 'doorplates.get' && code === 'not-found'
            ? (pathOf(asked).split('/').at(-1) ?? null)
            : null,
      ),
  },
];

/**
 * Answers a refused call as somebody else would get it.
 *
 * @param keep what the token of a caller who was let in is kept for; it is given the ids of the listed records
 * @param need what it is needed for
 */
function borrowing(
  keep: (asked: Parameters<ReturnType<Fault['start']>>[0], ids: string[]) => readonly string[],
  need: (asked: Parameters<ReturnType<Fault['start']>>[0], code: string) => string | null,
): ReturnType<Fault['start']> {
  const tokens: Tokens = new Map();
  return async (asked, pass) => {
    const reply = await pass();
    const { authorization } = asked.headers;
    if (reply.status < 300 && authorization !== undefined) {
      const items = jsonOf<ListOf<{ id: string }>>(reply)?.items ?? [];
      const ids = Array.isArray(items) ? items.map(({ id }) => id) : [];
      for (const name of keep(asked, ids)) tokens.set(name, authorization);
    }
    const lent = tokens.get(need(asked, codeOf(reply) ?? '') ?? '');
    if (lent === undefined) return reply;
    asked.headers.authorization = lent;
    return pass();
  };
}
