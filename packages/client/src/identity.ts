import type { Session } from '@wardkit/contract/session';
import type { Clock } from './clock.ts';
import { sha256 } from './digest.ts';
import type { Tabs } from './tabs.ts';
import type { RecordStore } from './vault/record-store.ts';
import { ownerOf } from './vault/vault.ts';

/** What is remembered of who was signed in: hashes, so that the database names nobody. */
interface Remembered {
  owner: string;
  /** Tells whether a token is this person's while there is no network; see {@link markOf}. */
  mark: string;
}

/** Who is signed in, as far as this device can know: an owner is the hash that a person's things lie under. */
export interface Identity {
  /**
   * The owner whose things may be opened now: of a token that this device knows, and without a token, who was signed in
   * last, until sign-out; of another token, whom the server names. Null: a stranger, or somebody not known yet.
   */
  owner(): Promise<string | null>;
  /** The owner whom the server has named for this very token; never a remembered one. */
  ownerOfToken(token: string): Promise<string | null>;
  /** Takes nobody's word but the server's for the next token, also for one that it has named before. */
  doubt(): void;
  /** Whether the portal has said that nobody is signed in; false where it said nothing in time, or could not tell. */
  nobody(): Promise<boolean>;
  /** Somebody signed in, perhaps with the token that was left a moment ago. */
  welcome(): Promise<void>;
  forget(): Promise<void>;
}

export interface IdentitySources {
  records: RecordStore;
  tabs: Tabs;
  /** Names the setting, so that two servers on one origin are two. */
  baseUrl: string;
  currentToken(): Promise<string | null>;
  clock: Clock;
  /** Reads the session with this token; rejects with kind `network` where there is no network. */
  readSession(token: string): Promise<Session>;
  /** @param wasKnown whether somebody was before: by name, or since they have just signed out */
  onChange(owner: string | null, wasKnown: boolean): void;
  /** The server has said just now who this is, and what they may call. */
  onNamed(owner: string, scopes: readonly string[]): Promise<void>;
}

/**
 * What two tokens of one person have in common as far as a device can know by itself: the subject that a JSON web token
 * names, else nothing but being the same token, told by a piece of its hash.
 */
async function markOf(token: string): Promise<string> {
  return (await sha256(new TextEncoder().encode(`mark\n${subjectOfToken(token) ?? token}`))).slice(0, 32);
}

/** The `sub` of a JSON web token, unverified: good enough to notice a difference, and used for nothing else. */
function subjectOfToken(token: string): string | null {
  const middle = token.split('.')[1];
  if (middle === undefined) return null;
  try {
    const claims: unknown = JSON.parse(atob(middle.replaceAll('-', '+').replaceAll('_', '/')));
    const subject = (claims as { sub?: unknown } | null)?.sub;
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
}

/** How long a person's own things wait for a portal that is slow to say who is signed in, milliseconds. */
const patience = 2_000;

/** What the portal said of its token; `untold`: nothing in time, or it could not tell. */
type Told = { token: string | null } | 'untold';

/**
 * Asks the portal for its token, for a while only: `getToken` may hang on a dead network, and what somebody types must
 * be saved all the same.
 */
function promptToken(sources: Pick<IdentitySources, 'currentToken' | 'clock'>): () => Promise<Told> {
  let asking: Promise<Told> | null = null;
  let slow = false;
  return () => {
    if (slow) return Promise.resolve('untold');
    asking ??= sources
      .currentToken()
      .then(
        (token): Told => ({ token }),
        (): Told => 'untold',
      )
      .finally(() => {
        asking = null;
        slow = false;
      });
    const answer = asking;
    return new Promise((resolve) => {
      const cancel = sources.clock.schedule(patience, () => {
        slow = true;
        resolve('untold');
      });
      void answer.then(resolve).finally(cancel);
    });
  };
}

/** Makes the identity of a client. */
export function createIdentity(sources: IdentitySources): Identity {
  const { records, tabs } = sources;
  const tell = promptToken(sources);
  const setting = `identity:${sources.baseUrl}`;
  const confirmed = new Map<string, Promise<string | null>>();
  let last: string | null | undefined;
  /** Whose token somebody signed out of: a portal may drop it a moment later, and must not sign them in again. */
  let left: string | null = null;
  /** Who was being found out when somebody signed out is not signed in by it. */
  let signOuts = 0;

  tabs.on('identity', () => {
    confirmed.clear();
    void remembered().then((before) => announce(before?.owner ?? null));
  });

  function announce(owner: string | null, wasKnown = (last ?? null) !== null): string | null {
    if (owner !== last) {
      last = owner;
      sources.onChange(owner, wasKnown);
    }
    return owner;
  }

  async function remembered(): Promise<Remembered | null> {
    return ((await records.getSetting(setting)) as Remembered | undefined) ?? null;
  }

  async function remember(owner: string, mark: string): Promise<void> {
    const before = await remembered();
    if (before?.owner === owner && before.mark === mark) return;
    await records.putSetting(setting, { owner, mark } satisfies Remembered);
    if (before?.owner !== owner) tabs.tell('identity', null);
  }

  function ownerOfToken(token: string): Promise<string | null> {
    if (token === left) return Promise.resolve(null);
    const known = confirmed.get(token);
    if (known !== undefined) return known;
    const since = signOuts;
    // Only the latest token matters; older ones are let go so that none lies in memory longer than it must.
    confirmed.clear();
    const asking = sources.readSession(token).then(async ({ station, subject, scopes }) => {
      const owner = await ownerOf(sources.baseUrl, { station: station?.id ?? null, subject });
      if (since !== signOuts) return null;
      await remember(owner, await markOf(token));
      await sources.onNamed(owner, scopes);
      return announce(owner);
    });
    confirmed.set(token, asking);
    asking.catch(() => {
      if (confirmed.get(token) === asking) confirmed.delete(token);
    });
    return asking;
  }

  async function owner(): Promise<string | null> {
    const since = signOuts;
    const before = await remembered();
    const told = await tell();
    const token = told === 'untold' ? null : told.token;
    const mark = token === null ? null : await markOf(token);
    if (since !== signOuts) return owner();
    if (token === null) return announce(before?.owner ?? null);
    if (token === left) return null;
    if (before !== null && before.mark === mark) return announce(before.owner);
    // A token of nobody whom this device knows: without the server's word its things stay closed.
    return ownerOfToken(token).catch(() => null);
  }

  return {
    ownerOfToken,
    owner,
    doubt: () => confirmed.clear(),
    async nobody() {
      const told = await tell();
      return told !== 'untold' && told.token === null;
    },
    async welcome() {
      left = null;
      const told = await tell();
      if (told !== 'untold' && told.token !== null) await ownerOfToken(told.token);
    },
    async forget() {
      confirmed.clear();
      const told = await tell();
      left = told === 'untold' ? null : told.token;
      await records.putSetting(setting, undefined);
      signOuts += 1;
      tabs.tell('identity', null);
      announce(null, true);
    },
  };
}
