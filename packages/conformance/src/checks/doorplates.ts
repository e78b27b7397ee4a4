import { Doorplate, RevokedPlate } from '@wardkit/contract/doorplates';
import { Discovery } from '@wardkit/contract/meta';
import { pageOf } from '@wardkit/contract/page';
import {
  createPlateCode,
  decodeBase32,
  isPlateCode,
  PLATE_KEY_ID_PATTERN,
  PLATE_PAYLOAD_LENGTH,
  plateCodeHash,
  readPlate,
  verifyPlate,
  webCryptoVerifier,
} from '@wardkit/contract/plate';
import type * as z from 'zod/mini';
import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { leavesOf } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

type Plate = z.output<typeof Doorplate>;

/** The plates of the home station, up to 200. */
async function platesOf(context: Context): Promise<{ staff: Caller; plates: readonly Plate[] }> {
  const staff = stationCallerOf(context, recordOf('doorplates.list'));
  const answer = await staff.call('doorplates.list', { query: { limit: 200 } });
  const plates = bodyOf(answer, pageOf(Doorplate)).items;
  if (plates.length === 0) throw new NotExamined('the station has no plates');
  return { staff, plates };
}

async function somePlates(context: Context, isMeant: (plate: Plate) => boolean): Promise<readonly Plate[]> {
  const meant = (await platesOf(context)).plates.filter(isMeant).slice(0, 6);
  if (meant.length === 0) throw new NotExamined('the station has no plate of this kind');
  return meant;
}

function scan(caller: Caller, code: string): Promise<Answer> {
  return caller.call('doorplates.scan', { parameters: { code } });
}

/** Names of members that would tell a stranger about people or letting, wherever they stood. */
const privateMembers =
  /^(landlord|person|stays?|tenants?|occupants?|use|letSince|dwellings|rating|openHazards|lastCheck|room|unit|floor)$/;

