import { eventTypes } from '@wardkit/contract/events';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { expect } from '../engine/violation.ts';
import { changeablePlayground, discard, makeToy, matching, subscriptionBody } from './playground.ts';
import { expectStatus } from './refusal.ts';

/** The most types of one subscription. */
const mostTypes = 100;

const names = Object.keys(eventTypes);
const families = [...new Set(names.map((name) => `${name.slice(0, name.indexOf('.'))}.*`))];

function told(body: unknown): string {
  const types = memberOf(body, 'types');
  return Array.isArray(types) ? [...types].sort().join() : 'no types';
}

export const subscriptionTypesChecks = checks([
  {
    requirement: 'WK-SUB-12',
    title: 'a subscription takes every type of event of the contract, and every family of them',
    needs: { operations: ['create', 'change', 'get', 'delete', 'list'].map((verb) => `subscriptions.${verb}`) },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground, undefined, { body: { ...subscriptionBody(), types: families } });
      let latest = toy.created;
      expect(told(latest.body) === told({ types: families }), 'every family', told(latest.body));
      for (let from = 0; from < names.length; from += mostTypes) {
        const types = names.slice(from, from + mostTypes);
        latest = await toy.caller.call(playground.change, {
          parameters: { subscriptionId: toy.id },
          headers: matching(latest),
          body: { types },
        });
        expectStatus(latest, 200);
        expect(told(latest.body) === told({ types }), 'the types that were asked for', told(latest.body));
      }
      await discard(context, playground, toy);
    },
  },
]);
