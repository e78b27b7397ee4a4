import { Meta } from '@wardkit/contract/meta';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import * as z from 'zod/mini';
import { Violation } from './expectation.ts';
import { Probe } from './probe.ts';
import { requirementChecks } from './requirement-checks.ts';

/** What was found about one requirement. */
export interface Finding {
  readonly requirement: RequirementId;
  readonly rule: string;
  readonly outcome: 'kept' | 'broken' | 'skipped';
  /** Why it is broken or was skipped. */
  readonly reason: string | null;
}

/** The address answers nothing, or answers as something else. */
export class NoWardkitServer extends Error {
  override readonly name = 'NoWardkitServer';
}

/**
 * Examines a server, one requirement after another. It announces uploads that are never sent and writes nothing else.
 *
 * @param token of a member of staff who may hand in checks; null skips what needs one
 * @throws {NoWardkitServer} in plain words
 */
export async function examine(baseUrl: string, token: string | null): Promise<Finding[]> {
  const probe = new Probe(baseUrl, token);
  await requireWardkit(probe);
  const findings: Finding[] = [];
  for (const { requirement, signedIn, run } of requirementChecks) {
    const finding = { requirement, rule: requirements[requirement] };
    if (signedIn && token === null) {
      findings.push({ ...finding, outcome: 'skipped', reason: 'it needs a token (--token)' });
      continue;
    }
    try {
      await run(probe);
      findings.push({ ...finding, outcome: 'kept', reason: null });
    } catch (cause) {
      findings.push({ ...finding, outcome: 'broken', reason: reasonOf(cause) });
    }
  }
  return findings;
}

/** A token by the sign-in for development, where the server has one; null elsewhere. */
export async function developmentToken(baseUrl: string): Promise<string | null> {
  const address = baseUrl.replace(/\/+$/, '');
  try {
    const accounts = (await (await fetch(`${address}/dev/accounts`)).json()) as { id: string; role: string }[];
    const officer = accounts.find(({ role }) => role === 'officer');
    const signedIn = await fetch(`${address}/dev/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: officer?.id }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const issued = (await (await fetch(`${address}/dev/token`, { headers: { cookie } })).json()) as { token?: string };
    return issued.token ?? null;
  } catch {
    return null;
  }
}

async function requireWardkit(probe: Probe): Promise<void> {
  if (!URL.canParse(probe.baseUrl) || !/^https?:/.test(probe.baseUrl)) {
    throw new NoWardkitServer(`"${probe.baseUrl}" is no web address. Give one such as https://ward.example.`);
  }
  let answer: Awaited<ReturnType<Probe['ask']>>;
  try {
    answer = await probe.ask('/v1/meta', { anonymous: true });
  } catch {
    throw new NoWardkitServer(`Nothing answers at ${probe.baseUrl}. Start the server, or correct the address.`);
  }
  // A server that breaks a rule is examined; one that has no meta document at all is something else.
  if (answer.status !== 200 || !z.safeParse(z.pick(Meta, { name: true, contract: true }), answer.body).success) {
    throw new NoWardkitServer(
      `${probe.baseUrl} is no Wardkit server: GET /v1/meta answered ${answer.status} and no meta document. Give the address that /v1 is under.`,
    );
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Violation) return cause.message;
  return `the server did not answer (${cause instanceof Error ? cause.name : 'unknown'})`;
}
