import type { Session } from '@wardkit/contract/session';
import { getSession } from '@wardkit/contract/session';
import type { KeptReads } from './call-handle.ts';
import { createDrafts } from './drafts.ts';
import type { Drafts } from './drafts.types.ts';
import { ApiError, isWardError } from './errors.ts';
import type { ClientHandle } from './handle.ts';
import { createIdentity } from './identity.ts';
import { createKeptReads } from './kept-reads.ts';
import { createOutbox, type OutboxEngine } from './outbox/outbox.ts';
import { sendItem, sendTogether } from './outbox/send.ts';
import { uploadPhoto } from './outbox/upload.ts';
import { runCall } from './pipeline.ts';
import type { Platform } from './platform.ts';
import type { Runtime } from './runtime.ts';
import { openTabs, type Tabs } from './tabs.ts';
import type { TokenGate } from './token-gate.ts';
import { openStore } from './vault/open-store.ts';
import type { RecordStore } from './vault/record-store.ts';
import { openVault, ownerOf, type Vault, wipeVault } from './vault/vault.ts';
import type { SignedOut } from './ward-client.ts';

/** Everything of a client that stands on this device's storage. Loaded apart from the core. */
export interface Device {
  readonly reads: KeptReads;
  readonly drafts: Drafts;
  readonly outbox: OutboxEngine;
  /** Whose things this device shows, and how its tabs talk; null where they share nothing, or nobody is known. */
  sharing(): Promise<{ owner: string; tabs: Tabs } | null>;
  /** A session was read: somebody is signed in. Whose things to show is asked by the device's own call. */
  welcome(): Promise<void>;
  signOut(options: { wipe?: boolean }): Promise<SignedOut>;
  close(): void;
}

/** How the device makes calls of its own: with another gate for tokens than the client's. */
export type HandleWith = (tokens: TokenGate) => ClientHandle;

/** Opens the device. Never fails for want of storage: then it keeps things in memory, and says so. */
export async function openDevice(
  runtime: Runtime,
  platform: Platform,
  handleWith: HandleWith,
  open: () => Promise<RecordStore> = () => openStore(runtime.events),
): Promise<Device> {
  const records = await open();
  const tabs = openTabs(records.kept === 'device');
  const vaults = new Map<string, Promise<Vault>>();

  const identity = createIdentity({
    records,
    tabs,
    baseUrl: runtime.baseUrl,
    clock: runtime.clock,
    currentToken: () => runtime.tokens.current(),
    async readSession(token) {
      const tokens: TokenGate = { current: async () => token, refresh: async () => null };
      return (await runCall(runtime, getSession, { tokens }, { maxAttempts: 2, timeout: 10_000 })).data as Session;
    },
    onChange(owner) {
      runtime.events.emit('identity', { known: owner !== null });
      void outbox.follow().catch(() => {});
    },
  });

  function vaultFor(owner: string): Promise<Vault> {
    const open = vaults.get(owner) ?? openVault(records, owner, runtime.clock);
    vaults.set(owner, open);
    open.catch(() => vaults.delete(owner));
    return open;
  }

  /** Drafts and submissions belong to a person; null where it is not known who that is. */
  async function personalVault(): Promise<Vault | null> {
    const owner = await identity.owner();
    return owner === null ? null : vaultFor(owner);
  }

  /** What was read without a sign-in is kept too, in a place that no person's things are in. */
  async function readingVault(): Promise<Vault | null> {
    // A session that has run out is no reason to show what its officer read, as long as somebody could sign in.
    const nobody = await identity.nobody();
    if (nobody && platform.online()) return vaultFor(await ownerOf(runtime.baseUrl, null));
    const owner = await identity.owner();
    if (owner !== null) return vaultFor(owner);
    // A token whose person is not known might be anybody's: nothing is kept for it.
    return nobody ? vaultFor(await ownerOf(runtime.baseUrl, null)) : null;
  }

  /** Gives tokens of the vault's own person only, whatever the portal's sign-in has become meanwhile. */
  function gateOf(vault: Vault): TokenGate {
    async function own(token: string | null): Promise<string | null> {
      if (token === null) return null;
      if ((await identity.ownerOfToken(token)) !== vault.owner) throw signInAgain();
      return token;
    }
    return {
      async current() {
        const token = await runtime.tokens.current();
        if (token === null) throw signInAgain();
        try {
          return await own(token);
        } catch (error) {
          if (!isWardError(error) || error.kind !== 'api' || error.status !== 401 || error.requestId === null)
            throw error;
          return own(await runtime.tokens.refresh(token));
        }
      },
      refresh: async (refused) => own(await runtime.tokens.refresh(refused)),
    };
  }

  const reads = createKeptReads(readingVault, runtime.clock);
  const drafts = createDrafts(personalVault, tabs, runtime.clock);
  const outbox = createOutbox({
    clock: runtime.clock,
    random: runtime.random,
    online: platform.online,
    tabs,
    events: runtime.events,
    kept: records.kept,
    reason: records.reason,
    vaultOfNow: personalVault,
    upload: (vault, photoId) => uploadPhoto(handleWith(gateOf(vault)), vault, photoId, { maxAttempts: 1 }),
    send: (vault, item) => sendItem(runtime, gateOf(vault), item),
    sendTogether: (vault, items) => sendTogether(runtime, gateOf(vault), items),
    storage: platform.estimate,
    persist: platform.persist,
  });
  const stopListening = platform.onAwake(() => outbox.wake(true));
  const stopHearing = tabs.on('identity', () => vaults.clear());

  async function signOut({ wipe = false }: { wipe?: boolean }): Promise<SignedOut> {
    const vault = await personalVault();
    const left = { unsent: 0, drafts: 0 };
    if (vault !== null && wipe) {
      await wipeVault(records, vault.owner);
      vaults.delete(vault.owner);
    } else if (vault !== null) {
      await outbox.follow();
      left.unsent = outbox.status.unsent;
      left.drafts = (await vault.rows('drafts')).length;
      await vault.change([{ do: 'delete-all', store: 'reads', owner: vault.owner, prefix: '' }]);
    }
    await identity.forget();
    await outbox.follow();
    return left;
  }

  return {
    reads,
    drafts,
    outbox,
    async sharing() {
      const owner = records.kept === 'device' ? await identity.owner() : null;
      return owner === null ? null : { owner, tabs };
    },
    async welcome() {
      await identity.welcome();
      // Somebody may have just signed in, and the queue waited for that.
      outbox.wake(true);
    },
    signOut,
    close() {
      stopListening();
      stopHearing();
      outbox.close();
      tabs.close();
      records.close();
    },
  };
}

/** Stands for the server's own 401 where it need not be asked. */
function signInAgain(): ApiError {
  const problem = {
    type: 'https://wardkit.dev/problems/unauthenticated',
    code: 'unauthenticated',
    title: 'The person who saved this is not signed in',
    status: 401,
    detail: 'Sign in again; what you entered is kept.',
    requestId: '',
    retryable: false,
  };
  return new ApiError(401, problem, null, { retryable: false });
}
