import { largestAttachment, largestChunk } from '@wardkit/contract/attachments';
import { doorplateKeyStates } from '@wardkit/contract/doorplate-keys';
import { handlers } from '../http/handler.ts';
import { idempotencySeconds } from '../http/idempotency.ts';
import { largestBody } from '../http/prepare-call.ts';

export const metaHandlers = handlers<'meta.get' | 'meta.discover'>({
  'meta.get': {
    immediately({ server, now }) {
      return {
        status: 200,
        body: {
          name: 'Wardkit reference server',
          version: server.version,
          contract: '1',
          operations: [...server.operations],
          serverTime: now.toISOString(),
          limits: {
            pageSize: 200,
            bodyBytes: largestBody,
            attachmentBytes: largestAttachment,
            attachmentChunkBytes: largestChunk,
            idempotencySeconds,
          },
        },
      };
    },
  },
  'meta.discover': {
    async handle({ transaction, server, origin }) {
      const keys = await transaction
        .selectFrom('plate_keys')
        .innerJoin('stations', 'stations.id', 'plate_keys.station_id')
        .select(['plate_keys.key_id', 'plate_keys.public_key', 'plate_keys.station_id', 'stations.name'])
        .where('plate_keys.state', '<>', doorplateKeyStates.moves.compromise.to)
        .orderBy('plate_keys.created_at')
        .orderBy('plate_keys.key_id')
        .execute();
      const auditKeys = await transaction
        .selectFrom('audit_keys')
        .selectAll()
        .orderBy('created_at')
        .orderBy('station_id')
        .execute();
      return {
        status: 200,
        body: {
          baseUrl: origin,
          plateBases: [...new Set([server.plateBase, `${origin}/D/`].map((base) => base.toUpperCase()))],
          plateKeys: keys.map((key) => ({
            keyId: key.key_id,
            algorithm: 'Ed25519',
            publicKey: key.public_key,
            stationId: key.station_id,
            stationName: key.name,
          })),
          auditKeys: auditKeys.map((key) => ({
            keyId: key.key_id,
            name: key.name,
            algorithm: 'Ed25519',
            publicKey: key.public_key,
            stationId: key.station_id,
          })),
        },
      };
    },
  },
});
