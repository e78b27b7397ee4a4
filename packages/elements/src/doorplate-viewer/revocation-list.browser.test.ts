import type { WardClient } from '@wardkit/client';
import type { RevokedPlate } from '@wardkit/contract/doorplates';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find, text } from '../testing/find.ts';
import { mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { WardDoorplateViewer } from './doorplate-viewer.ts';
import {
  apiError,
  genuineCodeHash,
  genuineLink,
  networkError,
  type PlateScript,
  plateClient,
} from './plate-client.fixtures.ts';

const ended = (codeHash: string, state = 'revoked'): RevokedPlate => ({
  codeHash,
  state,
  endedAt: '2026-11-01T00:00:00+08:00',
});
const other = (at: number) => ended(at.toString(16).padStart(64, '0'));

/** A server's list in pages of two, and a network that can be cut. */
function listOf(plates: RevokedPlate[], script: PlateScript = {}) {
  const network = { isThere: true };
  const asked: string[] = [];
  const refused = new Set<string>();
  const base = plateClient(script);
  const offline = plateClient({ discovery: networkError(), scan: networkError() });
  const client = {
    ...base,
    meta: base.meta,
    doorplates: {
      ...base.doorplates,
      scan: (code: string) => (network.isThere ? base : offline).doorplates.scan(code),
      listRevocations: ({ cursor = '0' }: { cursor?: string } = {}) => {
        asked.push(cursor);
        if (!network.isThere) return plateClient({ revocations: networkError() }).doorplates.listRevocations();
        if (refused.has(cursor))
          return plateClient({ revocations: apiError('cursor-invalid', 422) }).doorplates.listRevocations();
        const from = Number(cursor);
        const next = from + 2 < plates.length ? String(from + 2) : null;
        const answer = { data: { items: plates.slice(from, from + 2), next }, stale: null };
        return { withResponse: async () => answer };
      },
    },
  } as unknown as WardClient;
  return { client, network, asked, refused };
}

describe('<ward-doorplate-viewer> and plates that have ended', () => {
  it('fetches the list to its end when it has a client, before a plate is opened', async () => {
    const { client, asked } = listOf([other(1), other(2), other(3), other(4), other(5)]);
    await mount(WardDoorplateViewer, { client });
    await until(() => asked.length === 3);
    expect(asked).deepEquals(['0', '2', '4']);
  });

  it('tells a revoked plate when the network went before it was scanned, and when the list was fetched', async () => {
    const { client, network, asked } = listOf([other(1), other(2), ended(genuineCodeHash)]);
    const element = await mount<WardDoorplateViewer>(WardDoorplateViewer, { client });
    await until(() => asked.length === 2);
    network.isThere = false;
    element.link = genuineLink;
    await until(() => text(element).includes('Revoked plate'));
    expect(text(element)).matches(/Withdrawn plates were last fetched Nov 2[12], 2026, \d\d:32/);
    expect(find(element, '.here') === null).isTrue('a revoked plate is not asked about');
  });

  it('asks later only for what came to it, and finds a plate that ended meanwhile', async () => {
    const plates = [other(1), other(2), other(3)];
    const { client, network, asked } = listOf(plates);
    const element = await mount<WardDoorplateViewer>(WardDoorplateViewer, { client, clock: fakeClock() });
    await until(() => asked.length === 2);
    plates.push(other(4), ended(genuineCodeHash, 'replaced'));
    dispatchEvent(new Event('online'));
    await until(() => asked.length === 4);
    expect(asked.slice(2)).deepEquals(['2', '4']);
    network.isThere = false;
    element.link = genuineLink;
    await until(() => text(element).includes('Replaced plate'));
  });

  it('begins anew where the server no longer takes the place that it had reached', async () => {
    const { client, asked, refused } = listOf([other(1), other(2), other(3)]);
    await mount(WardDoorplateViewer, { client });
    await until(() => asked.length === 2);
    refused.add('2');
    dispatchEvent(new Event('online'));
    await until(() => asked.length === 3);
    refused.clear();
    dispatchEvent(new Event('online'));
    await until(() => asked.length === 5);
    expect(asked.slice(2)).deepEquals(['2', '0', '2']);
  });

  it('says that the list was never fetched where it was not', async () => {
    const { client, network } = listOf([other(1)]);
    network.isThere = false;
    const element = await mount(WardDoorplateViewer, { client, properties: { link: genuineLink } });
    await until(() => text(element).includes('Genuine plate'));
    expect(text(element)).contains('never fetched to its end on this device');
  });

  it('looks again by itself when the network is back', async () => {
    const { client, network } = listOf([other(1)]);
    network.isThere = false;
    const element = await mount(WardDoorplateViewer, { client, properties: { link: genuineLink } });
    await until(() => text(element).includes('The address could not be loaded'));
    network.isThere = true;
    dispatchEvent(new Event('online'));
    await until(() => text(element).includes('太平古街 64 号'));
  });
});
