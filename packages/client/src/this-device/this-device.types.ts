import type { Device } from '@wardkit/contract/devices';

/**
 * What the station has set for a device: minutes without use, minutes for reads, days for drafts.
 * @example
 * const limits: DeviceLimits | null = ward.device.status.limits;
 * if (limits !== null) show(`Locks after ${limits.lockAfterMinutes} minutes without use.`);
 */
export type DeviceLimits = Device['limits'];

/**
 * `open`: the person's things can be read. `locked`: they are closed until the server has said anew who is signed in. `wiped`: the
 * station had everything of this person deleted here; it is so until somebody signs in.
 * @example
 * const words: Record<DeviceState, string> = { open: '', locked: 'Sign in to go on.', wiped: 'This device was wiped.' };
 * ward.on('device', ({ state }) => show(words[state]));
 */
export type DeviceState = 'open' | 'locked' | 'wiped';

/**
 * This device as the station knows it, for the person who is signed in.
 * @example
 * const status: DeviceStatus = ward.device.status;
 * if (status.state === 'locked') show('Sign in to go on.');
 */
export interface DeviceStatus {
  /** The id under which the station knows it; null while it is not registered. */
  readonly id: string | null;
  readonly state: DeviceState;
  /** What the station said last; null while it is not registered, and then nothing locks or expires. */
  readonly limits: DeviceLimits | null;
}

/**
 * The device that this page runs on. It tells the station no place and no history of use.
 * @example
 * const device: ThisDevice = ward.device;
 * await device.lock(); // the phone is handed to somebody
 * if (!(await device.confirm())) show('Sign in to go on.');
 */
export interface ThisDevice {
  /** A new object after each change; `ward.on('device', …)` tells when its `state` changes. */
  readonly status: DeviceStatus;
  /**
   * Closes reads and drafts now, as for handing the phone to somebody. What is entered meanwhile is still taken, sealed.
   * @example
   * await ward.device.lock();
   */
  lock(): Promise<void>;
  /**
   * Asks the server who is signed in, and opens what is locked where it is the same person.
   *
   * @returns whether it is open now; false without a network, or when somebody has to sign in
   * @example
   * if (!(await ward.device.confirm())) show('Sign in to go on.');
   */
  confirm(): Promise<boolean>;
}
