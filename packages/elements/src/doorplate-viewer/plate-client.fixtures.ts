import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Doorplate, DoorplateReplaced, DoorplateScan, RevokedPlate } from '@wardkit/contract/doorplates';
import type { Discovery } from '@wardkit/contract/meta';
import type { Premises, StandardAddress, Station } from '@wardkit/contract/places';
import type { Reveal } from '@wardkit/contract/reveals';
import type { Session } from '@wardkit/contract/session';
import type { Stay } from '@wardkit/contract/stays';

/** Plates signed with the test key of `plate.vectors.json`; no real plate is. */
export const genuineLink =
  'HTTPS://WARD.EXAMPLE/D/17K3M9QX2ABC5TF05FDG1N99TN4AWME684JX3MRTPDS5N27QBTGB1VGWAA6N9PXQ6DXEEF7A0GTES4H59HMZ75FD7BNP742HF7XCHCQ8CJ5NX5ZZVCSRAG2G';
export const genuineCode = '7K3M9QX2ABC5';
export const genuineCodeHash = '2182a134b5cb1b9acb4c50b16c91a164d22a9ec1d6dc4b1446e9ab9b0ad5956a';
const stationId = '0199a000-0000-7000-8000-00000000000a';
export const premisesId = '0199a000-0000-7000-8000-0000000000b1';

export const station: Station = {
  id: stationId,
  name: '埔前派出所',
  divisionCode: '441602104',
  telephone: '+867625550110',
  address: '源城区埔前镇河埔大道 12 号',
  serviceLinks: [
    { kind: 'help', title: { 'zh-Hans': '一键求助', en: 'Ask for help' }, url: 'https://puqian.ward.example/help' },
    {
      kind: 'stay-registration',
      title: { 'zh-Hans': '居住登记', en: 'Register a stay' },
      url: 'https://puqian.ward.example/stays',
    },
    {
      kind: 'report',
      title: { 'zh-Hans': '反映问题', en: 'Report a problem' },
      url: 'https://puqian.ward.example/reports',
    },
    {
      kind: 'objection',
      title: { 'zh-Hans': '星级异议', en: 'Object to a rating' },
      url: 'https://puqian.ward.example/objections',
    },
    {
      kind: 'own-record',
      title: { 'zh-Hans': '我的记录', en: 'My record' },
      url: 'https://puqian.ward.example/my-record',
    },
  ],
};

export const address: StandardAddress = {
  divisionCode: '441602104001',
  county: '源城区',
  township: '埔前镇',
  community: '泥金社区',
  road: '太平古街',
  number: '64 号',
  building: null,
  text: '太平古街 64 号',
  unit: null,
  floor: null,
  room: null,
};

export const discovery: Discovery = {
  baseUrl: 'https://ward.example/v1',
  plateBases: ['HTTPS://WARD.EXAMPLE/D/'],
  plateKeys: [
    {
      keyId: 'TF05',
      algorithm: 'Ed25519',
      publicKey: '5AMJmM_VrRcjwWn5VqoLnrhhm1mSvWEsKvQo68efjfA',
      stationId,
      stationName: station.name,
    },
  ],
};

export function scanOf(given: Partial<DoorplateScan> = {}): DoorplateScan {
  return {
    code: genuineCode,
    state: 'in-force',
    caller: 'stranger',
    address,
    fullAddress: null,
    premisesId: null,
    station,
    checkedAt: '2026-11-22T14:31:40+08:00',
    ...given,
  };
}

export function premisesOf(given: Partial<Premises> = {}): Premises {
  return {
    id: premisesId,
    version: 3,
    stationId,
    address,
    use: 'let',
    storeys: 5,
    floorArea: 236,
    dwellings: [
      { id: '0199a000-0000-7000-8000-0000000000d1', label: '201 室', rooms: 3, floorArea: 70 },
      { id: '0199a000-0000-7000-8000-0000000000d2', label: '202 室', rooms: 2, floorArea: 52 },
    ],
    landlord: {
      personId: '0199a000-0000-7000-8000-0000000000e1',
      name: { masked: '陈**', revealable: true },
      telephone: { masked: '139****8821', revealable: true },
    },
    organisation: null,
    rating: { stars: 2, state: 'rated', ratedAt: '2026-08-12T10:20:00+08:00' },
    openHazards: { count: 1, highestSeverity: 4, nextDueAt: '2026-11-23T11:40:00+08:00' },
    lastCheck: {
      id: '0199a000-0000-7000-8000-0000000000c1',
      observedAt: '2026-08-12T10:00:00+08:00',
      standardVersion: '2026-11',
    },
    letSince: '2023-03-01',
    updatedAt: '2026-08-12T10:20:00+08:00',
    ...given,
  };
}

export function stayOf(name: string, given: Partial<Stay> = {}): Stay {
  return {
    id: '0199a000-0000-7000-8000-0000000000f1',
    version: 1,
    premisesId,
    dwellingId: null,
    person: {
      id: '0199a000-0000-7000-8000-0000000000f2',
      name: { masked: name, revealable: true },
      identityNumber: { masked: '4****************9', revealable: true },
      telephone: { masked: '138****1234', revealable: true },
    },
    state: 'current',
    startedOn: '2026-03-02',
    expectedEndOn: null,
    endedOn: null,
    ...given,
  };
}

export function sessionOf(...roles: string[]): Session {
  return {
    subject: '0199a000-0000-7000-8000-00000000005a',
    personId: null,
    displayName: '所领导',
    roles,
    station: { id: stationId, name: station.name, divisionCode: station.divisionCode },
    scopes: ['doorplates:read', 'doorplates:write'],
    expiresAt: '2026-11-22T20:00:00+08:00',
  };
}

