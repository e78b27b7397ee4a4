import { DoorplateKey } from '@wardkit/contract/doorplate-keys';
import { Doorplate, DoorplateReplaced } from '@wardkit/contract/doorplates';
import { Discovery } from '@wardkit/contract/meta';
import { pageOf } from '@wardkit/contract/page';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { leavesOf } from '../engine/schema-walk.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { platesIn } from './stays-scene.ts';

const reason = 'Conformance: it is examined.';

async function keysOf(context: Context) {
  const answer = await context.callerOf('doorplates.listKeys').call('doorplates.listKeys', { query: { limit: 200 } });
  return { answer, keys: bodyOf(answer, pageOf(DoorplateKey)).items };
}

async function publishedKeys(context: Context): Promise<readonly string[]> {
  const { plateKeys } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
  return plateKeys.map(({ publicKey }) => publicKey);
}

function endKey(context: Context, how: 'retireKey' | 'compromiseKey', key: { id: string; version: number }) {
  return context.callerOf(`doorplates.${how}`).call(`doorplates.${how}`, {
    parameters: { doorplateKeyId: key.id },
    headers: matching({ body: key }),
    body: { reason },
  });
}

async function createKey(context: Context) {
  const answer = await context.callerOf('doorplates.createKey').call('doorplates.createKey', {
    parameters: { doorplateKeyId: newId() },
    body: { algorithm: 'Ed25519' },
  });
  expectStatus(answer, 201);
  return bodyOf(answer, DoorplateKey);
}

async function replaceSomePlate(context: Context) {
  const plate = need((await platesIn(context, 'in-force'))[0], 'no plate is in force');
  const newDoorplateId = newId();
  const answer = await context.callerOf('doorplates.replace').call('doorplates.replace', {
    parameters: { doorplateId: plate.id },
    headers: matching({ body: plate }),
    body: { newDoorplateId, reason },
  });
  expectStatus(answer, 200);
  return { plate, newDoorplateId, ...bodyOf(answer, DoorplateReplaced) };
}

async function stateOf(context: Context, code: string): Promise<string> {
  const answer = await context.stranger.call('doorplates.scan', { parameters: { code } });
  return String(memberOf(answer.body, 'state') ?? answer.status);
}

const creating = ['doorplates.createKey', 'doorplates.compromiseKey'] as const;

export const doorplateKeysChecks = checks([
  {
    requirement: 'WK-PLT-07',
    title: 'a replaced plate tells the id of the new one, which has another code and is in force for the same premises',
    needs: { operations: ['doorplates.list', 'doorplates.replace', 'doorplates.scan'], writesRecords: true },
    async run(context) {
      const { plate, newDoorplateId, replaced, issued } = await replaceSomePlate(context);
      expect(replaced.state === 'replaced' && replaced.id === plate.id, 'the old plate, replaced', replaced.state);
      expect(replaced.replacedById === newDoorplateId, 'the id of the new plate', 'another');
      expect(issued.id === newDoorplateId && issued.code !== plate.code, 'a new plate with its own code', 'another');
      expect(issued.premisesId === plate.premisesId, 'a plate of the same premises', 'of others');
      const states = [await stateOf(context, plate.code), await stateOf(context, issued.code)];
      expect(states.join() === 'replaced,in-force', 'replaced and in-force by a scan', states.join());
    },
  },
  {
    requirement: 'WK-KEY-01',
    title: 'a list of keys holds the public halves and nothing private',
    needs: { operations: ['doorplates.listKeys'] },
    async run(context) {
      const { answer, keys } = await keysOf(context);
      for (const { publicKey } of keys) {
        expect(Buffer.from(publicKey, 'base64url').length === 32, 'a raw public key of 32 bytes', 'another');
      }
      const names = [...leavesOf(answer.body)].map(({ pointer }) => pointer.split('/').at(-1) ?? '');
      const telling = names.filter((name) => /private|secret|seed|derivation|^d$/i.test(name));
      expect(telling.length === 0, 'no member with a private half', telling.slice(0, 3).join());
    },
  },
  {
    requirement: 'WK-KEY-03',
    title: 'the discovery document names each key that signs or is retired',
    needs: { operations: ['doorplates.listKeys', 'meta.discover'] },
    async run(context) {
      const { keys } = await keysOf(context);
      const published = await publishedKeys(context);
      const missing = keys.filter(({ state, publicKey }) => state !== 'compromised' && !published.includes(publicKey));
      expect(missing.length === 0, 'every key that signs or is retired', `${missing.length} left out`);
    },
  },
  {
    requirement: 'WK-KEY-04',
    title: 'the only key that signs is not retired, nor is one that has ended',
    needs: { operations: ['doorplates.listKeys', 'doorplates.retireKey'], alone: true },
    async run(context) {
      const { keys } = await keysOf(context);
      const [only, ...others] = keys.filter(({ state }) => state === 'signing');
      const ended = keys.find(({ state }) => state !== 'signing');
      const meant = others.length === 0 ? only : ended;
      const key = need(meant, 'the station has several keys that sign, and none that ended');
      expectRefusal(await endKey(context, 'retireKey', key), 'state-conflict');
      const now = (await keysOf(context)).keys.find(({ id }) => id === key.id);
      expect(now?.version === key.version, 'the key as it was', 'a changed one');
    },
  },
  {
    requirement: 'WK-KEY-05',
    title: 'a key that is told to be compromised is published no more, and its plate is not in force',
    needs: {
      operations: [
        ...creating,
        'doorplates.list',
        'doorplates.replace',
        'doorplates.issue',
        'doorplates.scan',
        'meta.discover',
      ],
      writesRecords: true,
      alone: true,
    },
    async run(context) {
      const key = await createKey(context);
      const { issued } = await replaceSomePlate(context);
      expectStatus(await endKey(context, 'compromiseKey', key), 200);
      expect(!(await publishedKeys(context)).includes(key.publicKey), 'a document without the key', 'one with it');
      const state = await stateOf(context, issued.code);
      // The door is not left without a plate.
      const again = await context.callerOf('doorplates.issue').call('doorplates.issue', {
        parameters: { doorplateId: newId() },
        body: { premisesId: issued.premisesId },
      });
      expect(state !== 'in-force', 'a plate that is not in force', state);
      expect(bodyOf(again, Doorplate).state === 'in-force', 'a new plate', 'none');
    },
  },
  {
    requirement: 'WK-KEY-06',
    title: 'a key that is compromised already is refused',
    needs: { operations: creating, writesRecords: true, alone: true },
    async run(context) {
      const key = await createKey(context);
      const compromised = bodyOf(await endKey(context, 'compromiseKey', key), DoorplateKey);
      expectRefusal(await endKey(context, 'compromiseKey', compromised), 'state-conflict');
    },
  },
]);
