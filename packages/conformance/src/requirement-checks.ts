import { Attachment } from '@wardkit/contract/attachments';
import { RevokedPlate } from '@wardkit/contract/doorplates';
import { Discovery, Meta } from '@wardkit/contract/meta';
import { pageOf } from '@wardkit/contract/page';
import { Division, Premises } from '@wardkit/contract/places';
import { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import type { RequirementId } from '@wardkit/contract/requirements';
import { Stay } from '@wardkit/contract/stays';
import type * as z from 'zod/mini';
import { bodyOf, expect, expectProblem } from './expectation.ts';
import type { Answer, Probe } from './probe.ts';

/** One test of the kit, for one requirement of the contract. */
export interface RequirementCheck {
  readonly requirement: RequirementId;
  /** What needs a token of a member of staff. */
  readonly signedIn: boolean;
  /** Returns when the requirement is kept. */
  run(probe: Probe): Promise<void>;
}

const purpose = { 'wardkit-purpose': 'rental-check' } as const;
const PremisesPage = pageOf(Premises);
const DivisionPage = pageOf(Division);

/** A UUIDv7 that nobody has used. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

async function somePremises(probe: Probe): Promise<z.output<typeof Premises>> {
  const answer = await probe.ask('/v1/premises?limit=1', { headers: purpose });
  expect(
    answer.status === 200,
    `GET /v1/premises with a purpose answered ${answer.status}; is the token one of an officer?`,
  );
  const [premises] = bodyOf(answer, PremisesPage, 'GET /v1/premises').items;
  expect(premises !== undefined, 'the account of the token sees no premises, so nothing can be examined');
  return premises;
}

/** Announces an upload, the least of all writes: nothing shows it until its bytes have come. */
function announce(probe: Probe, id: string, premisesId: string, key: string | null, size = 1): Promise<Answer> {
  return probe.ask(`/v1/attachments/${id}`, {
    method: 'PUT',
    headers: { 'if-none-match': '*', ...(key === null ? {} : { 'idempotency-key': key }) },
    body: { premisesId, mediaType: 'image/jpeg', size, sha256: '0'.repeat(64) },
  });
}

async function announced(probe: Probe): Promise<{ first: Answer; id: string; key: string; premisesId: string }> {
  const { id: premisesId } = await somePremises(probe);
  const [id, key] = [newId(), crypto.randomUUID()];
  const first = await announce(probe, id, premisesId, key);
  expect(first.status === 201, `PUT /v1/attachments/{id} answered ${first.status} to a new announcement`);
  bodyOf(first, Attachment, 'PUT /v1/attachments/{id}');
  return { first, id, key, premisesId };
}

function isMasked(field: unknown): boolean {
  const value = field as { masked?: unknown; revealable?: unknown } | null;
  return value === null || (typeof value.masked === 'string' && value.masked.includes('*'));
}

export const requirementChecks: readonly RequirementCheck[] = [
  {
    requirement: 'WK-DSC-01',
    signedIn: false,
    async run(probe) {
      const meta = bodyOf(await probe.ask('/v1/meta', { anonymous: true }), Meta, 'GET /v1/meta');
      expect(meta.contract === '1', `the server keeps version ${meta.contract} of the contract, this kit examines 1`);
    },
  },
  {
    requirement: 'WK-DSC-02',
    signedIn: false,
    async run(probe) {
      const answer = await probe.ask('/.well-known/wardkit', { anonymous: true });
      const { plateBases } = bodyOf(answer, Discovery, 'GET /.well-known/wardkit');
      expect(plateBases.length > 0, 'no base of plate links is told');
      for (const base of plateBases) {
        expect(
          base === base.toUpperCase() && base.endsWith('/'),
          `the base ${base} is not upper case with a slash at its end`,
        );
      }
    },
  },
  {
    requirement: 'WK-ERR-01',
    signedIn: false,
    async run(probe) {
      const nowhere = await probe.ask(`/v1/conformance-${crypto.randomUUID()}`, { anonymous: true });
      expectProblem(nowhere, 'not-found', 'an unknown address');
      const method = await probe.ask('/v1/premises', { method: 'DELETE', anonymous: true });
      expectProblem(method, 'method-not-allowed', 'DELETE /v1/premises');
      expectProblem(
        await probe.ask('/v1/premises', { anonymous: true }),
        'unauthenticated',
        'GET /v1/premises without a token',
      );
    },
  },
  {
    requirement: 'WK-ERR-02',
    signedIn: false,
    async run(probe) {
      const answer = await probe.ask('/v1/divisions?limit=0', { anonymous: true });
      const { errors } = expectProblem(answer, 'invalid-input', 'a limit of 0');
      expect(errors?.[0]?.pointer === '#/query/limit', 'the fault is not named by #/query/limit');
    },
  },
  {
    requirement: 'WK-ERR-04',
    signedIn: false,
    async run(probe) {
      const [good, bad] = [await probe.ask('/v1/meta'), await probe.ask('/v1/nothing', { anonymous: true })];
      expect(Boolean(good.headers.get('request-id')), 'an answer has no Request-Id');
      const told = (bad.body as { requestId?: unknown } | null)?.requestId;
      expect(told === bad.headers.get('request-id'), 'a problem tells another requestId than its Request-Id');
    },
  },
  {
    requirement: 'WK-PAG-01',
    signedIn: false,
    async run(probe) {
      const seen = new Set<string>();
      let path: string | null = '/v1/divisions?limit=10';
      for (let pages = 0; path !== null && pages < 20; pages += 1) {
        const page: z.output<typeof DivisionPage> = bodyOf(await probe.ask(path), DivisionPage, 'GET /v1/divisions');
        expect(page.items.length <= 10, 'a page holds more than its limit');
        for (const { code, firstYear } of page.items) {
          const name = `${code}/${firstYear}`;
          expect(!seen.has(name), `the division ${name} is on two pages`);
          seen.add(name);
        }
        path = page.next === null ? null : `/v1/divisions?limit=10&cursor=${encodeURIComponent(page.next)}`;
      }
      expect(seen.size > 0, 'the list of divisions is empty');
    },
  },
  {
    requirement: 'WK-PAG-02',
    signedIn: false,
    async run(probe) {
      const { next } = bodyOf(await probe.ask('/v1/divisions?limit=1'), DivisionPage, 'GET /v1/divisions');
      expect(next !== null, 'a list of one a page has no next page');
      const cursor = encodeURIComponent(next);
      expectProblem(
        await probe.ask(`/v1/divisions?parent=440000&cursor=${cursor}`),
        'cursor-invalid',
        'a cursor with another filter',
      );
      expectProblem(await probe.ask('/v1/divisions?cursor=made-up'), 'cursor-invalid', 'a cursor that was made up');
    },
  },
  {
    requirement: 'WK-PLT-02',
    signedIn: false,
    async run(probe) {
      const answer = await probe.ask('/v1/doorplate-scans/000000000000', { anonymous: true });
      expectProblem(answer, 'plate-unknown', 'a scan of a code that nobody issued');
    },
  },
  {
    requirement: 'WK-PLT-04',
    signedIn: false,
    async run(probe) {
      const answer = await probe.ask('/v1/doorplate-revocations', { anonymous: true });
      const { items } = bodyOf(answer, pageOf(RevokedPlate), 'GET /v1/doorplate-revocations');
      expect(!items.some(({ state }) => state === 'in-force'), 'a plate in force is in the list of those that are not');
    },
  },
  {
    requirement: 'WK-PER-02',
    signedIn: true,
    async run(probe) {
      expectProblem(await probe.ask('/v1/premises?limit=1'), 'purpose-required', 'premises without a purpose');
      const other = await probe.ask('/v1/premises?limit=1', { headers: { 'wardkit-purpose': 'curiosity' } });
      expectProblem(other, 'purpose-required', 'premises for a purpose that is not in the list');
    },
  },
  {
    requirement: 'WK-PER-01',
    signedIn: true,
    async run(probe) {
      const page = await probe.ask('/v1/premises?limit=20', { headers: purpose });
      const { items } = bodyOf(page, PremisesPage, 'GET /v1/premises');
      for (const { id, landlord } of items) {
        expect(isMasked(landlord?.name ?? null) && isMasked(landlord?.telephone ?? null), 'a landlord is not masked');
        const stays = await probe.ask(`/v1/stays?premisesId=${id}`, { headers: purpose });
        for (const { person } of bodyOf(stays, pageOf(Stay), 'GET /v1/stays').items) {
          const fields = [person.name, person.identityNumber, person.telephone];
          expect(fields.every(isMasked), 'a person of a stay is not masked');
        }
      }
    },
  },
  {
    requirement: 'WK-ERR-03',
    signedIn: true,
    async run(probe) {
      const answer = await probe.ask(`/v1/premises/${newId()}`, { headers: purpose });
      expectProblem(answer, 'not-found', 'premises that are not there');
    },
  },
  {
    requirement: 'WK-CON-01',
    signedIn: true,
    async run(probe) {
      const { id, version } = await somePremises(probe);
      const answer = await probe.ask(`/v1/premises/${id}`, { headers: purpose });
      const etag = answer.headers.get('etag');
      expect(etag === `"${version}"`, `the ETag of version ${version} is ${etag}`);
    },
  },
  {
    requirement: 'WK-CON-02',
    signedIn: true,
    async run(probe) {
      const { id, premisesId } = await announced(probe);
      expectProblem(
        await announce(probe, id, premisesId, crypto.randomUUID()),
        'already-exists',
        'a create with an id that is taken',
      );
    },
  },
  {
    requirement: 'WK-IDM-01',
    signedIn: true,
    async run(probe) {
      const { id } = await somePremises(probe);
      expectProblem(
        await announce(probe, newId(), id, null),
        'idempotency-key-required',
        'a write without Idempotency-Key',
      );
    },
  },
  {
    requirement: 'WK-IDM-02',
    signedIn: true,
    async run(probe) {
      const { first, id, key, premisesId } = await announced(probe);
      const again = await announce(probe, id, premisesId, key);
      expect(again.status === first.status && again.text === first.text, 'the same call again got another answer');
      expect(again.headers.get('idempotency-replayed') === 'true', 'the replay has no Idempotency-Replayed: true');
    },
  },
  {
    requirement: 'WK-IDM-03',
    signedIn: true,
    async run(probe) {
      const { id, key, premisesId } = await announced(probe);
      expectProblem(
        await announce(probe, id, premisesId, key, 2),
        'idempotency-key-reused',
        'another request with a used key',
      );
    },
  },
  {
    requirement: 'WK-CHK-03',
    signedIn: true,
    async run(probe) {
      const page = await probe.ask('/v1/rental-checks?limit=1');
      const [last] = bodyOf(page, pageOf(RentalCheck), 'GET /v1/rental-checks').items;
      expect(last !== undefined, 'there is no check on record, so none can be stale');
      const standards = await probe.ask('/v1/rental-check-standards');
      const [standard] = bodyOf(standards, pageOf(RentalCheckStandard), 'GET /v1/rental-check-standards').items;
      expect(standard !== undefined, 'the server tells no checklist');
      const now = new Date().toISOString();
      const answers = standard.items.map(({ code }) => ({
        itemCode: code,
        outcome: 'conforms',
        observedAt: now,
        answeredTogether: true,
        note: null,
        photographIds: [],
      }));
      const stale = await probe.ask(`/v1/rental-checks/${newId()}`, {
        method: 'PUT',
        headers: { 'if-none-match': '*', 'idempotency-key': crypto.randomUUID() },
        body: {
          premisesId: last.premisesId,
          // A check that never was: so nothing can be written by this call.
          previousCheckId: newId(),
          standardVersion: standard.version,
          startedAt: now,
          finishedAt: now,
          answers,
        },
      });
      const { current } = expectProblem(stale, 'version-stale', 'a check that builds on another than the last');
      const id = (current as { id?: unknown } | null | undefined)?.id;
      expect(id === last.id, 'the problem does not tell the check that came in between');
    },
  },
];
