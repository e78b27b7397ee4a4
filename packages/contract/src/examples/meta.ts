import type { metaOperations } from '../meta.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

export const metaExamples = {
  'meta.get': [
    {
      summary: 'A server that offers places and plates, and nothing else yet',
      request: {},
      status: 200,
      answer: {
        name: '源城区示范服务器',
        version: '1.4.0',
        contract: '1',
        operations: ['meta.get', 'meta.discover', 'session.get', 'places.listDivisions', 'doorplates.scan'],
        serverTime: invented.at,
        limits: {
          pageSize: 200,
          bodyBytes: 1_048_576,
          attachmentBytes: 15_000_000,
          attachmentChunkBytes: 1_048_576,
          idempotencySeconds: 2_592_000,
        },
      },
    },
  ],
  'meta.discover': [
    {
      summary: 'What a device needs in order to tell a genuine plate offline',
      request: {},
      status: 200,
      answer: {
        baseUrl: 'https://ward.example',
        plateBases: ['HTTPS://WARD.EXAMPLE/D/'],
        plateKeys: [
          {
            keyId: 'TF05',
            algorithm: 'Ed25519',
            publicKey: '5AMJmM_VrRcjwWn5VqoLnrhhm1mSvWEsKvQo68efjfA',
            stationId: invented.stationId,
            stationName: invented.stationName,
          },
        ],
        auditKeys: [
          {
            keyId: 'd9bd31f4',
            name: 'portal.example',
            algorithm: 'Ed25519',
            publicKey: '5AMJmM_VrRcjwWn5VqoLnrhhm1mSvWEsKvQo68efjfA',
            stationId: invented.stationId,
          },
        ],
      },
    },
  ],
} as const satisfies ModuleExamples<typeof metaOperations>;
