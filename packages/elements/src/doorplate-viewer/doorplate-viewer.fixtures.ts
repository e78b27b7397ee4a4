import type { Premises } from '@wardkit/contract/places';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import {
  apiError,
  discovery,
  genuineCode,
  genuineCodeHash,
  genuineLink,
  networkError,
  type PlateScript,
  plateClient,
  premisesId,
  premisesOf,
  revealOf,
  scanOf,
  stayOf,
} from './plate-client.fixtures.ts';

const scanned = (name: string, script: PlateScript = {}, prepare?: Fixture['prepare']): Fixture => ({
  name,
  client: () => plateClient(script),
  properties: { link: genuineLink },
  ...(prepare ? { prepare } : {}),
});

function press(index: number): (element: HTMLElement) => void {
  return (element) => element.shadowRoot?.querySelectorAll<HTMLElement>('.here-answers button')[index]?.click();
}

/** Opens the dialog of the first person, as an officer does. */
const openReveal = (element: HTMLElement) => pressed(element, '.person .button');

async function giveReason(element: HTMLElement, reason: string): Promise<void> {
  await openReveal(element);
  await typed(element, 'dialog textarea', reason);
  await pressed(element, 'dialog .button.primary');
}

async function showField(element: HTMLElement): Promise<void> {
  await giveReason(element, '燃气泄漏，敲门无人应答，需要电话联系');
  await appears(element, '.revealed, .reveal-fault');
  await still(element);
}

const officer = scanOf({ caller: 'officer', premisesId, fullAddress: scanOf().address as never });
const stays = [
  stayOf('张**'),
  stayOf('李**', { state: 'sign-off-overdue', startedOn: '2025-11-02' }),
  stayOf('王**', { person: { ...stayOf('王**').person, identityNumber: null, telephone: null } }),
];
const noHazards: Premises['openHazards'] = { count: 0, highestSeverity: null, nextDueAt: null };

