import type { Session } from '@wardkit/contract/session';
import { getSession } from '@wardkit/contract/session';
import type { KeptReads } from './call-handle.ts';
import { createDrafts } from './drafts.ts';
import type { Drafts } from './drafts.types.ts';
import { ApiError, isWardError, StorageError } from './errors.ts';
import type { ClientHandle } from './handle.ts';
import { createIdentity } from './identity.ts';
import { createKeptReads } from './kept-reads.ts';
import { getMeta } from './meta.ts';
import { createOutbox, type OutboxEngine } from './outbox/outbox.ts';
import type { OutboxItem } from './outbox/outbox.types.ts';
import { readSealedItems } from './outbox/sealed-items.ts';
import { sendItem, sendTogether } from './outbox/send.ts';
import { uploadPhoto } from './outbox/upload.ts';
import { runCall } from './pipeline.ts';
import type { Platform } from './platform.ts';
import type { Runtime } from './runtime.ts';
import { openTabs, type Tabs } from './tabs.ts';
import { createDeviceKeeper } from './this-device/device-keeper.ts';
import type { ThisDevice } from './this-device/this-device.types.ts';
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
  readonly thisDevice: ThisDevice;
  /** Whose things this device shows, and how its tabs talk; null where they share nothing, or nobody is known. */
  sharing(): Promise<{ owner: string; tabs: Tabs } | null>;
  /** A session was read: somebody is signed in. Whose things to show is asked by the device's own call. */
  welcome(): Promise<void>;
  signOut(options: { wipe?: boolean }): Promise<SignedOut>;
  close(): void;
}

/** How the device makes calls of its own: with another gate for tokens than the client's. */
export type HandleWith = (tokens: TokenGate) => ClientHandle;

/** How a device is opened. */
export interface DeviceOptions {
  /** Default: the browser's database. */
  openStore?: (() => Promise<RecordStore>) | undefined;
  /** Whether what is read is kept too; only such a device is known to the station. */
  keepsReads: boolean;
  /** What the station's list of devices calls it. */
  label?: string | (() => string) | undefined;
}