export const doorplatesChecks = checks([
  {
    requirement: 'WK-PLT-01',
    title:
      'the link of each plate in force is genuine by a key of the discovery document, and neighbours have codes without a common part',
    needs: { operations: ['doorplates.list', 'meta.discover'] },
    async run(context) {
      const { plates } = await platesOf(context);
      const { plateBases, plateKeys } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
      await everyOf(
        plates.filter(({ state }) => state === 'in-force').slice(0, 20),
        () => 'a plate',
        async ({ link, code }) => {
          const reading = readPlate(link, { trustedBases: plateBases });
          expect(reading.kind === 'plate', 'a link of a base that is told', reading.kind);
          expect(reading.plate.code === code, 'the code of the plate in its link', 'another');
          const check = await verifyPlate(reading.plate, plateKeys, webCryptoVerifier);
          expect(check.state === 'genuine', 'a genuine signature', check.state);
        },
      );
      const beginnings = plates.map(({ code }) => code.slice(0, 4));
      const most = Math.max(...beginnings.map((each) => beginnings.filter((other) => other === each).length));
      // Of random codes two in two hundred may begin alike by chance, and hardly four.
      expect(plates.length < 8 || most < 4, 'codes that begin at random', `${most} that begin alike`);
    },
  },
  {
    requirement: 'WK-PLT-02',
    title:
      'a scan by a stranger tells the address to the building and the station, and nothing about people or letting',
    needs: { operations: ['doorplates.scan', 'doorplates.list'] },
    async run(context) {
      await everyOf(
        await somePlates(context, ({ state }) => state === 'in-force'),
        () => 'a scan by a stranger',
        async ({ code }) => {
          const answer = await scan(context.stranger, code);
          expectStatus(answer, 200);
          for (const member of ['premisesId', 'fullAddress']) {
            expect(memberOf(answer.body, member) === null, `${member} null`, 'a value');
          }
          const told = [...leavesOf(answer.body)].map(({ pointer }) => pointer);
          const wrong = told.filter((pointer) => pointer.split('/').some((name) => privateMembers.test(name)));
          expect(wrong.length === 0, 'nothing about people, rooms or letting', wrong.slice(0, 3).join(', '));
          expect(memberOf(answer.body, 'station') !== undefined, 'the station', 'none');
        },
      );
    },
  },
  {
    requirement: 'WK-PLT-03',
    title: 'a revoked or replaced plate is told as such to a stranger who scans it',
    needs: { operations: ['doorplates.scan', 'doorplates.list'] },
    async run(context) {
      await everyOf(
        await somePlates(context, ({ state }) => state !== 'in-force'),
        ({ state }) => `a plate that is ${state}`,
        async ({ code, state }) => {
          const answer = await scan(context.stranger, code);
          expect(
            memberOf(answer.body, 'state') === state,
            state,
            String(memberOf(answer.body, 'state') ?? answer.status),
          );
        },
      );
    },
  },
  {
    requirement: 'WK-PLT-04',
    title: 'each plate of the station that is no longer in force is found in the public list by the hash of its code',
    needs: { operations: ['doorplates.listRevocations', 'doorplates.list'] },
    async run(context) {
      const ended = await somePlates(context, ({ state }) => state !== 'in-force');
      const listed = new Set(
        (await revocations(context)).map((item) => String(memberOf(item, 'codeHash')).toLowerCase()),
      );
      for (const { code } of ended) expect(listed.has(await plateCodeHash(code)), 'the plate in the list', 'none');
    },
  },
  {
    requirement: 'WK-PLT-05',
    title: 'no premises have two plates in force',
    needs: { operations: ['doorplates.list'] },
    async run(context) {
      const { plates } = await platesOf(context);
      const inForce = plates.filter(({ state }) => state === 'in-force').map(({ premisesId }) => premisesId);
      const double = inForce.length - new Set(inForce).size;
      expect(double === 0, 'one plate in force for each premises', `${double} more`);
    },
  },
  {
    requirement: 'WK-PLT-06',
    title: 'a plate that is no longer in force is not revoked once more',
    needs: { operations: ['doorplates.list', 'doorplates.revoke'] },
    async run(context) {
      const [plate] = await somePlates(context, ({ state }) => state !== 'in-force');
      const { id, version } = need(plate, 'no plate');
      const answer = await context.callerOf('doorplates.revoke').call('doorplates.revoke', {
        parameters: { doorplateId: id },
        headers: matching({ body: { version } }),
        body: { reason: 'Conformance: it has ended already.' },
      });
      expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-CON-08',
    title:
      'a revocation that the state of a plate does not allow is refused as state-conflict and leaves the plate as it was',
    needs: { operations: ['doorplates.list', 'doorplates.get', 'doorplates.revoke'] },
    async run(context) {
      const { staff } = await platesOf(context);
      const [plate] = await somePlates(context, ({ state }) => state !== 'in-force');
      const { id, version } = need(plate, 'no plate');
      const answer = await context.callerOf('doorplates.revoke').call('doorplates.revoke', {
        parameters: { doorplateId: id },
        headers: matching({ body: { version } }),
        body: { reason: 'Conformance: it has ended already.' },
      });
      // Whether this plate may be revoked is a requirement of its own.
      if (answer.status < 400) return;
      const now = await staff.call('doorplates.get', { parameters: { doorplateId: id } });
      expect(memberOf(now.body, 'version') === version, 'the plate as it was', 'a changed one');
    },
  },
  {
    requirement: 'WK-PLT-08',
    title: 'the public list of ended plates holds hashes in lower-case hexadecimal and no code, address or id',
    needs: { operations: ['doorplates.listRevocations'] },
    async run(context) {
      for (const item of await revocations(context)) {
        expect(/^[0-9a-f]{64}$/.test(String(memberOf(item, 'codeHash'))), 'a hash of 64 hexadecimal digits', 'another');
        const names = Object.keys(item as object).filter((name) => !['codeHash', 'state', 'endedAt'].includes(name));
        const telling = names.filter((name) => /code|address|id$|link|premises|station/i.test(name));
        expect(telling.length === 0, 'no member that says which plate it was', telling.join(', '));
      }
    },
  },
  {
    requirement: 'WK-PLT-09',
    title:
      'staff of the station and the own landlord are told the premises; a resident, another landlord and another station are not',
    needs: { operations: ['doorplates.scan', 'doorplates.list'] },
    async run(context) {
      const { staff, plates } = await platesOf(context);
      const inForce = plates.filter(({ state }) => state === 'in-force');
      const { code, premisesId } = need(inForce[0], 'the station has no plate in force');
      const told = await scan(staff, code);
      expect(memberOf(told.body, 'premisesId') === premisesId, 'premisesId for staff of the station', 'none');
      const outsiders = [...context.home.filter(({ account }) => account.role === 'resident'), ...context.others];
      await everyOf(
        outsiders,
        ({ account }) => account.role,
        async (caller) => {
          const { body } = await scan(caller, code);
          const isHidden = memberOf(body, 'premisesId') === null && memberOf(body, 'fullAddress') === null;
          expect(isHidden, 'premisesId and fullAddress null', 'a value');
        },
      );
      const landlord = context.home.find(({ account }) => account.role === 'landlord');
      if (landlord === undefined) return;
      const own = new Set(
        (await context.finder.items(landlord, 'places.listPremises')).map((item) => memberOf(item, 'id')),
      );
      for (const plate of inForce.slice(0, 40)) {
        const isOwn = own.has(plate.premisesId);
        if (!isOwn && plate !== inForce[0]) continue;
        const seen = memberOf((await scan(landlord, plate.code)).body, 'premisesId');
        expect(
          (seen === plate.premisesId) === isOwn,
          isOwn ? 'premisesId for the own landlord' : 'null',
          'the opposite',
        );
      }
    },
  },
  {
    requirement: 'WK-PLT-10',
    title: 'a code that no station issued is refused as plate-unknown',
    needs: { operations: ['doorplates.scan'] },
    async run(context) {
      for (let count = 0; count < 3; count += 1) {
        expectRefusal(await scan(context.stranger, createPlateCode()), 'plate-unknown');
      }
    },
  },
  {
    requirement: 'WK-PLT-11',
    title: 'each code of the station has 12 characters whose last one is the right check',
    needs: { operations: ['doorplates.list'] },
    async run(context) {
      const { plates } = await platesOf(context);
      const wrong = plates.filter(({ code }) => !isPlateCode(code)).length;
      expect(wrong === 0, 'a check character that fits each code', `${wrong} that do not`);
    },
  },
  {
    requirement: 'WK-PLT-12',
    title:
      'each link is upper case: a base that is told, the format 1, the code, the key id and a signature of 103 characters',
    needs: { operations: ['doorplates.list', 'meta.discover'] },
    async run(context) {
      const { plates } = await platesOf(context);
      const { plateBases } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
      await everyOf(
        plates,
        () => 'a plate',
        async ({ link, code }) => {
          expect(link === link.toUpperCase(), 'a link in upper case', 'another');
          const base = plateBases.find((each) => link.startsWith(each));
          const payload = link.slice(base?.length ?? link.length);
          expect(
            base !== undefined && payload.length === PLATE_PAYLOAD_LENGTH,
            'a base and 120 characters',
            'another link',
          );
          const isInOrder = payload.startsWith(`1${code}`) && PLATE_KEY_ID_PATTERN.test(payload.slice(13, 17));
          expect(isInOrder, 'the format, the code and the key id', 'another payload');
          expect(decodeBase32(payload.slice(17))?.length === 64, 'a signature of 64 bytes', 'another');
        },
      );
    },
  },
  {
    requirement: 'WK-KEY-02',
    title: 'the plate that was issued last carries the id of a key that the discovery document names for its station',
    needs: { operations: ['doorplates.list', 'meta.discover'] },
    async run(context) {
      const { plates } = await platesOf(context);
      const { plateBases, plateKeys } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
      const [newest] = [...plates].sort((a, b) => Date.parse(b.issuedAt) - Date.parse(a.issuedAt));
      const { link, stationId } = need(newest, 'no plate');
      const reading = readPlate(link, { trustedBases: plateBases });
      if (reading.kind !== 'plate') return;
      const ofStation = plateKeys.filter((key) => key.stationId === stationId).map(({ keyId }) => keyId);
      expect(ofStation.includes(reading.plate.keyId), 'a key id of the station', 'another');
    },
  },
]);

async function revocations(context: Context): Promise<readonly unknown[]> {
  const answer = await context.stranger.call('doorplates.listRevocations', { query: { limit: 200 } });
  return bodyOf(answer, pageOf(RevokedPlate)).items;
}