/** One fixture for each state of `<ward-doorplate-viewer>`. */
export const fixtures: readonly Fixture[] = [
  scanned('stranger, genuine'),
  scanned('stranger, elsewhere', {}, press(1)),
  { name: 'idle', client: () => plateClient({}) },
  scanned('loading', { scan: 'never' }),
  {
    name: 'by typed code',
    client: () => plateClient({}),
    properties: { code: '7K3M-9QX2-ABC5' },
  },
  scanned('officer', { scan: officer, stays }, press(0)),
  scanned('officer, asked why', { scan: officer, stays }, openReveal),
  scanned('officer, reason too short', { scan: officer, stays }, (element) => giveReason(element, '门口')),
  scanned('officer, field shown', { scan: officer, stays, reveal: revealOf('张三') }, showField),
  scanned('officer, reveal refused', { scan: officer, stays, reveal: apiError('forbidden', 403) }, showField),
  scanned('officer, reveal offline', { scan: officer, stays, reveal: networkError() }, showField),
  scanned('device locked', { scan: officer, stays, device: 'locked' }),
  scanned('device locked, in vain', { scan: officer, stays, device: 'locked' }, (element) => {
    element.shadowRoot?.querySelector<HTMLElement>('.state-notice button')?.click();
  }),
  scanned('device wiped', { scan: officer, stays, device: 'wiped' }),
  scanned('officer, overdue', {
    scan: officer,
    stays: [],
    premises: premisesOf({
      rating: { stars: 1, state: 'rated', ratedAt: '2026-08-12T10:20:00+08:00' },
      openHazards: { count: 2, highestSeverity: 3, nextDueAt: '2026-11-19T09:00:00+08:00' },
    }),
  }),
  scanned('officer, never checked', {
    scan: officer,
    stays,
    premises: premisesOf({ rating: null, lastCheck: null, openHazards: noHazards }),
  }),
  scanned('officer, premises loading', { scan: officer, premises: 'never' }),
  scanned('officer, premises failed', { scan: officer, premises: apiError('internal', 500), stays: [] }),
  scanned('officer, kept on the device', {
    discovery: { kept: discovery, since: '2026-11-20T08:00:00+08:00' },
    scan: { kept: officer, since: '2026-11-22T09:12:00+08:00' },
    revocations: { kept: [], since: '2026-11-22T09:11:00+08:00' },
    premises: { kept: premisesOf(), since: '2026-11-22T09:12:00+08:00' },
    stays: { kept: stays, since: '2026-11-22T09:12:00+08:00' },
  }),
  scanned('landlord', {
    scan: scanOf({ caller: 'landlord', premisesId, fullAddress: scanOf().address as never }),
    stays,
    premises: premisesOf({
      rating: { stars: 3, state: 'rated', ratedAt: '2026-08-12T10:20:00+08:00' },
      openHazards: noHazards,
    }),
  }),
  scanned('revoked', { scan: scanOf({ state: 'revoked' }) }),
  scanned('replaced', { scan: scanOf({ state: 'replaced' }) }),
  {
    name: 'altered',
    client: () => plateClient({}),
    properties: { link: genuineLink.replace('/D/17', '/D/18') },
  },
  scanned('unknown key', { discovery: { ...discovery, plateKeys: [] } }),
  scanned('unknown code', { scan: apiError('plate-unknown', 404) }),
  {
    name: 'foreign',
    client: () => plateClient({}),
    properties: { link: 'https://ward.example.prize.example/D/17K3M9QX2ABC5?win=1' },
  },
  { name: 'unreadable', client: () => plateClient({}), properties: { code: '7K3M-9QX2-ABC6' } },
  scanned('offline, genuine', {
    discovery: { kept: discovery, since: '2026-11-20T08:00:00+08:00' },
    scan: networkError(),
    revocations: { kept: [], since: '2026-11-22T09:11:00+08:00' },
  }),
  scanned('offline, revoked', {
    discovery: { kept: discovery, since: '2026-11-20T08:00:00+08:00' },
    scan: networkError(),
    revocations: {
      kept: [{ codeHash: genuineCodeHash, state: 'revoked', endedAt: '2026-11-01T00:00:00+08:00' }],
      since: '2026-11-22T09:11:00+08:00',
    },
  }),
  {
    name: 'offline, unchecked',
    client: () => plateClient({ discovery: networkError(), scan: networkError(), revocations: networkError() }),
    properties: { code: genuineCode },
  },
  scanned(
    'offline, elsewhere',
    {
      discovery: { kept: discovery, since: '2026-11-20T08:00:00+08:00' },
      scan: networkError(),
      revocations: { kept: [], since: '2026-11-22T09:11:00+08:00' },
    },
    press(1),
  ),
  {
    name: 'by typed code, kept on the device',
    client: () =>
      plateClient({
        discovery: { kept: discovery, since: '2026-11-20T08:00:00+08:00' },
        scan: { kept: scanOf(), since: '2026-11-22T09:12:00+08:00' },
        revocations: { kept: [], since: '2026-11-22T09:11:00+08:00' },
      }),
    properties: { code: genuineCode },
  },
  scanned('error', { scan: apiError('internal', 500) }),
];

/** A plate whose every text a hostile server wrote. */
export function hostile(text: string): Fixture {
  const base = scanOf();
  const said = { ...base.address, text, township: text, community: text, county: text };
  return scanned('hostile', {
    scan: scanOf({
      caller: 'officer',
      premisesId,
      address: said,
      fullAddress: { ...said, unit: text, floor: null, room: text },
      station: {
        ...base.station,
        name: text,
        serviceLinks: [{ kind: 'help', title: { 'zh-Hans': text, en: text }, url: `javascript:${text}` }],
      },
    }),
    premises: premisesOf({
      use: text,
      landlord: {
        personId: premisesId,
        name: { masked: text, revealable: false },
        telephone: { masked: text, revealable: false },
      },
    }),
    stays: [stayOf(text)],
  });
}
