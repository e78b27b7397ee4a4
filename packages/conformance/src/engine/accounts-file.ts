import { readFile } from 'node:fs/promises';
import { type Role, roles } from '@wardkit/contract/role';
import * as z from 'zod/mini';
import { Account, type Accounts, type RefusedToken } from './account.ts';
import { UnusableInput } from './unusable-input.ts';

const Entry = z.union([
  z.strictObject({ role: z.enum(roles), token: z.string().check(z.minLength(1)), station: z.optional(z.string()) }),
  z.strictObject({
    refused: z.enum(['expired', 'not-yet-valid', 'other-audience', 'other-key']),
    token: z.string().check(z.minLength(1)),
  }),
]);
const AccountsFile = z.array(Entry).check(z.minLength(1));

/**
 * Reads the accounts that a run may use: `[{ "role": "officer", "token": "…", "station": "east" }]`. An entry with
 * `refused` in place of `role` is a token that the server must not take, and says why.
 *
 * @throws {UnusableInput} in plain words; never with a part of the file
 */
export async function readAccountsFile(path: string): Promise<Accounts> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UnusableInput(`The accounts file ${path} cannot be read. Give one that this user may read.`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnusableInput(`The accounts file ${path} holds no JSON. See docs/conformance.md for its form.`);
  }
  const result = z.safeParse(AccountsFile, content);
  if (!result.success) {
    const place = result.error.issues[0]?.path.join('/') ?? '';
    throw new UnusableInput(
      `The accounts file ${path} is not as it should be at /${place}: a list of {"role", "token", "station"?}, with roles of the contract.`,
    );
  }
  const refused = new Map<RefusedToken, string>();
  const accounts: Account[] = [];
  for (const entry of result.data) {
    if (!isToken(entry.token)) throw new UnusableInput(`The accounts file ${path} holds a token that is none.`);
    if ('refused' in entry) refused.set(entry.refused, entry.token);
    else if (entry.role !== 'stranger')
      accounts.push(new Account(entry.role as Role, entry.station ?? '', entry.token));
  }
  return { accounts, refused, from: 'the accounts file' };
}

/** Whether a text can stand in an Authorization header (RFC 6750). */
function isToken(text: string): boolean {
  return /^[\w.~+/-]+=*$/.test(text);
}
