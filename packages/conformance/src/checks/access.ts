import type { OperationRecord } from '@wardkit/contract/operation';
import { Account } from '../engine/account.ts';
import { shortly } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { harmlessCall } from '../engine/harmless.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { expectRefusal, isRefusal } from './refusal.ts';

/** One account of each role at the home station. */
function oneOfEachRole(context: Context): readonly Caller[] {
  const roles = new Map<string, Caller>();
  for (const caller of context.home) if (!roles.has(caller.account.role)) roles.set(caller.account.role, caller);
  return [...roles.values()];
}

/** Every role with every operation that needs a token. */
function matrix(context: Context, isMeant: (caller: Caller, operation: OperationRecord) => boolean) {
  const operations = context.operations.filter(({ scope }) => scope !== null);
  return oneOfEachRole(context).flatMap((caller) =>
    operations.filter((operation) => isMeant(caller, operation)).map((operation) => ({ caller, operation })),
  );
}

function withToken(context: Context, token: string): Caller {
  return context.caller(new Account('stranger', 'forged', token));
}

export const accessChecks = checks([
  {
    requirement: 'WK-AUT-01',
    title: 'every operation that needs a token is refused as unauthenticated without one, and with one that is none',
    needs: {},
    async run(context) {
      const operations = context.operations.filter(({ scope }) => scope !== null);
      if (operations.length === 0) throw new NotExamined('no claimed operation needs a token');
      const nobody = withToken(context, 'no-token-at-all');
      await everyOf(
        operations.flatMap((operation, index) => [
          { caller: context.stranger, operation },
          // A wrong token counts for the address it comes from, so a few of them must do.
          ...(index % 4 === 0 ? [{ caller: nobody, operation }] : []),
        ]),
        ({ operation }) => operation.id,
        async ({ caller, operation }) => {
          const answer = await caller.call(operation, harmlessCall(operation));
          expectRefusal(answer, 'unauthenticated');
          const challenge = answer.headers.get('www-authenticate') ?? '';
          expect(/^Bearer\b/i.test(challenge), 'WWW-Authenticate: Bearer', challenge === '' ? 'none' : 'another');
        },
      );
    },
  },
  {
    requirement: 'WK-AUT-02',
    title: 'each role is refused as forbidden by every operation that does not name it',
    needs: {},
    async run(context) {
      const cases = matrix(context, ({ account }, { callers }) => callers[account.role] === undefined);
      if (cases.length === 0) throw new NotExamined('no account of a role that an operation does not name');
      await everyOf(
        cases,
        ({ caller, operation }) => `${operation.id} as ${caller.account.role}`,
        async ({ caller, operation }) => {
          expectRefusal(await caller.call(operation, harmlessCall(operation)), 'forbidden');
        },
        10,
      );
    },
  },
  {
    requirement: 'WK-AUT-02',
    title: 'each role is let in by every operation that names it',
    needs: {},
    async run(context) {
      const cases = matrix(context, ({ account }, operation) => mayCall(account, operation));
      if (cases.length === 0) throw new NotExamined('no account of a role that an operation names');
      await everyOf(
        cases,
        ({ caller, operation }) => `${operation.id} as ${caller.account.role}`,
        async ({ caller, operation }) => {
          const { headers, ...parts } = harmlessCall(operation);
          // Without a key an unsafe call is refused for that, so nothing is written.
          const keyless = operation.idempotency === 'none' ? {} : { 'idempotency-key': null };
          if (Object.values(operation.answers).some((answer) => answer !== null && 'stream' in answer)) return;
          const answer = await caller.call(operation, { ...parts, headers: { ...headers, ...keyless } });
          const isLetIn = !isRefusal(answer, 'forbidden') && answer.status !== 401;
          expect(isLetIn, 'no forbidden and no unauthenticated', shortly(answer));
        },
        10,
      );
    },
  },
  {
    requirement: 'WK-AUT-03',
    title: 'a token with an altered signature, with none, or signed by another key is refused',
    needs: {},
    async run(context) {
      const [caller] = context.home;
      const account = need(caller?.account, 'no account is given');
      const operation = need(
        context.operations.find((each) => each.method === 'GET' && mayCall(account, each)),
        'no operation that the account may call',
      );
      const tokens = [account.forged('altered'), account.forged('unsigned'), await signedByAnother(account)];
      const forged = tokens.filter((token) => token !== null);
      if (forged.length === 0) throw new NotExamined('the tokens are no JWT, so none can be forged');
      for (const token of forged) {
        expectRefusal(await withToken(context, token).call(operation, harmlessCall(operation)), 'unauthenticated');
      }
    },
  },
  {
    requirement: 'WK-AUT-03',
    title:
      'tokens that expired, are not yet valid, are for another audience or of another key (accounts file) are refused',
    needs: {},
    async run(context) {
      const { refused } = context.accounts;
      if (refused.size === 0) throw new NotExamined('the accounts file gives no token that must be refused');
      const [operation] = context.operationsWhere((each) => each.method === 'GET' && each.scope !== null);
      await everyOf(
        refused,
        ([why]) => why,
        async ([, token]) => {
          if (operation === undefined) return;
          expectRefusal(await withToken(context, token).call(operation, harmlessCall(operation)), 'unauthenticated');
        },
      );
    },
  },
]);

/** A token with the same claims, signed by a key that nobody trusts. */
async function signedByAnother(account: Account): Promise<string | null> {
  const claims = account.claims();
  if (claims === null) return null;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
}
