import { shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import type { CallParts } from '../engine/requests.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { changeablePlayground, discard, makeToy, matching, noteToy, parametersOf, playgroundOf } from './playground.ts';

/** What is wrong with a call before it is mended. */
interface Flaw {
  readonly name: string;
  readonly parts: CallParts;
}

const flawsOfCreate: readonly Flaw[] = [
  { name: 'a body that lacks everything', parts: { body: {} } },
  { name: 'a body that is no JSON', parts: { bytes: new TextEncoder().encode('{"half":') } },
  { name: 'a body of another media type', parts: { headers: { 'content-type': 'text/plain' } } },
  { name: 'no If-None-Match', parts: { headers: { 'if-none-match': null } } },
];

const flawsOfChange: readonly Flaw[] = [
  { name: 'null for what may not be null', parts: { body: { description: null } } },
  { name: 'no If-Match', parts: { headers: { 'if-match': null } } },
  { name: 'a record that is not there', parts: { parameters: { subscriptionId: newId() } } },
];

export const mendedCallChecks = checks([
  {
    requirement: 'WK-IDM-09',
    title: 'a create that was refused for its body, media type or precondition is carried out when it is mended',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      await everyOf(
        flawsOfCreate,
        ({ name }) => name,
        async ({ parts: { headers: wrong, ...parts } }) => {
          const caller = context.callerOf(playground.create);
          const [id, body] = [newId(), await playground.body(caller)];
          const headers = { 'idempotency-key': newId() };
          const whole = { parameters: { [playground.parameter]: id }, headers, body };
          noteToy(context, playground, caller, id);
          const refused = await caller.call(playground.create, {
            ...whole,
            ...parts,
            headers: { ...headers, ...wrong },
          });
          // How it is refused is told by other requirements; only what is refused can be mended.
          if (refused.status < 400) throw new NotExamined('the call was not refused');
          const mended = await caller.call(playground.create, whole);
          expect(mended.status === 201, 'the mended create carried out: 201', shortly(mended));
          expect(!mended.headers.has('idempotency-replayed'), 'no Idempotency-Replayed', 'one');
          await discard(context, playground, { id, caller, created: mended });
        },
        3,
      );
    },
  },
  {
    requirement: 'WK-IDM-09',
    title: 'a change that was refused for its body, precondition or address is carried out when it is mended',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      await everyOf(
        flawsOfChange,
        ({ name }) => name,
        async ({ parts: { headers: wrong, ...parts } }) => {
          const toy = await makeToy(context, playground);
          const headers = { 'idempotency-key': newId(), ...matching(toy.created) };
          const whole = { parameters: parametersOf(playground, toy), headers, body: { description: 'mended' } };
          const refused = await toy.caller.call(playground.change, {
            ...whole,
            ...parts,
            headers: { ...headers, ...wrong },
          });
          // How it is refused is told by other requirements; only what is refused can be mended.
          if (refused.status < 400) throw new NotExamined('the call was not refused');
          const mended = await toy.caller.call(playground.change, whole);
          expect(mended.status === 200, 'the mended change carried out: 200', shortly(mended));
          await discard(context, playground, toy);
        },
        3,
      );
    },
  },
]);
