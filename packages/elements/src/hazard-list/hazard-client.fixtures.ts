import type { WardClient } from '@wardkit/client';
import type {
  Hazard,
  HazardAssignment,
  HazardRectification,
  HazardReferral,
  HazardVerification,
} from '@wardkit/contract/hazards';
import type { Objection, ObjectionAnswer, ObjectionFiling } from '@wardkit/contract/objections';
import type { Role } from '@wardkit/contract/role';
import {
  createScriptedClient,
  fixtures,
  problemResponse,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedClient,
} from '@wardkit/testing';

/** The moment at which the pictures stand still. */
const now = '2026-11-22T14:32:00+08:00';
/** Who is signed in as an officer, and a colleague. */
export const me = { id: '0193a000-0000-7000-8000-000000000031', displayName: '民警 李**' };
export const colleague = { id: '0193a000-0000-7000-8000-000000000032', displayName: '民警 陈**' };

export const hazardId = (number: number) => `0193a000-0000-7000-8000-0000000007${String(number).padStart(2, '0')}`;

const places = ['兴埔路18号2栋 1单元 302', '太平古街64号', '长塘路18号3栋 402', '上角村北三巷7号', '河埔大道112号'];
const items = ['FIR-03', 'STR-01', 'FIR-06', 'SEC-02', 'LLD-02'];

/** A hazard of the fixtures' checklist, found on 20 November. */
export function hazard(number: number, over: Partial<Hazard> = {}): Hazard {
  const wanted = items[number % items.length];
  const item = fixtures.standard.items.find(({ code }) => code === wanted) ?? fixtures.standard.items[number];
  const text = places[number % places.length] ?? '';
  return {
    id: hazardId(number),
    version: 1,
    stationId: fixtures.ids.station,
    premisesId: number === 0 ? fixtures.ids.premises : `0193a000-0000-7000-8000-0000000008${number}0`,
    address: { ...fixtures.address, text },
    checkId: fixtures.ids.earlierCheck,
    itemCode: item?.code ?? '',
    standardVersion: fixtures.standard.version,
    severity: item?.severity ?? 2,
    state: 'open',
    basis: 'rule',
    observedAt: '2026-11-20T10:20:00+08:00',
    dueAt: '2026-11-23T10:20:00+08:00',
    referral: false,
    note: null,
    photographIds: [],
    assignedTo: colleague,
    rectification: null,
    verification: null,
    referredTo: null,
    ...over,
  };
}

/** Hazards of every kind, as a station has them. */
export const several: readonly Hazard[] = [
  hazard(0, {
    severity: 4,
    dueAt: '2026-11-21T10:20:00+08:00',
    note: '一层楼道停放电动自行车 3 辆，其中 1 辆正在充电',
    assignedTo: me,
  }),
  hazard(1, { dueAt: '2026-11-22T20:00:00+08:00', note: '后墙裂缝' }),
  hazard(2, {
    dueAt: '2026-11-24T10:20:00+08:00',
    state: 'rectified',
    version: 2,
    rectification: {
      rectifiedAt: '2026-11-22T09:10:00+08:00',
      reportedByRole: 'landlord',
      note: '已更换灭火器，并清理楼梯间杂物',
      photographIds: [],
    },
  }),
  hazard(3, {
    dueAt: '2026-12-05T10:20:00+08:00',
    state: 'referred',
    version: 2,
    note: '防盗网没有逃生口，房东拒绝整改',
    referredTo: {
      authority: 'fire-rescue',
      name: '源城区消防救援大队',
      reason: '防盗网无逃生口，房东书面拒绝整改，请依法处理。',
      reference: '源示公函〔2026〕12号',
      referredAt: '2026-11-21T15:00:00+08:00',
      referredBy: { role: 'officer', displayName: colleague.displayName },
    },
  }),
  hazard(4, { dueAt: '2026-12-20T10:20:00+08:00', basis: 'advice', severity: 1, assignedTo: null }),
];

/** What a landlord says of a hazard. */
export const statement = '楼道内的电动自行车当天已全部移走，检查时正在搬运，有照片为证。';

