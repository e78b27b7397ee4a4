import { changeJson, changeRequest, type Fault, jsonOf, type ListOf, spoiltAnswer } from '../fault.ts';

/** Reveals, and what the person concerned sees of readings. */
export const revealsFaults: readonly Fault[] = [
  {
    name: 'counts the blanks around a reason',
    breaks: ['WK-REV-02'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'reveals.create') {
        await changeRequest(asked, (body) => {
          const { reason } = body;
          const isPadded = typeof reason === 'string' && reason.trim() !== '' && reason.length >= 10;
          if (isPadded) body.reason = reason.replaceAll(/^\s+|\s+$/g, (blanks) => '.'.repeat(blanks.length));
        });
      }
      return pass();
    },
  },
  spoiltAnswer<{ expiresAt: string }>(
    'lets a revealed value be shown for an hour',
    ['WK-REV-03'],
    'reveals.create',
    (shown) => {
      shown.expiresAt = new Date(Date.parse(shown.expiresAt) + 3_600_000).toISOString();
    },
  ),
  {
    name: 'tells a landlord who read',
    breaks: ['WK-AUD-08'],
    start() {
      const officers = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const id = asked.operation?.id;
        if (id === 'session.get' && reply.status === 200) {
          const session = jsonOf<{ roles: string[]; displayName: string }>(reply);
          if (session?.roles.includes('officer')) officers.add(session.displayName);
        }
        if (id === 'audit.listAccessLog' && reply.status === 200) {
          changeJson<ListOf<{ reader?: string }>>(reply, ({ items }) => {
            for (const item of items) item.reader = [...officers].join();
          });
        }
        return reply;
      };
    },
  },
];
