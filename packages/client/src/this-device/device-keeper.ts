import type { Clock } from '../clock.ts';
import type { ClientHandle } from '../handle.ts';
import { readSealedItems } from '../outbox/sealed-items.ts';
import { createSingleDrainer } from '../outbox/single-drainer.ts';
import type { Tabs } from '../tabs.ts';
import type { RecordStore } from '../vault/record-store.ts';
import { type Vault, wipeVault } from '../vault/vault.ts';
import type { EventHub } from '../ward-events.ts';
import {
  type BegunWipe,
  type DeviceFacts,
  deviceFacts,
  type RegisteredDevice,
  unfinishedWipes,
} from './device-facts.ts';
import { createDeviceLock, type DeviceLock } from './device-lock.ts';
import { readDevice, register, report, type Said } from './device-record.ts';
import { expire, isSweepDue } from './expire.ts';
import type { DeviceState, DeviceStatus } from './this-device.types.ts';

/** How often the station is asked, while a page is open and whether it is used or not, milliseconds. */
const checkInterval = 15 * 60_000;
/** The shortest time between two askings, and between two tries to open a lock, milliseconds. */
const shortestInterval = 60_000;
const shortestTry = 5_000;

/** What the keeper stands on. */
export interface DeviceKeeperParts {
  records: RecordStore;
  clock: Clock;
  tabs: Tabs;
  events: EventHub;
  online(): boolean;
  /** Whether this device keeps things for longer than a page: only then the station knows it. */
  registers: boolean;
  label(): string;
  /** Calls as one person, and as nobody else. */
  handleFor(owner: string): ClientHandle;
  /** Asks the server anew who is signed in; resolves to whether it is this person. */
  confirm(owner: string): Promise<boolean>;
  /** Milliseconds since 1970, by the server's clock. */
  serverTime(): Promise<number>;
  vaultFor(owner: string): Promise<Vault>;
  /** Lets go of an opened vault, whose key is no more. */
  closeVault(owner: string): void;
  /** Forgets who was signed in, if it is this person. */
  forgetPerson(owner: string): Promise<void>;
  /** The person's things were closed or opened: show what may be shown. */
  onChange(): void;
}

/** Does on this device what the station says of it: limits, locks, expiry, wipes. */
export interface DeviceKeeper {
  readonly status: DeviceStatus;
  /** Whose device it is from now on; null: nobody's. */
  follow(owner: string | null): Promise<void>;
  /** The server has said just now who is signed in, and what they may call. */
  named(owner: string, scopes: readonly string[]): Promise<void>;
  /** Why the person's things may not be looked at; null where they may. */
  closedTo(owner: string): Promise<Exclude<DeviceState, 'open'> | null>;
  /** Somebody touched the page. */
  use(): void;
  /** The network may be back, or somebody looks at the page again. */
  awake(): void;
  lock(): Promise<void>;
  confirm(): Promise<boolean>;
  close(): void;
}

/** One person's device, as this page knows it. */
interface Kept {
  readonly owner: string;
  readonly facts: DeviceFacts;
  readonly lock: DeviceLock;
  device: RegisteredDevice | null;
  isWiped: boolean;
  isWiping: boolean;
  mayRegister: boolean;
  checking: Promise<void> | null;
  confirming: Promise<boolean> | null;
  opening: Promise<void> | null;
  checkedAt: number;
  triedAt: number;
}

