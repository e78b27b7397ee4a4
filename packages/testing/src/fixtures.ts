import type {
  Attachment,
  Device,
  Discovery,
  Division,
  Doorplate,
  DoorplateScan,
  Hazard,
  Meta,
  Premises,
  PremisesRating,
  RentalCheck,
  RentalCheckStandard,
  RentalCheckSubmission,
  Role,
  Session,
  StandardAddress,
  Station,
  Stay,
} from '@wardkit/contract';
import { scopesOf } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import { deadlineOf } from '@wardkit/contract/rectification';
import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { isStaff } from '@wardkit/contract/role';

/**
 * Ids that fixtures use; UUIDv7 of one invented day.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward, server } = createScriptedClient();
 * await ward.places.getPremises(fixtures.ids.premises, { purpose: 'rental-check' });
 */
export const ids = {
  station: '0193a000-0000-7000-8000-000000000001',
  otherStation: '0193a000-0000-7000-8000-000000000002',
  premises: '0193a000-0000-7000-8000-000000000010',
  otherPremises: '0193a000-0000-7000-8000-000000000011',
  dwelling: '0193a000-0000-7000-8000-000000000020',
  landlord: '0193a000-0000-7000-8000-000000000030',
  officer: '0193a000-0000-7000-8000-000000000031',
  doorplate: '0193a000-0000-7000-8000-000000000040',
  check: '0193a000-0000-7000-8000-000000000050',
  earlierCheck: '0193a000-0000-7000-8000-000000000051',
  hazard: '0193a000-0000-7000-8000-000000000060',
  stay: '0193a000-0000-7000-8000-000000000070',
  attachment: '0193a000-0000-7000-8000-000000000080',
} as const;

/**
 * The moment at which fixtures are true.
 * @example
 * import { createFakeClock, fixtures } from '@wardkit/testing';
 *
 * const clock = createFakeClock(fixtures.fixtureTime);
 */
export const fixtureTime = '2026-11-22T09:00:00+08:00';

/**
 * The code of the fixture's plate; its last character is its check character.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient({ role: 'stranger' });
 * const scan = await ward.doorplates.scan(fixtures.plateCode);
 */
export const plateCode = '7QH4MX2KD9T0';

/**
 * The checklist with its real 32 items.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const fire = fixtures.standard.items.filter(({ aspect }) => aspect === 'fire');
 */
export const standard: RentalCheckStandard = rentalCheckStandard202611;

/**
 * The standard address of the fixture's premises.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const line = `${fixtures.address.road}${fixtures.address.number}`;
 */
export const address: StandardAddress = {
  divisionCode: '441602101001',
  county: '源城区',
  township: '埔前镇',
  community: '埔前社区居委会',
  road: '兴埔路',
  number: '18号',
  building: '2栋',
  text: '兴埔路18号2栋',
  unit: '1单元',
  floor: 3,
  room: '302',
};

/**
 * The station that everything of the fixtures belongs to.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient();
 * const { name } = await ward.places.getStation(fixtures.station.id);
 */
export const station: Station = {
  id: ids.station,
  name: '埔前派出所',
  divisionCode: '441602101',
  telephone: '+867620000000',
  address: '源城区埔前镇兴埔路1号',
  serviceLinks: [
    {
      kind: 'stay-registration',
      title: { 'zh-Hans': '居住登记', en: 'Register a stay' },
      url: 'https://ward.example/stays',
    },
    { kind: 'report', title: { 'zh-Hans': '反映问题', en: 'Report a problem' }, url: 'https://ward.example/report' },
    { kind: 'help', title: { 'zh-Hans': '求助咨询', en: 'Ask for help' }, url: 'https://ward.example/help' },
    { kind: 'own-record', title: { 'zh-Hans': '查看本人记录', en: 'See my record' }, url: 'https://ward.example/me' },
  ],
};

/**
 * The county of the station.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const answers = { 'places.listDivisions': { items: [fixtures.division], next: null } };
 */
export const division: Division = {
  code: '441602',
  name: '源城区',
  parentCode: '441600',
  level: 'county',
  firstYear: 1988,
  lastYear: null,
};

const names: Record<Exclude<Role, 'stranger'>, string> = {
  resident: '住户 王**',
  landlord: '房东 张**',
  auxiliary: '辅警 陈**',
  officer: '民警 李**',
  party: '当事人 吴**',
  integrator: '门户系统',
  mediator: '调解员 孙**',
  'duty-officer': '值班民警 郑**',
  'audit-reviewer': '审计员 冯**',
  supervisor: '督导 赵**',
  administrator: '管理员 周**',
};

