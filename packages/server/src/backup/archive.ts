import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { extract, pack } from 'tar-stream';
import { StartFailure } from '../start-failure.ts';

/** A part of a backup as its list names it. */
export interface PartRecord {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The last part, which lists the others: a file without it was broken off. */
const listName = 'manifest.json';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a backup as a tar file, a part at a time. Until it is whole it has another name, so that no half one is taken for it. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #draft: string;
  readonly #output: Writable;
  readonly #pack = pack();
  readonly #parts: PartRecord[] = [];
  readonly #ended: Promise<unknown>;
  /** Why nothing more can be written. */
  #fault: Error | null = null;

  constructor(path: string) {
    this.#path = path;
    this.#draft = `${path}.${process.pid}.draft`;
    this.#output = createWriteStream(this.#draft, { flags: 'wx', mode: 0o600 });
    this.#ended = once(this.#output, 'close');
    // A file that can't be made fails before anybody waits for its end.
    this.#ended.catch(() => undefined);
    // A disk that is full ends the writing of parts, which would otherwise wait for ever.
    this.#output.on('error', (cause) => {
      this.#fault = cause;
      this.#pack.destroy(cause);
    });
    this.#pack.on('error', () => undefined);
    this.#pack.pipe(this.#output);
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    await this.#write(name, bytes);
    this.#parts.push({ name, size: bytes.length, sha256: sha256Of(bytes) });
  }

  /** Writes the list of parts, with what else is to be said at the end, and gives the file its name. */
  async finish(closing: object): Promise<void> {
    await this.#write(listName, Buffer.from(JSON.stringify({ ...closing, parts: this.#parts })));
    this.#pack.finalize();
    await this.#ended;
    const file = await open(this.#draft);
    await file.sync().finally(() => file.close());
    await rename(this.#draft, this.#path);
  }

  async giveUp(): Promise<void> {
    this.#pack.destroy();
    this.#output.destroy();
    await this.#ended.catch(() => undefined);
    await rm(this.#draft, { force: true });
  }

  #write(name: string, bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#fault !== null) throw this.#fault;
      const entry = this.#pack.entry({ name, size: bytes.length, mode: 0o600 }, (cause) =>
        cause ? reject(this.#fault ?? cause) : resolve(),
      );
      // Written as a stream it waits for the disk, so that no more than a part is in memory.
      entry.end(bytes);
    });
  }
}

/** The parts of a backup in their order, without the list of them. */
export async function* readParts(path: string): AsyncGenerator<Part> {
  for await (const part of readAll(path)) if (part.name !== listName) yield part;
}

async function* readAll(path: string): AsyncGenerator<Part> {
  const input = createReadStream(path);
  const parts = extract();
  input.on('error', (cause) => parts.destroy(cause));
  input.pipe(parts);
  try {
    for await (const entry of parts) {
      const pieces: Buffer[] = [];
      for await (const piece of entry) pieces.push(piece as Buffer);
      yield { name: entry.header.name, bytes: Buffer.concat(pieces) };
    }
  } finally {
    input.destroy();
  }
}

/**
 * Reads a whole backup and checks every part against the list.
 *
 * @returns the first part, the names of all, and the list
 * @throws {StartFailure} when the file can't be read, is no backup, was broken off or changed
 */
export async function checkArchive(path: string): Promise<{
  first: Part;
  names: readonly string[];
  closing: Record<string, unknown>;
}> {
  const found: PartRecord[] = [];
  let first: Part | null = null;
  let closing: Record<string, unknown> | null = null;
  try {
    for await (const part of readAll(path)) {
      if (part.name === listName) closing = JSON.parse(String(part.bytes)) as Record<string, unknown>;
      else found.push({ name: part.name, size: part.bytes.length, sha256: sha256Of(part.bytes) });
      first ??= part;
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (/^E[A-Z]+$/.test(code)) throw new StartFailure(`The backup ${path} can't be read (${code}).`);
    throw new StartFailure(
      `${path} is no whole backup: it was broken off, changed, or is something else. Use another copy.`,
    );
  }
  if (first === null || closing === null) {
    throw new StartFailure(`${path} is no whole backup: its list of parts is not there. Use another copy.`);
  }
  const listed = (closing.parts ?? []) as PartRecord[];
  const damaged = listed.find(({ name, sha256 }, at) => found[at]?.name !== name || found[at]?.sha256 !== sha256);
  if (damaged !== undefined || listed.length !== found.length) {
    throw new StartFailure(`The backup ${path} is damaged at ${damaged?.name ?? 'its end'}. Use another copy.`);
  }
  return { first, names: found.map(({ name }) => name), closing };
}
