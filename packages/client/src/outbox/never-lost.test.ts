import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import {
  createFakeClock,
  createScriptedClient,
  fixtures,
  type ScriptedCall,
  type ScriptedClient,
  type ScriptedFault,
} from '@wardkit/testing';
import fc from 'fast-check';

/** What may happen to an officer's phone between two submissions. */
type Happening =
  | { kind: 'submit'; premises: number; photo: boolean }
  | { kind: 'fault'; fault: ScriptedFault; times: number }
  | { kind: 'network'; online: boolean }
  | { kind: 'reload' }
  | { kind: 'time'; milliseconds: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('submit' as const), premises: fc.nat(2), photo: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      times: fc.integer({ min: 1, max: 3 }),
      fault: fc.constantFrom<ScriptedFault>(
        { kind: 'unreachable' },
        { kind: 'lost-answer' },
        { kind: 'hang' },
        { kind: 'problem', code: 'unavailable', headers: { 'retry-after': '5' } },
        { kind: 'problem', code: 'internal-error' },
        { kind: 'problem', code: 'request-in-progress' },
        { kind: 'status', status: 200, html: '<h1>Wi-Fi</h1>' },
        { kind: 'status', status: 502 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('network' as const), online: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), milliseconds: fc.nat(40_000) }) },
);

const premisesIds = [fixtures.ids.premises, fixtures.ids.otherPremises, '0193a000-0000-7000-8000-000000000012'];

it("whatever happens, each receipt ends as one check on the server, and a door's checks arrive in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 3, maxLength: 14 }),
      fc.infiniteStream(fc.nat(99)),
      async (all, dice) => {
        const clock = createFakeClock();
        const random = () => Number(dice.next().value) / 100;
        let set: ScriptedClient = createScriptedClient({ clock, random });
        await set.ward.session.get();
        // The ledger is outside of what is tested: receipts that were given, and what arrived at the server.
        const receipts: { id: string; premisesId: string }[] = [];
        const arrived: { id: string; premisesId: string }[] = [];
        set.server.answer('rentalChecks.submit', ({ parameters, body, records }: ScriptedCall) => {
          const submission = body as RentalCheckSubmission;
          const id = parameters.checkId ?? '';
          for (const { photographIds } of submission.answers) {
            for (const photo of photographIds) assert.equal(records.attachments.get(photo)?.state, 'complete');
          }
          arrived.push({ id, premisesId: submission.premisesId });
          return fixtures.checkFrom(id, submission);
        });

        for (const event of all) {
          if (event.kind === 'submit') {
            const premisesId = premisesIds[event.premises] ?? '';
            const photo = event.photo
              ? [
                  (
                    await set.ward.drafts.putPhoto(new Blob([new Uint8Array(300_000)], { type: 'image/jpeg' }), {
                      premisesId,
                    })
                  ).id,
                ]
              : [];
            const submission = fixtures.submissionOf({ premisesId });
            const [first, ...rest] = submission.answers;
            if (first !== undefined) submission.answers = [{ ...first, photographIds: photo }, ...rest];
            const receipt = await set.ward.rentalChecks.submit(submission, { photos: photo, premisesLabel: '' });
            receipts.push({ id: receipt.id, premisesId });
          } else if (event.kind === 'fault') {
            for (const id of ['rentalChecks.submit', 'attachments.create', 'attachments.append'] as const) {
              set.server.fault(id, event.fault, event.times);
            }
          } else if (event.kind === 'network') set.setOnline(event.online);
          else if (event.kind === 'time') await clock.advance(event.milliseconds);
          else {
            set.ward.close();
            const online = set.server.reachable;
            set = createScriptedClient({ clock, random, store: set.store, server: set.server, online });
          }
        }
        set.setOnline(true);
        for (const { id } of receipts) {
          const receipt = await clock.until(set.ward.outbox.receipt(id));
          assert.ok(receipt, 'nothing lost');
          assert.equal((await clock.until(receipt.settled)).state, 'accepted');
        }
        assert.deepEqual(new Set(arrived.map(({ id }) => id)).size, arrived.length, 'nothing twice');
        for (const premisesId of premisesIds) {
          const of = (list: typeof receipts) =>
            list.filter((one) => one.premisesId === premisesId).map((one) => one.id);
          assert.deepEqual(of(arrived), of(receipts), 'in order');
        }
        set.ward.close();
      },
    ),
    { numRuns: 30 },
  );
});