/** An objection of the landlord to a hazard. */
export function objectionTo(number: number, over: Partial<Objection> = {}): Objection {
  return {
    id: `0193a000-0000-7000-8000-0000000009${String(number).padStart(2, '0')}`,
    version: 1,
    stationId: fixtures.ids.station,
    premisesId: hazard(number).premisesId,
    target: { kind: 'hazard', id: hazardId(number) },
    state: 'filed',
    statement,
    photographIds: [],
    filedAt: '2026-11-21T10:00:00+08:00',
    answerDueAt: '2026-12-06T23:59:59+08:00',
    answer: null,
    ...over,
  };
}

/** How a client of a fixture differs from an officer's who is online. */
export interface HazardScript {
  readonly role?: Exclude<Role, 'stranger'>;
  readonly hazards?: readonly Hazard[];
  readonly objections?: readonly Objection[];
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  /** Rows of a page. */
  readonly pageSize?: number;
  /** What the portal gives; null for nobody who is signed in. */
  readonly token?: () => string | null;
}

/** A server in memory that keeps to the contract's rules of hazards. */
export function hazardAnswers(hazards: Map<string, Hazard>, pageSize = 50): ScriptedAnswers {
  const change = (call: ScriptedCall, work: (known: Hazard) => Partial<Hazard> | Response) => {
    const known = hazards.get(call.parameters.hazardId ?? '');
    if (known === undefined) return problemResponse('not-found');
    if (call.headers['if-match'] !== `"${known.version}"`) return problemResponse('version-stale', { current: known });
    const changed = work(known);
    if (changed instanceof Response) return changed;
    const next = { ...known, ...changed, version: known.version + 1 };
    hazards.set(next.id, next);
    return next;
  };
  return {
    'hazards.list': ({ query }: ScriptedCall) => {
      const among = (name: string) => (query[name] === undefined ? null : [query[name]].flat());
      const found = [...hazards.values()]
        .filter(({ state }) => among('state')?.includes(state) ?? true)
        .filter(({ severity }) => among('severity')?.includes(String(severity)) ?? true)
        .filter(({ premisesId }) => among('premisesId')?.includes(premisesId) ?? true)
        .filter(({ dueAt }) => query.overdue === undefined || Date.parse(dueAt) < Date.parse(now))
        .filter(({ assignedTo }) => query.assignedToMe === undefined || assignedTo?.id === me.id)
        .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
      const from = Number(query.cursor ?? 0);
      const next = from + pageSize < found.length ? String(from + pageSize) : null;
      return { items: found.slice(from, from + pageSize), next };
    },
    'hazards.get': ({ parameters }: ScriptedCall) =>
      hazards.get(parameters.hazardId ?? '') ?? problemResponse('not-found'),
    'hazards.assign': (call: ScriptedCall) =>
      change(call, () => {
        const { assigneeId } = call.body as HazardAssignment;
        return { assignedTo: assigneeId === me.id ? me : colleague };
      }),
    'hazards.refer': (call: ScriptedCall) =>
      change(call, ({ state }) => {
        if (state !== 'open') return problemResponse('state-conflict');
        const body = call.body as HazardReferral;
        const referredBy = { role: 'officer', displayName: me.displayName };
        return { state: 'referred', referredTo: { ...body, referredAt: now, referredBy } };
      }),
    'hazards.rectify': (call: ScriptedCall) =>
      change(call, ({ state }) => {
        if (state !== 'open' && state !== 'referred') return problemResponse('state-conflict');
        const body = call.body as HazardRectification;
        return { state: 'rectified', rectification: { ...body, reportedByRole: call.role } };
      }),
    'hazards.verify': (call: ScriptedCall) =>
      change(call, ({ assignedTo, state }) => {
        if (assignedTo?.id === me.id) return problemResponse('forbidden');
        const body = call.body as HazardVerification;
        const inspectedBy = { role: 'officer', displayName: me.displayName };
        const after = body.outcome === 'put-right' ? 'verified' : state === 'rectified' ? 'open' : state;
        return { state: after, verification: { ...body, inspectedBy } };
      }),
    'places.listStaff': {
      items: [me, colleague].map((each) => ({ ...each, stationId: fixtures.ids.station, roles: ['officer'] })),
      next: null,
    },
    'attachments.getContent': ({ parameters, records }: ScriptedCall) => {
      const attachment = records.attachments.get(parameters.attachmentId ?? '');
      if (attachment === undefined) return problemResponse('not-found');
      return new Blob([attachment.bytes as Uint8Array<ArrayBuffer>], { type: attachment.mediaType });
    },
  };
}

