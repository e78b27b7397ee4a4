import { createServer } from 'node:http';
import { createHandle } from '@wardkit/client/create-handle';
import * as places from '@wardkit/client/places';
import ky from 'ky';
import { alternate, median, ratioOf } from './ratio.ts';

/** A read of premises through the SDK, validated, against the same read without it, in one run on one connection. */
const premises = {
  id: '01939b2e-7c00-7000-8000-000000000001',
  version: 3,
  stationId: '01939b2e-7c00-7000-8000-000000000002',
  address: {
    divisionCode: '441602101001',
    county: '源城区',
    township: '埔前镇',
    community: '埔前社区',
    road: '长塘路',
    number: '18 号',
    building: '3 栋',
    text: '长塘路 18 号 3 栋 402',
    unit: null,
    floor: 4,
    room: '402',
  },
  use: 'let',
  storeys: 6,
  floorArea: 86,
  dwellings: [{ id: '01939b2e-7c00-7000-8000-000000000003', label: '402', rooms: 3, floorArea: 86 }],
  landlord: {
    personId: '01939b2e-7c00-7000-8000-000000000004',
    name: { masked: '张**', revealable: true },
    telephone: { masked: '138****1234', revealable: true },
  },
  organisation: null,
  rating: { stars: 2, state: 'rated', ratedAt: '2026-08-12T08:00:00Z' },
  openHazards: { count: 1, highestSeverity: 3, nextDueAt: '2026-11-29T08:00:00Z' },
  lastCheck: {
    id: '01939b2e-7c00-7000-8000-000000000005',
    observedAt: '2026-08-12T08:00:00Z',
    standardVersion: '2026-11',
  },
  letSince: '2024-03-01',
  updatedAt: '2026-08-12T08:00:00Z',
};
const body = JSON.stringify(premises);
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', etag: '"3"', 'request-id': 'bench' }).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server of the bench has no port');
const baseUrl = `http://127.0.0.1:${address.port}`;
const url = `${baseUrl}/v1/premises/${premises.id}`;

const handle = createHandle({ baseUrl, getToken: () => 'bench' });
const headers = { authorization: 'Bearer bench', 'wardkit-purpose': 'rental-check' };
const bare = ky.create({ retry: 0, timeout: false, headers });
const calls = 200;
const blocks = 40;

const sdk = async () => {
  for (let call = 0; call < calls; call += 1) {
    const read = await places.getPremises(handle, premises.id, { purpose: 'rental-check' });
    if (read.id !== premises.id) throw new Error('the SDK read something else');
  }
};
const withKy = async () => {
  for (let call = 0; call < calls; call += 1) await bare.get(url).json();
};
const withFetch = async () => {
  for (let call = 0; call < calls; call += 1) await (await fetch(url, { headers })).json();
};

for (const warm of [sdk, withKy, withFetch]) await warm();
for (const [name, peer, ours, theirs] of [
  ['read', 'ky', sdk, withKy],
  ['read', 'fetch', sdk, withFetch],
  ['ky', 'fetch', withKy, withFetch],
] as const) {
  const times = await alternate(blocks, ours, theirs);
  const { ratio, ci95 } = ratioOf(times);
  const perCall = (of: readonly number[]) => Number(((median(of) / calls) * 1000).toFixed(1));
  console.log(
    JSON.stringify({
      bench: 'sdk',
      case: name,
      unit: 'microseconds a call',
      ours: perCall(times.ours),
      peer,
      theirs: perCall(times.theirs),
      ratio: Number(ratio.toFixed(3)),
      ci95: ci95.map((bound) => Number(bound.toFixed(3))),
      n: calls * blocks,
    }),
  );
}
server.closeAllConnections();
server.close();