/**
 * A signed-in person of a role.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const answers = { 'session.get': fixtures.sessionOf('officer', { displayName: '民警 王**' }) };
 * const { ward } = createScriptedClient({ answers });
 */
export function sessionOf(role: Exclude<Role, 'stranger'>, over: Partial<Session> = {}): Session {
  const staff = isStaff(role);
  return {
    subject: `demo-${role}`,
    personId: staff ? ids.officer : ids.landlord,
    displayName: names[role],
    roles: [role],
    station: staff ? { id: ids.station, name: station.name, divisionCode: station.divisionCode } : null,
    // Without those of devices: a client that has them registers, and locks itself after some minutes without use.
    scopes: scopesOf(Object.values(operations), [role]).filter((scope) => !scope.startsWith('devices:')),
    expiresAt: '2026-11-22T21:00:00+08:00',
    ...over,
  };
}

/**
 * What the scripted server tells of itself: every operation, the contract's limits.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const small = { ...fixtures.meta, limits: { ...fixtures.meta.limits, pageSize: 20 } };
 * const { ward } = createScriptedClient({ answers: { 'meta.get': small } });
 */
export const meta: Meta = {
  name: 'Wardkit scripted server',
  version: '0.1.0',
  contract: '1.0',
  operations: Object.keys(operations),
  serverTime: fixtureTime,
  limits: {
    pageSize: 200,
    bodyBytes: 1_048_576,
    attachmentBytes: 15_000_000,
    attachmentChunkBytes: 1_048_576,
    idempotencySeconds: 2_592_000,
  },
};

/**
 * A phone of the station as registered today. A client registers only where its session has `devices:read` and `devices:write`.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const device = fixtures.deviceOf({ state: 'wipe-ordered', version: 2 });
 * const { ward } = createScriptedClient({ answers: { 'devices.get': device } });
 */
export function deviceOf(over: Partial<Device> = {}): Device {
  return {
    id: '0193a000-0000-7000-8000-0000000000d0',
    version: 1,
    stationId: ids.station,
    accountId: ids.officer,
    label: '社区民警手机 3',
    state: 'in-use',
    limits: { lockAfterMinutes: 5, keepReadsMinutes: 720, keepUnsentDays: 14 },
    registeredAt: fixtureTime,
    lastSeenOn: '2026-11-22',
    wipeOrderedAt: null,
    wipeReason: null,
    wipedAt: null,
    unsentLost: null,
    ...over,
  };
}

/**
 * Where the scripted server is, without keys of plates.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient({ answers: { 'meta.discover': { ...fixtures.discovery, plateBases: [] } } });
 */
export const discovery: Discovery = {
  baseUrl: 'https://ward.example',
  plateBases: ['HTTPS://WARD.EXAMPLE/D/'],
  plateKeys: [],
};

/**
 * Let premises with a landlord, a rating of two stars and one open hazard; `over` replaces members.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const empty = fixtures.premisesOf({ use: 'empty', dwellings: [] });
 * const { ward } = createScriptedClient({ answers: { 'places.getPremises': empty } });
 */
export function premisesOf(over: Partial<Premises> = {}): Premises {
  return {
    id: ids.premises,
    version: 3,
    stationId: ids.station,
    address,
    use: 'let',
    storeys: 6,
    floorArea: 86.5,
    dwellings: [{ id: ids.dwelling, label: '302', rooms: 3, floorArea: 86.5 }],
    landlord: {
      personId: ids.landlord,
      name: { masked: '张**', revealable: true },
      telephone: { masked: '138****1234', revealable: true },
    },
    organisation: null,
    rating: { stars: 2, state: 'rated', ratedAt: '2026-08-14T10:20:00+08:00' },
    openHazards: { count: 1, highestSeverity: 2, nextDueAt: '2026-12-01T10:20:00+08:00' },
    lastCheck: { id: ids.earlierCheck, observedAt: '2026-08-14T10:20:00+08:00', standardVersion: standard.version },
    nextCheckDueOn: '2027-02-10',
    letSince: '2024-03-01',
    updatedAt: '2026-08-14T10:20:00+08:00',
    ...over,
  };
}

