import { Discovery, Meta } from '@wardkit/contract/meta';
import { allOperations } from '@wardkit/contract/operations';
import { PLATE_KEY_ID_PATTERN, plateKeyId } from '@wardkit/contract/plate';
import * as z from 'zod/mini';
import { checks } from '../engine/check.ts';
import { everyOf, expect } from '../engine/violation.ts';
import { bodyOf } from './body.ts';

/** How far a server's clock may be off before tokens and time limits suffer: 60 seconds, as for tokens. */
const mostOffset = 60_000;

export const metaChecks = checks([
  {
    requirement: 'WK-DSC-01',
    title: 'the meta document tells versions, operations of the contract, limits and the time',
    needs: { operations: ['meta.get'] },
    async run(context) {
      const answer = await context.stranger.call('meta.get');
      const meta = bodyOf(answer, Meta);
      const known = new Set(allOperations.map(({ id }) => id as string));
      const foreign = meta.operations.filter((id) => !known.has(id));
      expect(foreign.length === 0, 'operations that the contract has', `${foreign.length} that it has not`);
      expect(meta.limits.pageSize >= 200, 'pages of up to 200 items', String(meta.limits.pageSize));
      for (const [name, value] of Object.entries(meta.limits)) {
        expect(typeof value !== 'number' || value > 0, `a limit ${name} above 0`, String(value));
      }
    },
  },
  {
    requirement: 'WK-DSC-01',
    title: 'what the meta document claims is served: no claimed operation answers not-served',
    needs: {},
    async run(context) {
      const ids = context.unserved.map(({ id }) => id);
      expect(ids.length === 0, 'every claimed operation served', ids.slice(0, 8).join(', '));
    },
  },
  {
    requirement: 'WK-DSC-01',
    title: 'the time that the meta document tells is that of here, to a minute',
    needs: { operations: ['meta.get'] },
    async run(context) {
      const startedAt = Date.now();
      const answer = await context.stranger.call('meta.get');
      const told = z.safeParse(z.looseObject({ serverTime: z.string() }), answer.body);
      if (!told.success) return;
      const offset = Date.parse(told.data.serverTime) - (startedAt + Date.now()) / 2;
      expect(Math.abs(offset) <= mostOffset, 'a clock within 60 s of ours', `one ${Math.round(offset / 1000)} s off`);
    },
  },
  {
    requirement: 'WK-DSC-02',
    title:
      'the discovery document tells the keys of plates, each under the id that follows from it, and the bases of links',
    needs: { operations: ['meta.discover'] },
    async run(context) {
      const { plateBases, plateKeys } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
      expect(plateBases.length > 0, 'a base that links of plates have', 'none');
      for (const base of plateBases) {
        const isUpper = base === base.toUpperCase() && base.endsWith('/');
        expect(isUpper, 'bases in upper case with a slash at the end', 'another');
      }
      await everyOf(
        plateKeys,
        ({ keyId }) => (PLATE_KEY_ID_PATTERN.test(keyId) ? keyId : 'a key'),
        async ({ keyId, publicKey }) => {
          const bytes = new Uint8Array(Buffer.from(publicKey, 'base64url'));
          expect(bytes.length === 32, 'a raw Ed25519 key of 32 bytes', `${bytes.length} bytes`);
          expect((await plateKeyId(bytes)) === keyId, 'the id that follows from the key', 'another');
        },
      );
    },
  },
]);