/** Opens the device. Never fails for want of storage: then it keeps things in memory, and says so. */
export async function openDevice(
  runtime: Runtime,
  platform: Platform,
  handleWith: HandleWith,
  options: DeviceOptions,
): Promise<Device> {
  const open = options.openStore ?? (() => openStore(runtime.events));
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
    onChange(owner, wasKnown) {
      runtime.events.emit('identity', { known: owner !== null, wasKnown });
      void keeper
        .follow(owner)
        .then(() => outbox.follow())
        .catch(() => {});
    },
    onNamed: (owner, scopes) => keeper.named(owner, scopes),
  });

  const keeper = createDeviceKeeper({
    records,
    clock: runtime.clock,
    tabs,
    events: runtime.events,
    online: platform.online,
    registers: options.keepsReads && records.kept === 'device',
    label() {
      const { label = platform.name } = options;
      return typeof label === 'function' ? label() : label;
    },
    handleFor: (owner) => handleWith(gateOf(owner)),
    async confirm(owner) {
      identity.doubt();
      return gateOf(owner)
        .current()
        .then(
          () => true,
          () => false,
        );
    },
    async serverTime() {
      const nobody: TokenGate = { current: async () => null, refresh: async () => null };
      return Date.parse((await getMeta(handleWith(nobody), { timeout: 10_000, maxAttempts: 1 })).serverTime);
    },
    vaultFor,
    closeVault: (owner) => void vaults.delete(owner),
    async forgetPerson(owner) {
      if ((await identity.owner()) === owner) await identity.forget();
    },
    onChange: () => void outbox.follow().catch(() => {}),
  });

  function vaultFor(owner: string): Promise<Vault> {
    const open = vaults.get(owner) ?? openVault(records, owner, runtime.clock);
    vaults.set(owner, open);
    open.catch(() => vaults.delete(owner));
    return open;
  }

  /** Drafts and submissions belong to a person; null where it is not known who that is, and while the device is closed to them. */
  async function personalVault(): Promise<Vault | null> {
    const owner = await identity.owner();
    return owner === null || (await keeper.closedTo(owner)) !== null ? null : vaultFor(owner);
  }

  /** The same, after the server was asked who is signed in, where that opens it. */
  async function confirmedVault(): Promise<Vault | null> {
    const open = await personalVault();
    if (open !== null || keeper.status.state !== 'locked') return open;
    return (await keeper.confirm()) ? personalVault() : null;
  }

  async function vaultToSeal(): Promise<{ vault: Vault; isLocked: boolean } | null> {
    const owner = await identity.owner();
    const closed = owner === null ? null : await keeper.closedTo(owner);
    return owner === null || closed === 'wiped' ? null : { vault: await vaultFor(owner), isLocked: closed !== null };
  }

  async function sealedItems(): Promise<readonly OutboxItem[]> {
    if (keeper.status.state !== 'locked') return [];
    const there = await vaultToSeal();
    return there?.isLocked ? (await readSealedItems(there.vault, runtime.clock.now())).views : [];
  }

  function whyClosed(): StorageError {
    return keeper.status.state === 'locked'
      ? new StorageError('locked', 'This device is locked after a time without use. Connect, or sign in again.')
      : new StorageError('no-identity', 'It is not known who is signed in. Sign in, or connect once, and try again.');
  }

  /** What was read without a sign-in is kept too, in a place that no person's things are in. */
  async function readingVault(): Promise<Vault | null> {
    // A session that has run out is no reason to show what its officer read, as long as somebody could sign in.
    const nobody = await identity.nobody();
    if (nobody && platform.online()) return vaultFor(await ownerOf(runtime.baseUrl, null));
    const owner = await identity.owner();
    if (owner !== null) return (await keeper.closedTo(owner)) === null ? vaultFor(owner) : null;
    // A token whose person is not known might be anybody's: nothing is kept for it.
    return nobody ? vaultFor(await ownerOf(runtime.baseUrl, null)) : null;
  }

  /** Gives tokens of this person only, whatever the portal's sign-in has become meanwhile. */
  function gateOf(owner: string): TokenGate {
    async function own(token: string | null): Promise<string | null> {
      if (token === null) return null;
      if ((await identity.ownerOfToken(token)) !== owner) throw signInAgain();
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

  const keepMinutes = () => keeper.status.limits?.keepReadsMinutes ?? Number.POSITIVE_INFINITY;
  const reads = createKeptReads(readingVault, runtime.clock, keepMinutes);
  const drafts = createDrafts({ vaultOfNow: confirmedVault, vaultToSeal, whyClosed }, tabs, runtime.clock);
  const outbox = createOutbox({
    clock: runtime.clock,
    random: runtime.random,
    online: platform.online,
    tabs,
    events: runtime.events,
    kept: records.kept,
    reason: records.reason,
    vaultOfNow: personalVault,
    confirmedVault,
    vaultToSeal,
    sealedItems,
    whyClosed,
    upload: (vault, photoId) => uploadPhoto(handleWith(gateOf(vault.owner)), vault, photoId, { maxAttempts: 1 }),
    send: (vault, item) => sendItem(runtime, gateOf(vault.owner), item),
    sendTogether: (vault, items) => sendTogether(runtime, gateOf(vault.owner), items),
    storage: platform.estimate,
    persist: platform.persist,
  });
  let isWakeAsked = false;
  const stopListening = platform.onAwake(() => {
    isWakeAsked = false;
    keeper.awake();
    outbox.show();
    outbox.wake(true);
  });
  const stopNoticing = platform.onCut(() => outbox.show());
  const stopAsking = runtime.events.on('outbox', ({ state }) => {
    // While the browser believes to be online it would wake us at once, and again and again.
    if (state !== 'pending' || isWakeAsked || platform.online()) return;
    isWakeAsked = true;
    platform.askToBeWoken();
  });
  const stopWatching = platform.onUse(() => keeper.use());
  const stopHearing = tabs.on('identity', () => vaults.clear());

  async function signOut({ wipe = false }: { wipe?: boolean }): Promise<SignedOut> {
    const there = await vaultToSeal();
    // What a lock keeps from being read, whoever holds the phone does not delete either.
    if (there?.isLocked && wipe) throw whyClosed();
    const vault = there?.vault ?? null;
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
    thisDevice: {
      get status() {
        return keeper.status;
      },
      lock: keeper.lock,
      confirm: keeper.confirm,
    },
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
      stopNoticing();
      stopHearing();
      stopWatching();
      stopAsking();
      keeper.close();
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
