import { createServer } from 'node:http';
import { createHandle } from '@wardkit/client/create-handle';
import * as places from '@wardkit/client/places';
import { listAlerts } from '@wardkit/contract/alerts';
import { alertsExamples } from '@wardkit/contract/examples/alerts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import ky from 'ky';
import createFetchClient from 'openapi-fetch';
import * as z from 'zod';
import { conforms } from '../packages/client/src/conforms.ts';
import { alternate, median, ratioOf } from './ratio.ts';

/**
 * A read of premises through the SDK, validated, against the same read without it, in one run on one connection; then a page of
 * 200 alerts, parsed and validated, against parsing it alone and against other validators.
 */
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
/** Short blocks: what else the machine does then falls on both. */
const calls = 20;
const blocks = 400;
const warmRounds = 100;

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

const openapi = createFetchClient<{
  '/v1/premises/{premisesId}': {
    get: {
      parameters: { path: { premisesId: string } };
      responses: { 200: { content: { 'application/json': object } } };
    };
  };
}>({ baseUrl, headers });
const withOpenapi = async () => {
  for (let call = 0; call < calls; call += 1) {
    await openapi.GET('/v1/premises/{premisesId}', { params: { path: { premisesId: premises.id } } });
  }
};

await compare('microseconds a call', calls, [
  ['read', 'ky', sdk, withKy],
  ['read', 'fetch', sdk, withFetch],
  ['read', 'openapi-fetch', sdk, withOpenapi],
  ['ky', 'fetch', withKy, withFetch],
]);

/** No two alerts of the page are alike in their ids and times: nothing that was looked at once helps with the next. */
const [example] = alertsExamples['alerts.list'][0].answer.items;
const alerts = Array.from({ length: 200 }, (_, at) =>
  JSON.parse(
    JSON.stringify(example)
      .replaceAll(
        /([0-9a-f]{8})-(?=[0-9a-f]{4}-7)/g,
        (_match, start: string) => `${start.slice(0, 5)}${(at + 256).toString(16)}-`,
      )
      .replaceAll('T14:', `T${String(at % 24).padStart(2, '0')}:`),
  ),
);
const page = JSON.stringify({ items: alerts, next: null });
const schema = listAlerts.answers[200];
const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);
const byAjv = ajv.compile(z.toJSONSchema(schema, { io: 'output' }));
const pages = 2;
const work = (isRight: (value: unknown) => boolean) => async () => {
  for (let count = 0; count < pages; count += 1) {
    if (!isRight(JSON.parse(page))) throw new Error('the page was not taken');
  }
};
const validated = work((value) => conforms(schema, value));
await compare('microseconds a page', pages, [
  ['validate-200', 'JSON.parse', validated, work(() => true)],
  ['validate-200', 'zod/mini', validated, work((value) => schema.safeParse(value).success)],
  ['validate-200', 'ajv (new Function)', validated, work((value) => byAjv(value) === true)],
]);

type Work = () => Promise<void>;

async function compare(unit: string, each: number, cases: readonly (readonly [string, string, Work, Work])[]) {
  // What V8 has seen often enough runs otherwise than what it sees first.
  for (let round = 0; round < warmRounds; round += 1) {
    for (const [, , ours, theirs] of cases) {
      await ours();
      await theirs();
    }
  }
  for (const [name, peer, ours, theirs] of cases) {
    const times = await alternate(blocks, ours, theirs);
    const { ratio, ci95 } = ratioOf(times);
    const per = (of: readonly number[]) => Number(((median(of) / each) * 1000).toFixed(1));
    console.log(
      JSON.stringify({
        bench: 'sdk',
        case: name,
        unit,
        ours: per(times.ours),
        peer,
        theirs: per(times.theirs),
        ratio: Number(ratio.toFixed(3)),
        ci95: ci95.map((bound) => Number(bound.toFixed(3))),
        n: each * blocks,
      }),
    );
  }
}

server.closeAllConnections();
server.close();
