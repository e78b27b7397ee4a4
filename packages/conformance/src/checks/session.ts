import { Session } from '@wardkit/contract/session';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';

export const sessionChecks = checks([
  {
    requirement: 'WK-SES-01',
    title:
      'the session tells each account its role, scopes and an end that lies ahead, and no two people the same subject',
    needs: { operations: ['session.get'] },
    async run(context) {
      if (context.home.length === 0) throw new NotExamined('no account is given');
      const subjects = new Map<string, string>();
      await everyOf(
        [...context.home, ...context.others],
        ({ account }) => account.role,
        async (caller) => {
          const session = bodyOf(await caller.call('session.get'), Session);
          const { role } = caller.account;
          expect(session.roles.includes(role), `the role ${role} among the roles`, session.roles.join(', ') || 'none');
          expect(session.scopes.length > 0, 'scopes', 'none');
          const isAhead = Date.parse(session.expiresAt) > Date.now() - 60_000;
          expect(isAhead, 'an end of the session that lies ahead', 'one that has passed');
          subjects.set(session.subject, role);
        },
      );
      const count = context.home.length + context.others.length;
      expect(subjects.size === count, `${count} subjects for ${count} accounts`, `${subjects.size}`);
    },
  },
  {
    requirement: 'WK-SES-02',
    title: 'an account is told the same subject each time',
    needs: { operations: ['session.get'] },
    async run(context) {
      const caller = need(context.home[0], 'no account is given');
      const [first, second] = [await caller.call('session.get'), await caller.call('session.get')];
      const [one, other] = [first, second].map(({ body }) => memberOf(body, 'subject'));
      expect(one === other && one === caller.account.session?.subject, 'the same subject', 'another');
    },
  },
  {
    requirement: 'WK-SES-02',
    title: 'the subject of an account is the id under which the list of staff names it',
    needs: { operations: ['session.get', 'places.listStaff'] },
    async run(context) {
      const reader = context.callerOf('places.listStaff');
      const staff = (await context.finder.items(reader, 'places.listStaff')).map((item) => memberOf(item, 'id'));
      const subject = reader.account.session?.subject;
      expect(staff.includes(subject), 'the own account in the list of staff', 'none');
    },
  },
]);
