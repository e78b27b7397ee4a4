import { DwellingRecord } from '@wardkit/contract/dwellings';
import { pageOf } from '@wardkit/contract/page';
import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { createDwelling, madeDwelling, madePremises, registrarOf } from './places-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

/** Premises of the home station that have dwellings. @throws {NotExamined} where there are none */
async function inhabitedPremises(context: Context): Promise<readonly unknown[]> {
  const caller = stationCallerOf(context, recordOf('places.listPremises'));
  const answer = await caller.call('places.listPremises', { query: { limit: 100 } });
  expectStatus(answer, 200);
  const items = memberOf(answer.body, 'items') as unknown[];
  return items.filter((item) => dwellingsOf(item).length > 0);
}

function dwellingsOf(premises: unknown): readonly unknown[] {
  const dwellings = memberOf(premises, 'dwellings');
  return Array.isArray(dwellings) ? dwellings : [];
}

async function listOf(context: Context, premisesId: string) {
  const caller = stationCallerOf(context, recordOf('places.listDwellings'));
  const answer = await caller.call('places.listDwellings', { query: { premisesId, limit: 200 } });
  return bodyOf(answer, pageOf(DwellingRecord)).items;
}

function endDwelling(context: Context, dwelling: { readonly id: string; readonly version: number }) {
  return registrarOf(context, 'places.changeDwelling').call('places.changeDwelling', {
    parameters: { dwellingId: dwelling.id },
    headers: matching({ body: dwelling }),
    body: { endedOn: '2026-01-05' },
  });
}

const writes = [
  'places.createPremises',
  'places.listAddresses',
  'places.createDwelling',
  'places.listDwellings',
] as const;

export const dwellingsChecks = checks([
  {
    requirement: 'WK-DWL-01',
    title: 'dwellings are listed with their premises, and neither they nor one of them is told to another station',
    needs: { operations: ['places.listPremises', 'places.listDwellings', 'places.getDwelling'], otherStation: true },
    async run(context) {
      const premises = need((await inhabitedPremises(context))[0], 'no premises have a dwelling');
      const premisesId = String(memberOf(premises, 'id'));
      const dwellings = await listOf(context, premisesId);
      const strays = dwellings.filter((dwelling) => dwelling.premisesId !== premisesId).length;
      expect(strays === 0, 'dwellings of these premises', `${strays} others`);
      const told = dwellingsOf(premises).map((each) => String(memberOf(each, 'id')));
      expect(
        told.every((id) => dwellings.some((each) => each.id === id)),
        'every dwelling that the premises tell',
        'fewer',
      );
      const dwellingId = need(dwellings[0], 'the premises have no dwelling').id;
      const foreigner = context.foreignerOf('places.listDwellings');
      expectRefusal(await foreigner.call('places.listDwellings', { query: { premisesId } }), 'not-found');
      expectRefusal(await foreigner.call('places.getDwelling', { parameters: { dwellingId } }), 'not-found');
    },
  },
  {
    requirement: 'WK-DWL-02',
    title: 'a second dwelling with a label that is in use in the premises is refused as already-recorded',
    needs: { operations: ['places.listPremises', 'places.createDwelling'] },
    async run(context) {
      const premises = need((await inhabitedPremises(context))[0], 'no premises have a dwelling');
      const label = String(memberOf(dwellingsOf(premises)[0], 'label'));
      const answer = await createDwelling(context, String(memberOf(premises, 'id')), label);
      expectRefusal(answer, 'already-recorded');
    },
  },
  {
    requirement: 'WK-DWL-03',
    title: 'a dwelling that ended stays in the list with its day, and is not among those of its premises',
    needs: { operations: [...writes, 'places.changeDwelling', 'places.getPremises'], writesRecords: true },
    async run(context) {
      const { id: premisesId } = await madePremises(context);
      const dwelling = await madeDwelling(context, premisesId, '101 室');
      const read = async () =>
        dwellingsOf(
          (await registrarOf(context, 'places.getPremises').call('places.getPremises', { parameters: { premisesId } }))
            .body,
        );
      expect((await read()).length === 1, 'the dwelling with its premises', 'another number');
      expectStatus(await endDwelling(context, dwelling), 200);
      const kept = (await listOf(context, premisesId)).find(({ id }) => id === dwelling.id);
      expect(kept?.endedOn === '2026-01-05', 'the ended dwelling with its day', 'another');
      expect((await read()).length === 0, 'no ended dwelling with the premises', 'one');
    },
  },
  {
    requirement: 'WK-DWL-04',
    title: 'a dwelling in which somebody stays cannot be ended',
    needs: {
      operations: ['places.listPremises', 'places.getDwelling', 'places.changeDwelling', 'stays.list'],
      // A server that does not keep the rule ends it for good.
      writesRecords: true,
    },
    async run(context) {
      const staysCaller = stationCallerOf(context, recordOf('stays.list'));
      for (const premises of (await inhabitedPremises(context)).slice(0, 12)) {
        const query = { premisesId: String(memberOf(premises, 'id')), state: ['current', 'sign-off-overdue'] };
        const stays = memberOf((await staysCaller.call('stays.list', { query })).body, 'items');
        const stay = (Array.isArray(stays) ? stays : []).find((each) => memberOf(each, 'dwellingId') !== null);
        if (stay === undefined) continue;
        const parameters = { dwellingId: String(memberOf(stay, 'dwellingId')) };
        const told = await registrarOf(context, 'places.getDwelling').call('places.getDwelling', { parameters });
        expectRefusal(await endDwelling(context, bodyOf(told, DwellingRecord)), 'state-conflict');
        return;
      }
      need(null, 'nobody stays in a dwelling of the first premises');
    },
  },
]);
