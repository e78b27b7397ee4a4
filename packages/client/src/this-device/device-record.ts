import { getDevice, registerDevice, reportWipe } from '../devices.ts';
import { isWardError } from '../errors.ts';
import type { ClientHandle } from '../handle.ts';
import type { DeviceLimits } from './this-device.types.ts';

/** What the station says of a device. `unknown`: it has no such record, or not of this person. */
export type Said = { state: string; limits: DeviceLimits; etag: string } | 'unknown';

/** A call of this device's own: it is made again later, so it need not try for long. */
const brief = { timeout: 10_000, maxAttempts: 2 } as const;

function isApi(error: unknown, ...codes: readonly string[]): boolean {
  return isWardError(error) && error.kind === 'api' && codes.includes(error.code);
}

/** Reads the record of a device. Rejects where the server does not say. */
export async function readDevice(handle: ClientHandle, id: string): Promise<Said> {
  try {
    const { data, etag } = await getDevice(handle, id, brief).withResponse();
    return { state: data.state, limits: data.limits, etag: etag ?? `"${data.version}"` };
  } catch (error) {
    if (isApi(error, 'not-found')) return 'unknown';
    throw error;
  }
}

/** Registers a device, or finds that an earlier try has. */
export async function register(handle: ClientHandle, id: string, label: string): Promise<Said> {
  try {
    await registerDevice(handle, id, { label }, { ...brief, idempotencyKey: id });
  } catch (error) {
    if (!isApi(error, 'already-exists', 'idempotency-key-reused')) throw error;
  }
  return readDevice(handle, id);
}

/** Reports a wipe, unless it is on record already. Rejects where it could not be reported yet. */
export async function report(handle: ClientHandle, id: string, unsentLost: number): Promise<void> {
  // A record that changed in between (it is seen once a day) is read again.
  for (let reading = 0; reading < 3; reading += 1) {
    const said = await readDevice(handle, id);
    if (said === 'unknown' || said.state !== 'wipe-ordered') return;
    try {
      await reportWipe(handle, id, { unsentLost }, { ...brief, ifMatch: said.etag });
      return;
    } catch (error) {
      if (!isApi(error, 'version-stale', 'state-conflict')) throw error;
    }
  }
}