/**
 * What a scan tells a caller of this role.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const revoked = fixtures.scanFor('stranger', { state: 'revoked' });
 * const { ward } = createScriptedClient({ role: 'stranger', answers: { 'doorplates.scan': revoked } });
 */
export function scanFor(role: Role, over: Partial<DoorplateScan> = {}): DoorplateScan {
  const entitled = role !== 'stranger' && role !== 'resident';
  const { unit: _unit, floor: _floor, room: _room, ...building } = address;
  return {
    code: plateCode,
    state: 'in-force',
    caller: role,
    address: building as DoorplateScan['address'],
    fullAddress: entitled ? address : null,
    premisesId: entitled ? ids.premises : null,
    station,
    checkedAt: fixtureTime,
    ...over,
  };
}

/**
 * The plate of the premises, in force; `over` replaces members.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const ended = fixtures.doorplateOf({ state: 'revoked', endedAt: fixtures.fixtureTime });
 */
export function doorplateOf(over: Partial<Doorplate> = {}): Doorplate {
  return {
    id: ids.doorplate,
    version: 1,
    stationId: ids.station,
    premisesId: ids.premises,
    code: plateCode,
    state: 'in-force',
    link: `HTTPS://WARD.EXAMPLE/D/1${plateCode}0000${'0'.repeat(103)}`,
    address,
    issuedAt: '2026-01-10T09:00:00+08:00',
    endedAt: null,
    endReason: null,
    ...over,
  };
}

/**
 * A current stay, its person masked; `over` replaces members.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const overdue = fixtures.stayOf({ state: 'sign-off-overdue', expectedEndOn: '2026-10-31' });
 * const { ward } = createScriptedClient({ answers: { 'stays.list': { items: [overdue], next: null } } });
 */
export function stayOf(over: Partial<Stay> = {}): Stay {
  return {
    id: ids.stay,
    version: 1,
    premisesId: ids.premises,
    address,
    dwellingId: ids.dwelling,
    dwellingLabel: '302',
    person: {
      id: '0193a000-0000-7000-8000-000000000071',
      name: { masked: '李**', revealable: true },
      identityNumber: { masked: '4****************X', revealable: true },
      telephone: { masked: '139****5678', revealable: true },
    },
    state: 'current',
    startedOn: '2026-02-01',
    expectedEndOn: '2027-01-31',
    endedOn: null,
    ...over,
  };
}

/**
 * Three stays: current, overdue for signing off, and another current one.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const overdue = fixtures.stays.filter(({ state }) => state === 'sign-off-overdue');
 */
export const stays: Stay[] = [
  stayOf(),
  stayOf({
    id: '0193a000-0000-7000-8000-000000000072',
    state: 'sign-off-overdue',
    startedOn: '2025-09-01',
    expectedEndOn: '2026-10-31',
    person: {
      id: '0193a000-0000-7000-8000-000000000073',
      name: { masked: '黄*', revealable: true },
      identityNumber: { masked: '4****************1', revealable: true },
      telephone: null,
    },
  }),
  stayOf({
    id: '0193a000-0000-7000-8000-000000000074',
    startedOn: '2026-06-15',
    expectedEndOn: null,
    person: {
      id: '0193a000-0000-7000-8000-000000000075',
      name: { masked: '欧阳**', revealable: true },
      identityNumber: { masked: '6****************8', revealable: true },
      telephone: { masked: '150****0001', revealable: true },
    },
  }),
];

/**
 * A finished submission in which every item conforms, but those that `faults` names.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient();
 * const check = fixtures.submissionOf({}, ['FIR-04']);
 * const receipt = await ward.rentalChecks.submit(check, { premisesLabel: '兴埔路 18 号 302' });
 */
export function submissionOf(
  over: Partial<RentalCheckSubmission> = {},
  faults: readonly string[] = [],
): RentalCheckSubmission {
  return {
    premisesId: ids.premises,
    previousCheckId: ids.earlierCheck,
    standardVersion: standard.version,
    startedAt: '2026-11-22T08:40:00+08:00',
    finishedAt: fixtureTime,
    answers: standard.items.map((item) => ({
      itemCode: item.code,
      outcome: faults.includes(item.code) ? 'fault' : 'conforms',
      observedAt: '2026-11-22T08:50:00+08:00',
      answeredTogether: false,
      note: null,
      photographIds: [],
    })),
    ...over,
  };
}

