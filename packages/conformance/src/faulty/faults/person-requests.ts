import { changeJson, codeOf, type Fault, type ListOf, spoilt, spoiltAnswer } from '../fault.ts';

interface Request {
  dueOn: string;
}
interface Stay {
  version: number;
  person: { telephone: { masked: string; revealable: boolean } | null };
}

/** A server that carries a granted request out and whose stays still tell what was before. */
function unheeded(
  name: string,
  requirement: 'WK-PRQ-05' | 'WK-PRQ-06' | 'WK-PRQ-07',
  kind: string,
  spoil: (stay: Stay) => void,
): Fault {
  return {
    name,
    breaks: [requirement],
    start() {
      const records = new Set<string>();
      return async (asked, pass) => {
        if (asked.operation?.id === 'personRequests.create') {
          const body = JSON.parse((await asked.body()).toString('utf8') || 'null') as Record<string, unknown> | null;
          if (body?.kind === kind && body.field !== null) records.add(String(body.record));
        }
        const reply = await pass();
        const isMeant = asked.operation?.id === 'stays.get' && reply.status === 200;
        if (isMeant && records.has(asked.path.split('?')[0] ?? '')) changeJson<Stay>(reply, spoil);
        return reply;
      };
    },
  };
}

/** Requests of persons concerned. */
export const personRequestsFaults: readonly Fault[] = [
  spoiltAnswer<ListOf<{ record: string }>>(
    'keeps premises out of what is recorded of a person',
    ['WK-PRQ-01'],
    'personRequests.listOwnRecords',
    (page) => {
      page.items = page.items.filter(({ record }) => !record.startsWith('/v1/premises/'));
    },
  ),
  spoiltAnswer<Request>('takes a year for an answer', ['WK-PRQ-02'], 'personRequests.create', (request) => {
    request.dueOn = `${Number(request.dueOn.slice(0, 4)) + 1}${request.dueOn.slice(4, 8)}28`;
  }),
  spoilt('names another place for what a correction lacks', ['WK-PRQ-03'], (reply, { operation }) => {
    if (operation?.id !== 'personRequests.create' || codeOf(reply) !== 'invalid-input') return;
    changeJson<{ errors?: { pointer: string }[] }>(reply, ({ errors }) => {
      for (const error of errors ?? []) if (error.pointer === '/correctValue') error.pointer = '/kind';
    });
  }),
  {
    name: 'takes a refusal without a rule',
    breaks: ['WK-PRQ-04'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'personRequests.answer') {
        const body = JSON.parse((await asked.body()).toString('utf8') || 'null') as Record<string, unknown> | null;
        if (body?.legalBasis === null && body.decision === 'partly-granted') {
          asked.replacement = Buffer.from(JSON.stringify({ ...body, legalBasis: '无' }));
        }
      }
      return pass();
    },
  },
  unheeded('forgets a granted correction', 'WK-PRQ-05', 'correction', (stay) => {
    stay.person.telephone = { masked: '154****0077', revealable: true };
  }),
  unheeded('keeps what it granted to delete', 'WK-PRQ-06', 'deletion', (stay) => {
    stay.person.telephone = { masked: '154****0077', revealable: true };
  }),
  unheeded('reveals what it granted to restrict', 'WK-PRQ-07', 'restriction', (stay) => {
    if (stay.person.telephone !== null) stay.person.telephone.revealable = true;
  }),
];
