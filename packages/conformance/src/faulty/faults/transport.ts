import { type Fault, spoilt, spoiltAnswer } from '../fault.ts';

/** Headers of every answer, and the documents that tell what a server is. */
export const transportFaults: readonly Fault[] = [
  spoilt('lets the pages of every origin read', ['WK-COR-01'], ({ headers }) => {
    headers.set('access-control-allow-origin', '*');
  }),
  spoilt('hides the ETag from the pages of a listed origin', ['WK-COR-01'], ({ headers }) => {
    const exposed = headers.get('access-control-expose-headers');
    if (exposed === null) return;
    headers.set('access-control-expose-headers', exposed.replace(/\betag\b,? ?/i, ''));
  }),
  spoilt('lets browsers guess the type of an answer', ['WK-SEC-01'], ({ headers }) => {
    headers.delete('x-content-type-options');
  }),
  spoilt('lets caches keep personal answers', ['WK-SEC-01'], ({ headers }, { operation }) => {
    if (operation?.personalData === 'masked') headers.set('cache-control', 'private, max-age=60');
  }),
  spoilt('tells no quota', ['WK-LIM-01'], ({ headers }) => headers.delete('ratelimit-policy')),
  spoiltAnswer<{ serverTime: string }>('has a clock that is a day behind', ['WK-DSC-01'], 'meta.get', (meta) => {
    meta.serverTime = new Date(Date.parse(meta.serverTime) - 86_400_000).toISOString();
  }),
  spoiltAnswer<{ plateKeys: { keyId: string }[] }>(
    'tells a key of plates under an id that does not follow from it',
    ['WK-DSC-02'],
    'meta.discover',
    ({ plateKeys }) => {
      for (const key of plateKeys.slice(0, 1)) plateKeys.push({ ...key, keyId: 'ZZZZ' });
    },
  ),
  spoiltAnswer<{ roles: string[] }>('tells nobody their role', ['WK-SES-01'], 'session.get', (session) => {
    session.roles = [];
  }),
  spoilt('leaves a member out that its records have', ['WK-VER-01'], (reply, { operation }) => {
    if (operation?.id !== 'doorplates.get' || reply.status !== 200) return;
    reply.body = Buffer.from(reply.body.toString('utf8').replace('"issuedAt"', '"madeAt"'));
  }),
];
