import { readFileSync, rmSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: string;
  /** Tells a process from a later one that was given the same number; null where the system doesn't say. */
  readonly birth: string | null;
}

export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process, because two PGlite processes in one folder lose rows silently.
 * A lock whose process is dead is taken over.
 *
 * @throws {StartFailure} at once, naming the process that holds the folder
 * @example const lock = await lockFolder('/srv/wardkit', new Date())
 */
export async function lockFolder(folder: string, now: Date): Promise<FolderLock> {
  await makeFolder(folder);
  const path = join(folder, 'server.lock');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    startedAt: now.toISOString(),
    birth: birthOf(process.pid),
  };
  const draft = `${path}.${process.pid}.${mine.startedAt.replaceAll(/\D/g, '')}`;
  try {
    await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  } catch (cause) {
    throw new StartFailure(
      `The data folder ${folder} can't be written (${errorCode(cause)}). Choose a folder that you may write to with WARDKIT_DATA.`,
    );
  }
  try {
    await take(folder, path, draft);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release() {
      const holder = parseHolder(readText(path));
      if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) rmSync(path, { force: true });
    },
  };
}

/** @throws {StartFailure} when the folder isn't there and can't be made */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartFailure(
      `The data folder ${folder} can't be made (${errorCode(cause)}). Choose a folder that you may write to with WARDKIT_DATA.`,
    );
  }
}

async function take(folder: string, path: string, draft: string): Promise<void> {
  if (await linked(draft, path)) return;
  refuseIfHeld(folder, path);
  // One process at a time may replace a dead lock, or two could each remove the other's fresh one.
  const gate = `${path}.takeover`;
  if (!(await linked(draft, gate))) {
    const other = parseHolder(readText(gate));
    if (other !== null && isAlive(other)) throw heldBy(folder, other);
    await rm(gate, { force: true });
    if (!(await linked(draft, gate))) refuseIfHeld(folder, gate);
  }
  try {
    refuseIfHeld(folder, path);
    await rename(draft, path);
  } finally {
    await rm(gate, { force: true });
  }
}

function refuseIfHeld(folder: string, path: string): void {
  const holder = parseHolder(readText(path));
  if (holder !== null && isAlive(holder)) throw heldBy(folder, holder);
}

function heldBy(folder: string, holder: Holder): StartFailure {
  const advice =
    holder.host === hostname()
      ? 'Stop that server first, or choose another folder with WARDKIT_DATA.'
      : `Stop it there. If that machine is gone for good, remove ${join(folder, 'server.lock')} and start again.`;
  return new StartFailure(
    `The data folder ${folder} is in use by another Wardkit server: process ${holder.pid} on ${holder.host}, since ${holder.startedAt}. ${advice}`,
  );
}

/** A process on another machine can't be asked, so it counts as alive. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if (errorCode(cause) === 'ESRCH') return false;
  }
  const birth = birthOf(holder.pid);
  return birth === null || holder.birth === null || birth === holder.birth;
}

function birthOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  // The command's name is in brackets and may hold blanks: field 22 is the 20th after it. A zombie (Z) is dead.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields?.[0] === 'Z') return 'dead';
  return fields?.[19] ?? null;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string | null): Holder | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host, startedAt: value.startedAt ?? 'unknown', birth: value.birth ?? null }
      : null;
  } catch {
    return null;
  }
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
}
