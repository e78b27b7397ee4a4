import { isWithinDivision, parseDivisionCode } from '@wardkit/contract/codes/division-code';
import { Division } from '@wardkit/contract/divisions';
import type { OperationRecord } from '@wardkit/contract/operation';
import { pageOf } from '@wardkit/contract/page';
import { isStaff } from '@wardkit/contract/role';
import { StaffMember, Station } from '@wardkit/contract/stations';
import { memberOf, shortly } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const DivisionPage = pageOf(Division);

/** The first 200 divisions below a parent; the provinces without one. */
async function divisionsBelow(context: Context, parent: string | null) {
  const query = { limit: 200, ...(parent === null ? {} : { parent }) };
  return bodyOf(await context.stranger.call('places.listDivisions', { query }), DivisionPage).items;
}

/** The divisions of the stations that have plates, with those that they lie in. */
async function divisionsOfStations(context: Context): Promise<readonly string[]> {
  const canLook = context.claims('meta.discover') && context.claims('places.getStation');
  const keys = canLook ? memberOf((await context.stranger.call('meta.discover')).body, 'plateKeys') : [];
  const stations = new Set((Array.isArray(keys) ? keys : []).map((key) => String(memberOf(key, 'stationId'))));
  const codes = await Promise.all(
    [...stations].slice(0, 4).map(async (stationId) => {
      const station = await context.stranger.call('places.getStation', { parameters: { stationId } });
      return String(memberOf(station.body, 'divisionCode') ?? '');
    }),
  );
  const ofSessions = [...context.home, ...context.others].map(({ account }) => account.session?.divisionCode ?? '');
  const known = [...new Set([...ofSessions, ...codes])].filter((code) => /^\d{6}(\d{3}){0,2}$/.test(code));
  return known.flatMap((code) => [
    `${code.slice(0, 2)}0000`,
    `${code.slice(0, 4)}00`,
    code.slice(0, 6),
    code.slice(0, 9),
    code,
  ]);
}

function inOrder(codes: readonly string[]): boolean {
  return codes.every((code, index) => index === 0 || (codes[index - 1] ?? '') <= code);
}

/** A member of staff who sees premises. @throws {NotExamined} */
function staffOf(context: Context) {
  const record = need(
    context.operations.find(({ id }) => id === 'places.listPremises') as OperationRecord | undefined,
    '',
  );
  return stationCallerOf(context, record);
}

function numberAt(value: unknown, ...names: readonly string[]): number {
  return Number(names.reduce((at, name) => memberOf(at, name), value));
}

