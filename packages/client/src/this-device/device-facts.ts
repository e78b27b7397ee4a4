import { newIdentifier } from '../identifier.ts';
import type { RecordStore } from '../vault/record-store.ts';
import type { DeviceLimits } from './this-device.types.ts';

/** Under which id the station knows this device for one person, and what it said last; no limits: not registered yet. */
export interface RegisteredDevice {
  id: string;
  limits: DeviceLimits | null;
}

/** When it was used last, and the latest time that was seen, by this device's clock; milliseconds since 1970. */
interface LastUse {
  usedAt: number;
  seen: number;
}

/** A wipe that was begun. It goes on from here after a crash, and is forgotten once it was reported. */
export interface BegunWipe {
  unsentLost: number;
  isDone: boolean;
}

/** When rows were first seen by the server's clock; milliseconds since 1970. */
interface FirstSeen {
  sweptAt: number;
  rows: Map<string, number>;
}

/** What a device remembers of itself, for each person apart: two people on a phone are two devices to the station. */
export interface DeviceFacts {
  registered(): Promise<RegisteredDevice | null>;
  /** The id that every tab settles on. */
  settleId(now: number): Promise<RegisteredDevice>;
  setRegistered(device: RegisteredDevice): Promise<void>;
  isLocked(): Promise<boolean>;
  setLocked(isLocked: boolean): Promise<void>;
  lastUse(): Promise<LastUse | null>;
  setLastUse(use: LastUse): Promise<void>;
  wipe(): Promise<BegunWipe | null>;
  /** Begins a wipe; where another tab has begun it, what that one counted holds. */
  beginWipe(unsentLost: number): Promise<BegunWipe>;
  endWipe(wipe: BegunWipe): Promise<void>;
  firstSeen(): Promise<FirstSeen | null>;
  setFirstSeen(seen: FirstSeen): Promise<void>;
  /** After a reported wipe: the next registration is of another device. */
  forget(): Promise<void>;
}

const unfinished = 'wipes';

/** The people whose things are being wiped: it goes on at the next start, whoever is signed in then. */
export async function unfinishedWipes(records: RecordStore): Promise<readonly string[]> {
  return ((await records.getSetting(unfinished)) as string[] | undefined) ?? [];
}

/** The facts of one person's device in the store's settings. */
export function deviceFacts(records: RecordStore, owner: string): DeviceFacts {
  const names = ['device', 'locked', 'used', 'wipe', 'first-seen'] as const;
  const nameOf = (name: (typeof names)[number]) => `${name}:${owner}`;
  const get = async <T>(name: (typeof names)[number]) => ((await records.getSetting(nameOf(name))) as T) ?? null;
  const put = (name: (typeof names)[number], value: unknown) => records.putSetting(nameOf(name), value);
  return {
    registered: () => get<RegisteredDevice | null>('device'),
    settleId: (now) => records.settle<RegisteredDevice>(nameOf('device'), { id: newIdentifier(now), limits: null }),
    setRegistered: (device) => put('device', device),
    isLocked: async () => (await get<boolean>('locked')) === true,
    setLocked: (isLocked) => put('locked', isLocked ? true : undefined),
    lastUse: () => get<LastUse | null>('used'),
    setLastUse: (use) => put('used', use),
    wipe: () => get<BegunWipe | null>('wipe'),
    async beginWipe(unsentLost) {
      const begun = await records.settle<BegunWipe>(nameOf('wipe'), { unsentLost, isDone: false });
      await records.putSetting(unfinished, [...new Set([...(await unfinishedWipes(records)), owner])]);
      return begun;
    },
    async endWipe(wipe) {
      await put('wipe', { ...wipe, isDone: true });
      const others = (await unfinishedWipes(records)).filter((other) => other !== owner);
      await records.putSetting(unfinished, others.length === 0 ? undefined : others);
    },
    firstSeen: () => get<FirstSeen | null>('first-seen'),
    setFirstSeen: (seen) => put('first-seen', seen),
    async forget() {
      for (const name of names) await put(name, undefined);
    },
  };
}
