import type { Session } from '@wardkit/contract/session';
import type { Clock } from './clock.ts';
import { sha256 } from './digest.ts';
import type { Tabs } from './tabs.ts';
import type { RecordStore } from './vault/record-store.ts';

/** Whose things are kept: nothing else about a person is remembered. */
export interface Person {
  station: string | null;
  subject: string;
}

interface Remembered extends Person {
  /** Tells whether a token is this person's while there is no network; see {@link markOf}. Never the token. */
  mark: string | null;
}

/** Who is signed in, as far as this device can know. */
export interface Identity {
  /**
   * The person whose things may be opened now: of a token that this device knows, and without a token, who was signed in
   * last, until sign-out; of another token, whom the server names. Null: a stranger, or somebody not known yet.
   */
  person(): Promise<Person | null>;
  /** The person whom the server has named for this very token; never a remembered one. */
  personOf(token: string): Promise<Person | null>;
  /** Learns from a session that was read anyway. */
  learn(session: Session, token: string | null): Promise<void>;
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
  onChange(person: Person | null): void;
}

/**
 * What two tokens of one person have in common as far as a device can know by itself: the subject that a JSON web token
 * names, else nothing but being the same token, told by a piece of its hash.
 */
async function markOf(token: string): Promise<string> {
  const subject = subjectOfToken(token);
  return subject === null ? `#${(await sha256(new TextEncoder().encode(token))).slice(0, 16)}` : subject;
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

/**
 * The portal's token, or null when it does not come in time: `getToken` may hang on a dead network, and what somebody
 * types must be saved all the same.
 */
function promptToken(sources: Pick<IdentitySources, 'currentToken' | 'clock'>): () => Promise<string | null> {
  let asking: Promise<string | null> | null = null;
  let slow = false;
  return () => {
    if (slow) return Promise.resolve(null);
    asking ??= sources
      .currentToken()
      .catch(() => null)
      .finally(() => {
        asking = null;
        slow = false;
      });
    const answer = asking;
    return new Promise((resolve) => {
      const cancel = sources.clock.schedule(patience, () => {
        slow = true;
        resolve(null);
      });
      answer.then(resolve, () => resolve(null)).finally(cancel);
    });
  };
}

/** Makes the identity of a client. */
export function createIdentity(sources: IdentitySources): Identity {
  const { records, tabs } = sources;
  const currentToken = promptToken(sources);
  const setting = `identity:${sources.baseUrl}`;
  const confirmed = new Map<string, Promise<Person | null>>();
  let last: string | null = null;
  /** Whose token somebody signed out of: a portal may drop it a moment later, and must not sign them in again. */
  let left: string | null = null;

  tabs.on('identity', () => {
    confirmed.clear();
    void remembered().then(announce);
  });

  function announce(person: Person | null): void {
    const name = person === null ? '' : `${person.station}\n${person.subject}`;
    if (name === last) return;
    last = name;
    sources.onChange(person);
  }

  async function remembered(): Promise<Remembered | null> {
    return ((await records.getSetting(setting)) as Remembered | undefined) ?? null;
  }

  async function remember(person: Person, token: string | null): Promise<void> {
    const mark = token === null ? null : await markOf(token);
    const before = await remembered();
    const same = before?.subject === person.subject && before.station === person.station;
    if (same && (before.mark === mark || mark === null)) return;
    await records.putSetting(setting, { ...person, mark } satisfies Remembered);
    if (!same) tabs.tell('identity', null);
  }

  const personFrom = (session: Session): Person => ({ station: session.station?.id ?? null, subject: session.subject });

  function personOf(token: string): Promise<Person | null> {
    if (token === left) return Promise.resolve(null);
    const known = confirmed.get(token);
    if (known !== undefined) return known;
    // Only the latest token matters; older ones are let go so that none lies in memory longer than it must.
    confirmed.clear();
    const asking = sources.readSession(token).then(async (session) => {
      const person = personFrom(session);
      await remember(person, token);
      announce(person);
      return person;
    });
    confirmed.set(token, asking);
    asking.catch(() => {
      if (confirmed.get(token) === asking) confirmed.delete(token);
    });
    return asking;
  }

  return {
    personOf,
    async person() {
      const before = await remembered();
      const token = await currentToken();
      if (token !== null && token === left) return null;
      if (token === null) {
        announce(before);
        return before === null ? null : { station: before.station, subject: before.subject };
      }
      if (before !== null && before.mark === (await markOf(token))) {
        announce(before);
        return { station: before.station, subject: before.subject };
      }
      // A token of nobody whom this device knows: without the server's word its things stay closed.
      return personOf(token).catch(() => null);
    },
    async learn(session, token) {
      const person = personFrom(session);
      left = null;
      if (token !== null) {
        confirmed.clear();
        confirmed.set(token, Promise.resolve(person));
      }
      await remember(person, token);
      announce(person);
    },
    async forget() {
      confirmed.clear();
      left = await currentToken();
      await records.putSetting(setting, undefined);
      tabs.tell('identity', null);
      announce(null);
    },
  };
}