export const placesChecks = checks([
  {
    requirement: 'WK-PLC-01',
    title:
      'divisions tell the years of their codes, and a withdrawn code is taken as a parent and marked by its last year',
    needs: { operations: ['places.listDivisions'] },
    async run(context) {
      const provinces = await divisionsBelow(context, null);
      const [first] = provinces;
      const parents = new Set([
        ...(await divisionsOfStations(context)),
        ...provinces.slice(0, 12).map(({ code }) => code),
      ]);
      const lists = [provinces, ...(await Promise.all([...parents].map((code) => divisionsBelow(context, code))))];
      const cities = first === undefined ? [] : await divisionsBelow(context, first.code);
      lists.push(...(await Promise.all(cities.slice(0, 6).map(({ code }) => divisionsBelow(context, code)))));
      const divisions = lists.flat();
      for (const { firstYear, lastYear } of divisions) {
        const isPossible = firstYear === null || lastYear === null || firstYear <= lastYear;
        expect(isPossible, 'a first year that is not after the last', 'another');
      }
      const thisYear = new Date().getUTCFullYear();
      const withdrawn = divisions.find(({ lastYear }) => lastYear !== null && lastYear < thisYear);
      const known = divisions.some(({ firstYear }) => firstYear !== null);
      expect(known, 'a first year with any of the divisions', 'none');
      const { code } = need(
        withdrawn,
        `none of the ${divisions.length} divisions below ${[...parents].slice(0, 6).join(', ')} and others is withdrawn`,
      );
      const answer = await context.stranger.call('places.listDivisions', { query: { parent: code } });
      expect(answer.status === 200, 'a withdrawn code taken', shortly(answer));
    },
  },
  {
    requirement: 'WK-PLC-02',
    title: 'every station that has plates tells its telephone and services to a stranger',
    needs: { operations: ['places.getStation', 'meta.discover'] },
    async run(context) {
      const discovery = await context.stranger.call('meta.discover');
      const keys = memberOf(discovery.body, 'plateKeys');
      const stations = new Set((Array.isArray(keys) ? keys : []).map((key) => String(memberOf(key, 'stationId'))));
      if (stations.size === 0) throw new NotExamined('no station has a plate key');
      await everyOf(
        stations,
        () => 'a station',
        async (stationId) => {
          const answer = await context.stranger.call('places.getStation', { parameters: { stationId } });
          expectStatus(answer, 200);
          expect(
            /^\+\d{3,15}$/.test(String(memberOf(answer.body, 'telephone'))),
            'a telephone in E.164',
            'another form',
          );
          expect(Array.isArray(memberOf(answer.body, 'serviceLinks')), 'serviceLinks', 'none');
        },
      );
    },
  },
  {
    requirement: 'WK-PLC-03',
    title: 'premises are not-found for a landlord whose they are not, and found by their own staff',
    needs: { operations: ['places.listPremises', 'places.getPremises'], roles: ['landlord'] },
    async run(context) {
      const landlord = context.as('landlord');
      const staff = staffOf(context);
      const own = new Set(
        (await context.finder.items(landlord, 'places.listPremises')).map((item) => memberOf(item, 'id')),
      );
      const all = await context.finder.items(staff, 'places.listPremises');
      const other = need(
        all.find((item) => !own.has(memberOf(item, 'id'))),
        'the landlord owns all premises that were looked at',
      );
      const parameters = { premisesId: String(memberOf(other, 'id')) };
      expectRefusal(await landlord.call('places.getPremises', { parameters }), 'not-found');
      expectStatus(await staff.call('places.getPremises', { parameters }), 200);
    },
  },
  {
    requirement: 'WK-PLC-04',
    title: 'divisions come in the order of their codes, provinces without a parent, and nothing below the lowest',
    needs: { operations: ['places.listDivisions'] },
    async run(context) {
      let list = await divisionsBelow(context, null);
      expect(
        list.length > 0 && list.every(({ level }) => level === 'province'),
        'provinces without a parent',
        list.length === 0 ? 'none' : 'others among them',
      );
      for (let depth = 0; list.length > 0 && depth < 8; depth += 1) {
        expect(inOrder(list.map(({ code }) => code)), 'the order of the codes', 'another order');
        const [first] = list;
        if (first === undefined) break;
        const below = await divisionsBelow(context, first.code);
        const strays = below.filter(({ parentCode }) => parentCode !== first.code);
        expect(strays.length === 0, 'divisions whose parent is the one asked for', `${strays.length} others`);
        list = below;
      }
      expect(list.length === 0, 'an empty list below the lowest division', 'no end after 8 levels');
    },
  },
  {
    requirement: 'WK-PLC-05',
    title: 'stations are found by the province, city, county and town that they lie in, and by no other',
    needs: { operations: ['places.listStations'] },
    async run(context) {
      const list = async (query: Record<string, string | number>) =>
        bodyOf(await context.stranger.call('places.listStations', { query: { limit: 200, ...query } }), pageOf(Station))
          .items;
      const all = await list({});
      const { id, divisionCode } = need(all[0], 'there are no stations');
      const around = [...(parseDivisionCode(divisionCode)?.parents ?? []), divisionCode];
      for (const division of around) {
        const found = await list({ division });
        expect(found.some((each) => each.id === id) || found.length === 200, 'the station that lies there', 'others');
        const strays = found.filter((each) => !isWithinDivision(each.divisionCode, division)).length;
        expect(strays === 0, 'stations of that division only', `${strays} others`);
      }
      const elsewhere = await list({ division: '990000' });
      expect(elsewhere.length === 0, 'no station in a division that never was', `${elsewhere.length}`);
    },
  },
  {
    requirement: 'WK-PLC-06',
    title: 'staff are told by id, station, name and roles of staff, and nothing else of them',
    needs: { operations: ['places.listStaff'] },
    async run(context) {
      const caller = stationCallerOf(context, recordOf('places.listStaff'));
      const answer = await caller.call('places.listStaff', { query: { limit: 200 } });
      const staff = bodyOf(answer, pageOf(StaffMember)).items;
      const known = new Set(['id', 'stationId', 'displayName', 'roles']);
      const told = new Set(staff.flatMap((member) => Object.keys(member).filter((name) => !known.has(name))));
      expect(told.size === 0, 'nothing else of them', [...told].join(', '));
      const others = staff.filter(({ roles }) => !roles.some(isStaff)).length;
      expect(others === 0, 'people who work at the station', `${others} others`);
      const subjects = context.home.flatMap(({ account }) =>
        isStaff(account.role) && account.session !== null ? [account.session.subject] : [],
      );
      const missing = subjects.filter((subject) => !staff.some(({ id }) => id === subject)).length;
      expect(missing === 0 || staff.length === 200, 'everybody of the staff who can sign in', `${missing} missing`);
    },
  },
  {
    requirement: 'WK-PLC-07',
    title: 'premises are found by the 6, 9 and 12 digits of their community, and none of another division with them',
    needs: { operations: ['places.listPremises'] },
    async run(context) {
      const staff = staffOf(context);
      const [first] = await context.finder.items(staff, 'places.listPremises');
      const whole = String(memberOf(memberOf(need(first, 'the station has no premises'), 'address'), 'divisionCode'));
      for (const digits of [6, 9, 12].filter((count) => count <= whole.length)) {
        const community = whole.slice(0, digits);
        const answer = await staff.call('places.listPremises', { query: { community, limit: 100 } });
        expect(answer.status === 200, `a code of ${digits} digits taken`, shortly(answer));
        const codes = (memberOf(answer.body, 'items') as unknown[]).map((item) =>
          String(memberOf(memberOf(item, 'address'), 'divisionCode')),
        );
        expect(codes.length > 0, 'the premises that lie there', 'none');
        const strays = codes.filter((code) => !code.startsWith(community)).length;
        expect(strays === 0, 'premises of that division only', `${strays} others`);
      }
    },
  },
  {
    requirement: 'WK-PRM-05',
    title: 'openHazards of premises agrees with their list of hazards',
    needs: { operations: ['places.listPremises', 'hazards.list'] },
    async run(context) {
      const staff = staffOf(context);
      const page = await staff.call('places.listPremises', { query: { openHazards: 'true', limit: 8 } });
      expectStatus(page, 200);
      const all = memberOf(page.body, 'items');
      const premises = Array.isArray(all) ? all : [];
      if (premises.length === 0) throw new NotExamined('no premises have an open hazard');
      await everyOf(
        premises,
        () => 'premises',
        async (each) => {
          const query = { premisesId: String(memberOf(each, 'id')), limit: 200 };
          const answer = await staff.call('hazards.list', { query });
          const hazards = (memberOf(answer.body, 'items') as unknown[]).filter((hazard) => isOpenHazard(hazard));
          expect(numberAt(each, 'openHazards', 'count') === hazards.length, `a count of ${hazards.length}`, 'another');
          const highest = Math.max(...hazards.map((hazard) => numberAt(hazard, 'severity')));
          expect(numberAt(each, 'openHazards', 'highestSeverity') === highest, `the severity ${highest}`, 'another');
          const nearest = Math.min(...hazards.map((hazard) => Date.parse(String(memberOf(hazard, 'dueAt')))));
          const told = Date.parse(String(memberOf(memberOf(each, 'openHazards'), 'nextDueAt')));
          expect(told === nearest, 'the nearest deadline', 'another');
        },
      );
    },
  },
  {
    requirement: 'WK-PRM-06',
    title: 'premises come in the order of their ids, and with openHazards=true in the order of the nearest deadline',
    needs: { operations: ['places.listPremises'] },
    async run(context) {
      const staff = staffOf(context);
      const itemsOf = async (query: Record<string, string | number>) => {
        const answer = await staff.call('places.listPremises', { query });
        expectStatus(answer, 200);
        return memberOf(answer.body, 'items') as unknown[];
      };
      const ids = (await itemsOf({ limit: 100 })).map((item) => String(memberOf(item, 'id')));
      expect(inOrder(ids), 'the order of the ids', 'another order');
      const urgent = await itemsOf({ limit: 100, openHazards: 'true' });
      const isOpen = urgent.every((item) => numberAt(item, 'openHazards', 'count') > 0);
      expect(isOpen, 'only premises with an open hazard', 'others among them');
      const due = urgent.map((item) =>
        new Date(String(memberOf(memberOf(item, 'openHazards'), 'nextDueAt'))).toISOString(),
      );
      expect(inOrder(due), 'the order of the nearest deadline', 'another order');
    },
  },
]);

/** Whether a hazard still counts: it is neither verified nor annulled. */
export function isOpenHazard(hazard: unknown): boolean {
  return !['verified', 'annulled'].includes(String(memberOf(hazard, 'state')));
}
