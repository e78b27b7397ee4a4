import { changeJson, codeOf, type Fault, jsonOf, spoilt } from './faulty-server.ts';

/** Servers that break one rule each: the kit must find exactly that one. */
export const faults: readonly Fault[] = [
  spoilt('forgets the title of its problems', ['WK-ERR-01'], (reply) => {
    if (codeOf(reply) === 'not-found') changeJson(reply, ({ title: _, ...rest }) => rest);
  }),
  spoilt('tells another request id in a problem than it heads with', ['WK-ERR-04'], (reply) => {
    if (codeOf(reply) === 'not-found') changeJson(reply, (body) => ({ ...body, requestId: 'another' }));
  }),
  spoilt('tells a whole telephone in place of its mask', ['WK-PER-01'], (reply, { operation }) => {
    if (operation?.id !== 'stays.list') return;
    reply.body = Buffer.from(reply.body.toString('utf8').replaceAll(/"\d{3}\*{4}\d{4}"/g, '"13800000000"'));
  }),
  {
    name: 'takes personal data for no purpose',
    breaks: ['WK-PER-02'],
    start: () => (asked, pass) => {
      if (asked.operation?.personalData === 'masked') asked.headers['wardkit-purpose'] ??= 'rental-check';
      return pass();
    },
  },
  spoilt('has weak ETags', ['WK-CON-01'], (reply) => {
    const etag = reply.headers.get('etag');
    if (etag !== null) reply.headers.set('etag', `W/${etag}`);
  }),
  spoilt('pages without an end', ['WK-PAG-01'], (reply, { operation }) => {
    if (operation?.id !== 'hazards.list' || jsonOf(reply)?.next !== null) return;
    changeJson(reply, ({ next: _, ...body }) => body);
  }),
  spoilt('lets the pages of every origin read', ['WK-COR-01'], ({ headers }) => {
    headers.set('access-control-allow-origin', '*');
  }),
  spoilt('tells no quota', ['WK-LIM-01'], ({ headers }) => headers.delete('ratelimit-policy')),
];