/** Objections in memory; one that is upheld annuls its hazard. */
function objectionAnswers(objections: Map<string, Objection>, hazards: Map<string, Hazard>): ScriptedAnswers {
  return {
    'objections.list': ({ query }: ScriptedCall) => ({
      items: [...objections.values()].filter(({ premisesId }) => premisesId === query.premisesId),
      next: null,
    }),
    'objections.get': ({ parameters }: ScriptedCall) =>
      objections.get(parameters.objectionId ?? '') ?? problemResponse('not-found'),
    'objections.file': ({ body, parameters }: ScriptedCall) => {
      const filed = objectionTo(0, { ...(body as ObjectionFiling), id: parameters.objectionId ?? '' });
      objections.set(filed.id, filed);
      return filed;
    },
    'objections.answer': ({ body, parameters }: ScriptedCall) => {
      const known = objections.get(parameters.objectionId ?? '');
      const disputed = hazards.get(known?.target.id ?? '');
      if (known === undefined || disputed === undefined) return problemResponse('not-found');
      const { decision, reason } = body as ObjectionAnswer;
      const answeredBy = { role: 'supervisor', displayName: '所领导' };
      const answer = { decision, reason, answeredBy, answeredAt: now };
      const answered: Objection = { ...known, version: 2, state: 'answered', answer };
      objections.set(known.id, answered);
      const version = disputed.version + 1;
      if (decision === 'upheld') hazards.set(disputed.id, { ...disputed, version, state: 'annulled' });
      return answered;
    },
  };
}

/** A scripted client over hazards in memory; `hazards` is what the server has. */
export function hazardServer(script: HazardScript = {}): ScriptedClient & { hazards: Map<string, Hazard> } {
  const { role = 'officer', online = true, pageSize, answers, token } = script;
  const hazards = new Map((script.hazards ?? several).map((each) => [each.id, each]));
  const objections = new Map((script.objections ?? []).map((each) => [each.id, each]));
  const ahead = Date.parse(now) - Date.now();
  const session = fixtures.sessionOf(role, role === 'officer' ? { subject: me.id, displayName: me.displayName } : {});
  const scripted = createScriptedClient({
    role,
    online,
    ...(token === undefined ? {} : { token }),
    // Full jitter of nothing: what is tried again is tried at once.
    random: () => 0,
    clock: {
      now: () => Date.now() + ahead,
      schedule(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    answers: {
      'session.get': session,
      ...hazardAnswers(hazards, pageSize),
      ...objectionAnswers(objections, hazards),
      ...answers,
    },
  });
  return { ...scripted, hazards };
}

/** The client of a fixture: the widget's first reading waits for what the script does before. */
export function hazardClient(script: HazardScript = {}): WardClient {
  const scripted = hazardServer(script);
  const { ward } = scripted;
  const ready = Promise.resolve(script.before?.(scripted));
  const list = (...given: Parameters<WardClient['hazards']['list']>) => {
    const answered = ready.then(() => ward.hazards.list(...given).withResponse());
    return { withResponse: () => answered } as ReturnType<WardClient['hazards']['list']>;
  };
  return { ...ward, hazards: { ...ward.hazards, list } };
}

/** Reads what the list needs, so that the device has kept it. */
export async function readBefore(ward: WardClient): Promise<void> {
  await ward.session.get();
  await Promise.all([
    ward.hazards.list({ state: ['open', 'referred', 'rectified'], limit: 50 }),
    ward.rentalChecks.getStandard(fixtures.standard.version),
    ward.places.listStaff({ limit: 200 }),
  ]);
}