/** Makes the keeper. */
export function createDeviceKeeper(parts: DeviceKeeperParts): DeviceKeeper {
  const { records, clock, tabs, events } = parts;
  const alone = createSingleDrainer('wardkit-device');
  const all = new Map<string, Promise<Kept>>();
  let current: Kept | null = null;
  let status: DeviceStatus = { id: null, state: 'open', limits: null };
  let cancelCheck: (() => void) | null = null;
  let closed = false;

  const stopHearing = tabs.on('device', ({ owner, what }) => {
    void all.get(owner)?.then(async (kept) => {
      if (what === 'used') kept.lock.useElsewhere();
      else if (what === 'lock') await kept.lock.judge();
      else closeWiped(kept);
    });
  });

  function show(): void {
    const state: DeviceState = current === null ? 'open' : stateOf(current);
    const { id = null, limits = null } = current?.device ?? {};
    status = { id: limits === null ? null : id, state, limits };
  }

  function stateOf(kept: Kept): DeviceState {
    if (kept.isWiped) return 'wiped';
    return kept.lock.isLocked ? 'locked' : 'open';
  }

  function tell(kept: Kept, unsentLost = 0): void {
    show();
    if (kept === current) events.emit('device', { state: stateOf(kept), unsentLost });
    parts.onChange();
  }

  function of(owner: string): Promise<Kept> {
    const known = all.get(owner) ?? load(owner);
    all.set(owner, known);
    known.catch(() => all.delete(owner));
    return known;
  }

  async function load(owner: string): Promise<Kept> {
    const facts = deviceFacts(records, owner);
    let isLoaded = false;
    const onChange = () => {
      if (!isLoaded) return;
      tabs.tell('device', { owner, what: 'lock' });
      tell(kept);
    };
    const lock = createDeviceLock(facts, clock, onChange, () => tabs.tell('device', { owner, what: 'used' }));
    const kept: Kept = {
      owner,
      facts,
      lock,
      device: await facts.registered(),
      isWiped: false,
      isWiping: false,
      mayRegister: false,
      checking: null,
      confirming: null,
      opening: null,
      checkedAt: Number.NEGATIVE_INFINITY,
      triedAt: Number.NEGATIVE_INFINITY,
    };
    // A wipe that was cut off goes on before anything is shown.
    const begun = await facts.wipe();
    if (begun !== null && !begun.isDone) {
      kept.isWiped = true;
      await finishWipe(kept, begun);
    }
    if (kept.device?.limits != null) lock.setLimits(kept.device.limits);
    await lock.judge();
    isLoaded = true;
    return kept;
  }

  async function apply(kept: Kept, id: string, said: Exclude<Said, 'unknown'>): Promise<void> {
    const isFirst = kept.device?.limits == null;
    kept.device = { id, limits: said.limits };
    await kept.facts.setRegistered(kept.device);
    kept.lock.setLimits(said.limits);
    if (isFirst) await kept.lock.judge();
    show();
    plan();
    const { sweptAt } = (await kept.facts.firstSeen()) ?? {};
    const serverNow = await parts.serverTime();
    if (!isSweepDue(sweptAt, serverNow)) return;
    await expire(await parts.vaultFor(kept.owner), kept.facts, said.limits, serverNow);
  }

  /** Registers, reads and obeys; in one tab at a time. Rejects where the station could not be asked. */
  async function ask(kept: Kept): Promise<void> {
    const { owner, facts } = kept;
    const handle = parts.handleFor(owner);
    kept.device = await facts.registered();
    const wipe = await facts.wipe();
    if (wipe?.isDone === true && kept.device !== null) await reportWipe(kept, wipe);
    if (kept.isWiped) return;
    let said: Said = 'unknown';
    if (kept.device?.limits != null) {
      said = await readDevice(handle, kept.device.id);
      // The record is gone, as after its period: this is another device then.
      if (said === 'unknown') await forget(kept);
    }
    if (said === 'unknown' && kept.mayRegister) {
      kept.device = await facts.settleId(clock.now());
      said = await register(handle, kept.device.id, parts.label());
    }
    if (said === 'unknown' || kept.device === null) return;
    // A device that was wiped and has things again was brought back from a copy.
    if (said.state === 'wipe-ordered' || said.state === 'wiped') await wipeAll(kept);
    else await apply(kept, kept.device.id, said);
  }

  async function forget(kept: Kept): Promise<void> {
    await kept.facts.forget();
    kept.device = null;
    show();
  }

  async function reportWipe(kept: Kept, wipe: BegunWipe): Promise<void> {
    if (kept.device !== null) await report(parts.handleFor(kept.owner), kept.device.id, wipe.unsentLost);
    await forget(kept);
  }

  async function wipeAll(kept: Kept): Promise<void> {
    const { owner, facts } = kept;
    kept.isWiping = true;
    kept.isWiped = true;
    try {
      const unsent = await parts
        .vaultFor(owner)
        .then((vault) => readSealedItems(vault, clock.now()))
        .then((items) => items.unsent);
      const begun = await facts.beginWipe(unsent);
      await finishWipe(kept, begun);
      tell(kept, begun.unsentLost);
      await reportWipe(kept, { ...begun, isDone: true });
    } finally {
      kept.isWiping = false;
      // Whoever goes on here signs in; what could not be reported waits for that.
      if (!closed) await parts.forgetPerson(owner);
    }
  }

  async function finishWipe(kept: Kept, begun: BegunWipe): Promise<void> {
    kept.lock.stop();
    parts.closeVault(kept.owner);
    tabs.tell('device', { owner: kept.owner, what: 'wiped' });
    await wipeVault(records, kept.owner);
    await kept.facts.endWipe(begun);
  }

  /** Another tab has wiped: what this one had opened is closed with a key that is no more. */
  function closeWiped(kept: Kept): void {
    kept.isWiped = true;
    kept.device = null;
    kept.lock.stop();
    parts.closeVault(kept.owner);
    tell(kept);
  }

  function check(kept: Kept): Promise<void> {
    if (closed || !parts.online()) return Promise.resolve();
    kept.checking ??= alone(() => ask(kept))
      .then(() => {
        kept.checkedAt = clock.now();
      })
      // Without a network, or where the server has no devices, it is asked again in a while.
      .catch(() => {})
      .finally(() => {
        kept.checking = null;
      });
    return kept.checking;
  }

  function plan(): void {
    cancelCheck?.();
    cancelCheck = null;
    if (closed || current?.device == null) return;
    const checkAgain = () => {
      const kept = current;
      if (kept === null) return;
      // What waits behind a lock is sent once the server has said whose it is, also when nobody touches the page.
      void confirm(kept)
        .catch(() => false)
        .then(() => check(kept))
        .finally(plan);
    };
    cancelCheck = clock.schedule(checkInterval, checkAgain, true);
  }

  async function confirm(kept: Kept): Promise<boolean> {
    if (!kept.lock.isLocked) return !kept.isWiped;
    if (!parts.online()) return false;
    kept.triedAt = clock.now();
    // What opens the lock is `named`: the server's answer, by whatever way it comes.
    kept.confirming ??= (kept.opening === null ? parts.confirm(kept.owner) : Promise.resolve(true))
      .then(() => kept.opening)
      .then(() => !kept.lock.isLocked && !kept.isWiped)
      .finally(() => {
        kept.confirming = null;
      });
    return kept.confirming;
  }

  /** Opens a lock, after the station was asked whether there is a wipe to be done first. */
  function openLock(kept: Kept): void {
    kept.opening ??= check(kept)
      .then(() => (kept.isWiped ? undefined : kept.lock.open()))
      .catch(() => {})
      .finally(() => {
        kept.opening = null;
      });
  }

  // A wipe that was cut off goes on whoever is there now.
  void unfinishedWipes(records)
    .then((owners) => Promise.all(owners.map(of)))
    .catch(() => {});

  const isDue = (at: number, interval: number) => Math.abs(clock.now() - at) >= interval;

  return {
    get status() {
      return status;
    },
    async follow(owner) {
      const next = owner === null ? null : await of(owner);
      if (current === next) return;
      current = next;
      show();
      plan();
      if (next !== null && next.device !== null && isDue(next.checkedAt, shortestInterval)) void check(next);
    },
    async named(owner, scopes) {
      const kept = await of(owner);
      kept.mayRegister = parts.registers && ['devices:read', 'devices:write'].every((scope) => scopes.includes(scope));
      if (kept.isWiping) return;
      const wasWiped = kept.isWiped;
      kept.isWiped = false;
      if (wasWiped) tell(kept);
      if (kept.lock.isLocked) openLock(kept);
      else if (kept.mayRegister || kept.device !== null) void check(kept);
    },
    async closedTo(owner) {
      const state = stateOf(await of(owner));
      return state === 'open' ? null : state;
    },
    use() {
      current?.lock.use();
      if (current?.lock.isLocked && isDue(current.triedAt, shortestTry)) void confirm(current).catch(() => {});
    },
    awake() {
      const kept = current;
      if (kept === null) return;
      void (async () => {
        const there = await kept.facts.registered();
        // Wiped while this page was frozen and heard nothing.
        if (kept.device !== null && there?.id !== kept.device.id && kept.checking === null) return closeWiped(kept);
        await kept.lock.judge();
        if (kept.lock.isLocked) await confirm(kept);
        if (kept.device !== null && isDue(kept.checkedAt, shortestInterval)) await check(kept);
      })().catch(() => {});
    },
    async lock() {
      await current?.lock.lock();
    },
    confirm: async () => (current === null ? false : confirm(current)),
    close() {
      closed = true;
      cancelCheck?.();
      stopHearing();
      for (const opening of all.values()) void opening.then(({ lock }) => lock.stop()).catch(() => {});
    },
  };
}