/** The facts as a server would tell them: a changed one is applied where the fixture's premises say what the device read. */
function factsFrom({ facts }: RentalCheckSubmission): RentalCheck['facts'] {
  if (facts === undefined) return null;
  const premises: Readonly<Record<string, unknown>> = premisesOf();
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      if (fact === undefined) return [];
      const { value, source, was, fromCheckId = null } = fact;
      const isApplied = source === 'changed' && was === premises[name] && value !== was;
      return [[name, { value, source, fromCheckId, isApplied }]];
    }),
  );
}

/**
 * The check that a server would put on record for a submission, by the contract's own rules.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const check = fixtures.checkFrom(fixtures.ids.check, fixtures.submissionOf({}, ['FIR-04']));
 * const { hazards, rating } = check;
 */
export function checkFrom(id: string, submission: RentalCheckSubmission, receivedAt = fixtureTime): RentalCheck {
  const hazards: Hazard[] = [];
  for (const answer of submission.answers) {
    const item = standard.items.find((one) => one.code === answer.itemCode);
    if (answer.outcome !== 'fault' || item === undefined) continue;
    const { dueAt, referral } = deadlineOf(standard, item, address.divisionCode, answer.observedAt, receivedAt);
    hazards.push({
      id: `0193a000-0000-7000-8000-0000000006${String(hazards.length).padStart(2, '0')}`,
      version: 1,
      stationId: ids.station,
      premisesId: submission.premisesId,
      address,
      checkId: id,
      itemCode: item.code,
      standardVersion: standard.version,
      severity: item.severity,
      state: referral ? 'referred' : 'open',
      basis: 'rule',
      observedAt: answer.observedAt,
      dueAt,
      referral,
      note: answer.note,
      photographIds: answer.photographIds,
    });
  }
  return {
    id,
    version: 1,
    stationId: ids.station,
    premisesId: submission.premisesId,
    address,
    previousCheckId: submission.previousCheckId,
    state: 'submitted',
    standardVersion: submission.standardVersion,
    startedAt: submission.startedAt,
    finishedAt: submission.finishedAt,
    receivedAt,
    checkedBy: { role: 'officer', displayName: names.officer },
    isOwn: true,
    answers: submission.answers,
    facts: factsFrom(submission),
    signatures: submission.signatures ?? [],
    rating: rateRentalCheck(standard, address.divisionCode, submission.answers, hazards),
    hazards,
  };
}

/**
 * The last check on record: one moderate fault.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const withdrawn = fixtures.earlierCheckOf({ state: 'withdrawn' });
 */
export function earlierCheckOf(over: Partial<RentalCheck> = {}): RentalCheck {
  const fault = standard.items.find((item) => item.severity === 2)?.code ?? '';
  const submission = submissionOf({ previousCheckId: null }, [fault]);
  const check = checkFrom(
    ids.earlierCheck,
    {
      ...submission,
      startedAt: '2026-08-14T10:00:00+08:00',
      finishedAt: '2026-08-14T10:18:00+08:00',
      answers: submission.answers.map((answer) => ({ ...answer, observedAt: '2026-08-14T10:10:00+08:00' })),
    },
    '2026-08-14T10:20:00+08:00',
  );
  return { ...check, isOwn: false, ...over };
}

/**
 * The rating after the earlier check; `over` replaces members.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient({ answers: { 'ratings.get': fixtures.ratingOf({ stars: 3 }) } });
 */
export function ratingOf(over: Partial<PremisesRating> = {}): PremisesRating {
  const { rating } = earlierCheckOf();
  return {
    ...rating,
    premisesId: ids.premises,
    checkId: ids.earlierCheck,
    standardVersion: standard.version,
    ratedAt: '2026-08-14T10:20:00+08:00',
    nextCheckDueOn: '2027-02-10',
    ...over,
  };
}

/**
 * A photograph of the premises that has arrived whole; `over` replaces members.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const half = fixtures.attachmentOf({ state: 'receiving', receivedBytes: 500 });
 */
export function attachmentOf(over: Partial<Attachment> = {}): Attachment {
  return {
    id: ids.attachment,
    version: 1,
    stationId: ids.station,
    premisesId: ids.premises,
    state: 'complete',
    mediaType: 'image/jpeg',
    size: 1000,
    sha256: '0'.repeat(64),
    receivedBytes: 1000,
    copy: null,
    createdAt: fixtureTime,
    ...over,
  };
}
