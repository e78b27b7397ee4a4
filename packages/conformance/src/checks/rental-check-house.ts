import { pageOf } from '@wardkit/contract/page';
import { Premises } from '@wardkit/contract/premises';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import { Stay } from '@wardkit/contract/stays';
import type { Answer } from '../engine/answer.ts';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { expectRefusal, expectStatus, isRefusal, pointersOf } from './refusal.ts';
import { type CheckedPremises, checkedPremises, checkerOf, rentalReads, submission } from './rental-records.ts';
import { register, registrarOf, registrationIn } from './stays-scene.ts';

const submits = { operations: [...rentalReads, 'rentalChecks.submit', 'places.getPremises'] };

/** Hands in checks of the same premises one after another. */
async function inTurn(context: Context, at: number) {
  const of = need((await checkedPremises(context)).at(at), 'no premises were checked');
  const caller = context.callerOf('rentalChecks.submit');
  // Other checks of the kit may have been here since the premises were read.
  const known = bodyOf(
    await caller.call('rentalChecks.list', { query: { premisesId: of.premises.id, limit: 200 } }),
    pageOf(RentalCheck),
  ).items;
  const names = new Set(known.map(({ previousCheckId }) => previousCheckId));
  let previousCheckId = known.find(({ id }) => !names.has(id))?.id ?? null;
  const hand = async (parts: object): Promise<Answer> => {
    const body = { ...submission(of), previousCheckId, ...parts };
    const answer = await caller.call('rentalChecks.submit', { parameters: { checkId: newId() }, body });
    if (isRefusal(answer, 'version-stale')) throw new NotExamined('another check came in between');
    if (answer.status === 201) {
      previousCheckId = bodyOf(answer, RentalCheck).id;
      context.ledger.leave('check of demo premises (--write-records)');
    }
    return answer;
  };
  return { of, hand };
}

async function storeysOf(context: Context, { premises }: CheckedPremises): Promise<number> {
  const parameters = { premisesId: premises.id };
  return bodyOf(await checkerOf(context).call('places.getPremises', { parameters }), Premises).storeys;
}

export const rentalCheckHouseChecks = checks([
  {
    requirement: 'WK-CHK-19',
    title: 'a changed fact is applied where the premises say what the device read, and stays with the check where not',
    needs: { ...submits, writesRecords: true, alone: true },
    async run(context) {
      const { of, hand } = await inTurn(context, -1);
      const before = await storeysOf(context, of);
      const changed = async (value: number, was: number) => {
        const answer = await hand({ facts: { storeys: { value, source: 'changed', was } } });
        expectStatus(answer, 201);
        return bodyOf(answer, RentalCheck).facts?.storeys;
      };
      const stale = await changed(before + 2, before + 1);
      expect(stale?.isApplied === false, 'isApplied false where the premises say something else', 'true or none');
      expect((await storeysOf(context, of)) === before, 'premises as they were', 'others');
      const fresh = await changed(before + 1, before);
      expect(fresh?.isApplied === true, 'isApplied true', 'false or none');
      const after = await storeysOf(context, of);
      await changed(before, before + 1);
      expect(after === before + 1, 'premises with the changed fact', 'premises as they were');
    },
  },
  {
    requirement: 'WK-CHK-20',
    title: 'a stay of somebody who left ends with the check, a second time too, and no answer tells of residents',
    needs: { operations: [...submits.operations, 'stays.register', 'stays.get'], writesRecords: true, alone: true },
    async run(context) {
      const { of, hand } = await inTurn(context, -1);
      const registrar = registrarOf(context);
      const registered = await register(registrar, await registrationIn(context, of.premises.id));
      expectStatus(registered, 201);
      const { id: stayId } = bodyOf(registered, Stay);
      context.ledger.leave('ended stay in demo premises (--write-records)');
      const residents = [{ stayId, state: 'left' }];
      const first = await hand({ residents });
      expectStatus(first, 201);
      const stay = bodyOf(await registrar.call('stays.get', { parameters: { stayId } }), Stay);
      expect(stay.state === 'ended', 'a stay that has ended', stay.state);
      const second = await hand({ residents });
      expect(second.status === 201, 'a check that is taken though the stay has ended', String(second.status));
      const isTold = memberOf(first.body, 'residents') !== undefined || first.text.includes(stayId);
      expect(!isTold, 'no word of residents in the check', 'some');
    },
  },
  {
    requirement: 'WK-CHK-21',
    title: 'a second signature of one, a refusal without a reason and a signature without its picture are refused',
    needs: submits,
    async run(context) {
      const { hand } = await inTurn(context, 0);
      const signedAt = new Date(Date.now() - 60_000).toISOString();
      const refusal = { signer: 'landlord', form: 'refused', attachmentId: null, reason: 'conformance', signedAt };
      const cases = [
        [refusal, refusal],
        [{ ...refusal, reason: null }],
        [{ ...refusal, form: 'signature', reason: null }],
        [{ ...refusal, attachmentId: newId() }],
      ];
      for (const signatures of cases) {
        // A photograph that is nowhere keeps a server from taking a check whose signatures it does not look at.
        const answers = submission(need((await checkedPremises(context))[0], 'no premises were checked')).answers;
        const [first, ...rest] = answers;
        const spoilt = [{ ...first, photographIds: [newId()] }, ...rest];
        const answer = await hand({ signatures, answers: spoilt });
        expectRefusal(answer, 'invalid-input');
        const isNamed = pointersOf(answer).some((pointer) => pointer.startsWith('/signatures/'));
        expect(isNamed, 'a pointer to the signature', pointersOf(answer).join(', ') || 'none');
      }
    },
  },
]);