export function revealOf(value: string, given: Partial<Reveal> = {}): Reveal {
  return {
    stationId,
    record: '/v1/stays/0199a000-0000-7000-8000-0000000000f1',
    field: '/person/telephone',
    value,
    revealedAt: '2026-11-22T14:32:00+08:00',
    expiresAt: '2026-11-22T14:37:00+08:00',
    entryId: '0199a000-0000-7000-8000-0000000000e9',
    ...given,
  };
}

export function plateOf(given: Partial<Doorplate> = {}): Doorplate {
  return {
    id: '0199a000-0000-7000-8000-0000000000a1',
    version: 1,
    stationId,
    premisesId,
    code: genuineCode,
    state: 'in-force',
    link: genuineLink,
    address,
    issuedAt: '2026-01-05T09:00:00+08:00',
    endedAt: null,
    endReason: null,
    ...given,
  };
}

/** An answer that came from the device; `since` is when it was fetched. */
export interface Kept<T> {
  readonly kept: T;
  readonly since: string;
}

/** An answer, a kept answer, an error, or nothing yet. */
export type Scripted<T> = T | Kept<T> | Error | 'never';

/** A network that isn't there, as the client tells it. */
export function networkError(): AnyWardError {
  return Object.assign(new Error('no network'), { kind: 'network', requestId: null }) as unknown as AnyWardError;
}

/** A refusal of the server's, as the client tells it. */
export function apiError(code: string, status: number): AnyWardError {
  return Object.assign(new Error(code), {
    kind: 'api',
    code,
    status,
    requestId: 'req-7f3a21',
  }) as unknown as AnyWardError;
}

export interface PlateScript {
  discovery?: Scripted<Discovery>;
  scan?: Scripted<DoorplateScan>;
  revocations?: Scripted<RevokedPlate[]>;
  premises?: Scripted<Premises>;
  stays?: Scripted<Stay[]>;
  plates?: Scripted<Doorplate[]>;
  /** A plate as it is by now. */
  plate?: Scripted<Doorplate>;
  issued?: Scripted<Doorplate>;
  replaced?: Scripted<DoorplateReplaced>;
  revoked?: Scripted<Doorplate>;
  session?: Scripted<Session>;
  reveal?: Scripted<Reveal>;
  /** Told of each call: the operation and what it was given. */
  asked?: (operation: string, given: readonly unknown[]) => void;
  device?: WardClient['device']['status']['state'];
}

/** A client that answers what the script says; only what doorplate widgets ask for. */
export function plateClient(script: PlateScript): WardClient {
  const { asked = () => {} } = script;
  // Read anew at each call: a script may change while its widget is used.
  const one =
    <T>(operation: string, scripted: () => Scripted<T>) =>
    (...given: unknown[]) => {
      asked(operation, given);
      return call(scripted());
    };
  const list =
    <T>(operation: string, scripted: () => Scripted<T[]>) =>
    (...given: unknown[]) => {
      asked(operation, given);
      return listCall(scripted());
    };
  return {
    meta: { discover: one('meta.discover', () => script.discovery ?? discovery) },
    doorplates: {
      scan: one('doorplates.scan', () => script.scan ?? scanOf()),
      listRevocations: list('doorplates.listRevocations', () => script.revocations ?? []),
      list: list('doorplates.list', () => script.plates ?? []),
      get: one('doorplates.get', () => script.plate ?? plateOf()),
      issue: one('doorplates.issue', () => script.issued ?? plateOf()),
      replace: one('doorplates.replace', () => script.replaced ?? { replaced: plateOf(), issued: plateOf() }),
      revoke: one('doorplates.revoke', () => script.revoked ?? plateOf({ state: 'revoked' })),
    },
    session: { get: one('session.get', () => script.session ?? sessionOf('supervisor')) },
    places: { getPremises: one('places.getPremises', () => script.premises ?? premisesOf()) },
    stays: { list: list('stays.list', () => script.stays ?? []) },
    reveals: { create: one('reveals.create', () => script.reveal ?? revealOf('13800001234')) },
    device: {
      status: { id: null, state: script.device ?? 'open', limits: null },
      lock: () => Promise.resolve(),
      confirm: () => Promise.resolve(false),
    },
    on: () => () => {},
  } as unknown as WardClient;
}

function isKept<T>(scripted: Scripted<T>): scripted is Kept<T> {
  return typeof scripted === 'object' && scripted !== null && 'kept' in scripted;
}

function answerOf<T>(scripted: Scripted<T>): Promise<{ data: T; stale: { since: string } | null }> {
  if (scripted === 'never') return new Promise(() => {});
  if (scripted instanceof Error) return Promise.reject(scripted);
  if (isKept(scripted)) return Promise.resolve({ data: scripted.kept, stale: { since: scripted.since } });
  return Promise.resolve({ data: scripted as T, stale: null });
}

function call<T>(scripted: Scripted<T>) {
  const answered = () => answerOf(scripted).then((answer) => ({ ...answer, response: null, requestId: 'req-7f3a21' }));
  const data = answered().then((answer) => answer.data);
  data.catch(() => {}); // whoever asks by another way than `await` handles it there
  return Object.assign(data, {
    withResponse: answered,
    safe: () =>
      answered().then(
        (answer) => ({ ok: true, data: answer.data }),
        (error: unknown) => ({ ok: false, error }),
      ),
  });
}

function listCall<T>(scripted: Scripted<T[]>) {
  const page: Scripted<{ items: T[]; next: string | null }> =
    scripted === 'never' || scripted instanceof Error
      ? scripted
      : isKept(scripted)
        ? { kept: { items: scripted.kept, next: null }, since: scripted.since }
        : { items: scripted, next: null };
  return Object.assign(call(page), {
    async *pages() {
      yield (await answerOf(page)).data;
    },
  });
}
