import { EmbedSession, NewEmbedSession } from '@wardkit/contract/embed-sessions';
import { Account } from '../engine/account.ts';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

/** A session that was made cannot be deleted, only ended. */
const needs = {
  operations: ['session.get', ...['create', 'get', 'revoke'].map((verb) => `embedSessions.${verb}`)],
  roles: ['integrator', 'officer'],
  writesRecords: true,
} as const;

interface Scene {
  readonly maker: Caller;
  readonly made: Answer;
  readonly session: EmbedSession;
  readonly origin: string;
  /** Calls with the token, from a page of the session's origin unless another is given. */
  call(operation: string, origin?: string | null, body?: object): Promise<Answer>;
}

function originOf(context: Context): string {
  return context.options.listedOrigin ?? context.target.base.origin;
}

function requestFor(context: Context, change: object = {}) {
  const { account } = context.as('officer');
  const subject = need(account.claims()?.sub, 'the officer’s token is no JWT that names a subject');
  const stationId = need(account.session?.stationId ?? undefined, 'the session of the officer names no station');
  const asked = {
    subject,
    stationId,
    origin: originOf(context),
    widgets: ['ward-doorplate-sheet'],
    lifetimeSeconds: 300,
  };
  return { ...asked, ...change };
}

async function makeSession(context: Context, change: object = {}): Promise<Scene> {
  const maker = context.as('integrator');
  const made = await maker.call('embedSessions.create', { body: requestFor(context, change) });
  expectStatus(made, 201);
  context.ledger.leave('embed session');
  const { token, session } = bodyOf(made, NewEmbedSession);
  const bearer = context.caller(new Account('officer', maker.account.station, token));
  const origin = originOf(context);
  return {
    maker,
    made,
    session,
    origin,
    call: (operation, from = origin, body) =>
      bearer.call(operation, { headers: { origin: from }, ...(body === undefined ? {} : { body }) }),
  };
}

function read({ maker, session }: Scene): Promise<Answer> {
  return maker.call('embedSessions.get', { parameters: { sessionId: session.id } });
}

async function revoke(scene: Scene): Promise<void> {
  const parameters = { sessionId: scene.session.id };
  const headers = matching(await read(scene));
  expectStatus(await scene.maker.call('embedSessions.revoke', { parameters, headers }), 204);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export const embedSessionsChecks = checks([
  {
    requirement: 'WK-EMB-01',
    title: 'a token is taken before the end that its session tells, and refused as unauthenticated afterwards',
    needs: { ...needs, slow: true },
    async run(context) {
      const scene = await makeSession(context, { lifetimeSeconds: 60 });
      expectStatus(await scene.call('session.get'), 200);
      const { createdAt, expiresAt } = scene.session;
      const lifetime = Date.parse(expiresAt) - Date.parse(createdAt);
      expect(lifetime > 0 && lifetime <= 60_000, 'an end 60 seconds after the making', `${lifetime / 1000} s`);
      // Counted from here, so that no clock is compared with another; 5 seconds of skew are the server's.
      await pause(lifetime + 6000);
      expectRefusal(await scene.call('session.get'), 'unauthenticated');
    },
  },
  {
    requirement: 'WK-EMB-02',
    title: 'a token is taken in a page of its origin and refused as forbidden in a page of another',
    needs,
    async run(context) {
      const scene = await makeSession(context);
      expectStatus(await scene.call('session.get'), 200);
      for (const other of ['https://conformance.invalid', `${scene.origin}.conformance.invalid`, 'null']) {
        expectRefusal(await scene.call('session.get', other), 'forbidden');
      }
      await revoke(scene);
    },
  },
  {
    requirement: 'WK-EMB-03',
    title: 'a token for the sheet of plates lists plates of its station, and reads no premises, stays or checks',
    needs: { ...needs, operations: [...needs.operations, 'doorplates.list', 'places.listPremises'] },
    async run(context) {
      const scene = await makeSession(context);
      const plates = await scene.call('doorplates.list');
      expectStatus(plates, 200);
      const items = memberOf(plates.body, 'items') as unknown[];
      const strays = items.filter((plate) => memberOf(plate, 'stationId') !== scene.session.stationId);
      expect(strays.length === 0, 'plates of the station of the session', `${strays.length} of another`);
      for (const operation of ['places.listPremises', 'rentalChecks.list', 'hazards.list', 'devices.list']) {
        if (context.claims(operation)) expectRefusal(await scene.call(operation), 'forbidden');
      }
      await revoke(scene);
    },
  },
  {
    requirement: 'WK-EMB-04',
    title: 'a token makes no embed session, though its account is a program',
    needs,
    async run(context) {
      const program = context.as('integrator').account.claims()?.sub;
      const subject = need(program, 'the program’s token is no JWT that names a subject');
      const scene = await makeSession(context, { subject });
      const answer = await scene.call('embedSessions.create', scene.origin, requestFor(context));
      expectRefusal(answer, 'forbidden');
      await revoke(scene);
    },
  },
  {
    requirement: 'WK-EMB-05',
    title: 'a session that lives says live, and one that was revoked says revoked',
    needs,
    async run(context) {
      const scene = await makeSession(context);
      const live = bodyOf(await read(scene), EmbedSession).state;
      expect(live === 'live', 'live', live);
      await revoke(scene);
      const ended = bodyOf(await read(scene), EmbedSession).state;
      expect(ended === 'revoked', 'revoked', ended);
    },
  },
  {
    requirement: 'WK-EMB-06',
    title: 'a revoked token is refused as unauthenticated within 60 seconds',
    needs: { ...needs, slow: true },
    async run(context) {
      const scene = await makeSession(context);
      expectStatus(await scene.call('session.get'), 200);
      await revoke(scene);
      const deadline = performance.now() + 60_000;
      let answer = await scene.call('session.get');
      while (answer.status < 400 && performance.now() < deadline) {
        await pause(1000);
        answer = await scene.call('session.get');
      }
      expectRefusal(answer, 'unauthenticated');
    },
  },
  {
    requirement: 'WK-EMB-07',
    title:
      'an unknown widget, an unlisted origin, a strange station and an unknown subject are refused as invalid-input',
    needs,
    async run(context) {
      const maker = context.as('integrator');
      const wrong: Record<string, object> = {
        '/widgets/0': { widgets: ['ward-conformance'] },
        '/origin': { origin: 'https://conformance.invalid' },
        '/stationId': { stationId: newId() },
        '/subject': { subject: `nobody-${newId()}` },
      };
      for (const [pointer, change] of Object.entries(wrong)) {
        const answer = await maker.call('embedSessions.create', { body: requestFor(context, change) });
        expectRefusal(answer, 'invalid-input');
        const pointers = pointersOf(answer);
        expect(pointers.includes(pointer), `the fault ${pointer}`, pointers.join(', ') || shortly(answer));
      }
    },
  },
]);
