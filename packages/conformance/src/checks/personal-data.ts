import { asksForPurpose, isList, type OperationRecord } from '@wardkit/contract/operation';
import { memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { harmlessCall } from '../engine/harmless.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, isRefusal } from './refusal.ts';
import { parametersFor } from './standing-records.ts';

/** The claimed reads of personal data. */
function personalReads(context: Context): readonly OperationRecord[] {
  return context.operationsWhere((each) => each.personalData === 'masked' && each.method === 'GET');
}

export const personalDataChecks = checks([
  {
    requirement: 'WK-PER-01',
    title: 'what each role reads of personal data is masked in every list and record',
    needs: {},
    async run(context) {
      let seen = 0;
      await everyOf(
        personalReads(context).flatMap((operation) =>
          context.callersOf(operation).map((caller) => ({ operation, caller })),
        ),
        ({ operation, caller }) => `${operation.id} as ${caller.account.role}`,
        async ({ operation, caller }) => {
          // What comes is looked at as every answer of the run is; here it is made to come.
          const parameters = await parametersFor(context, caller, operation);
          const query = await context.finder.query(caller, operation);
          if (parameters === null || query === null) return;
          const limit = isList(operation) ? { limit: 50 } : {};
          const answer = await caller.call(operation, { parameters, query: { ...query, ...limit } });
          // A record may not have this part of it yet, as a mediation an agreement.
          if (isPart(operation) && isRefusal(answer, 'not-found')) return;
          expect(answer.status === 200, '200', shortly(answer));
          seen += 1;
        },
      );
      if (seen === 0) throw new NotExamined('the accounts see no personal data');
    },
  },
  {
    requirement: 'WK-PER-02',
    title:
      'every operation that returns personal data is refused without a purpose, and for one that is not in the list',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere(asksForPurpose).flatMap((operation) => [
          { operation, purpose: null },
          { operation, purpose: 'curiosity' },
        ]),
        ({ operation }) => operation.id,
        async ({ operation, purpose }) => {
          const parts = harmlessCall(operation);
          const headers = { ...parts.headers, 'wardkit-purpose': purpose };
          expectRefusal(await context.callerOf(operation).call(operation, { ...parts, headers }), 'purpose-required');
        },
      );
    },
  },
  {
    requirement: 'WK-PER-03',
    title: 'a reading that is refused for want of a purpose holds no record, so nothing was sent that is not logged',
    needs: {},
    async run(context) {
      await everyOf(
        personalReads(context),
        ({ id }) => id,
        async (operation) => {
          const caller = context.callerOf(operation);
          const parameters = await parametersFor(context, caller, operation);
          const query = await context.finder.query(caller, operation);
          if (parameters === null || query === null) throw new NotExamined('the accounts see no record');
          const answer = await caller.call(operation, { parameters, query, headers: { 'wardkit-purpose': null } });
          // That it is refused is another requirement's; what must not be is a refusal that tells all the same.
          if (answer.status < 400) return;
          const tells = ['items', 'landlord', 'person', 'current'].some(
            (name) => memberOf(answer.body, name) !== undefined,
          );
          expect(!tells, 'a refusal without a record', 'one that holds a record');
        },
      );
    },
  },
  {
    requirement: 'WK-PER-04',
    title: "another station's records are shown in no answer, by id or in a list",
    needs: { otherStation: true },
    async run(context) {
      const reads = context.operationsWhere(
        (each) =>
          each.method === 'GET' &&
          each.parameters !== undefined &&
          Object.values(each.callers).includes('same-station'),
      );
      await everyOf(
        reads,
        ({ id }) => id,
        async (operation) => {
          const foreign = context.foreignerOf(operation);
          const theirs = need(
            await parametersFor(context, foreign, operation, true),
            `${operation.id}: no record elsewhere`,
          );
          const answer = await stationCallerOf(context, operation).call(operation, { parameters: theirs });
          expect(answer.status >= 400, "a refusal of another station's record", shortly(answer));
        },
      );
    },
  },
  {
    requirement: 'WK-PER-04',
    title: "a landlord's list of premises holds only premises that are their own",
    needs: { operations: ['places.listPremises', 'session.get'], roles: ['landlord'] },
    async run(context) {
      const landlord = context.as('landlord');
      const items = await context.finder.items(landlord, 'places.listPremises');
      if (items.length === 0) throw new NotExamined('the landlord has no premises');
      for (const item of items) {
        const owner = memberOf(memberOf(item, 'landlord'), 'personId');
        expect(owner === landlord.account.session?.personId, 'premises of the own person', 'premises of somebody else');
      }
    },
  },
]);

/** Whether an operation reads a part of one record, under an address without an id of its own. */
function isPart(operation: OperationRecord): boolean {
  return !isList(operation) && operation.path.includes('{') && !operation.path.endsWith('}');
}
