/** A file as a listing tells of it. */
export interface ListedFile {
  readonly name: string;
  readonly changedAt: Date;
}

/**
 * Keeps files by name, in a folder or in a bucket. It gets them closed and never sees what is in them. A name is a path with
 * slashes, such as `<station>/<attachment>.<key>.copy`. One that would lead out of the store is refused (`file-name.ts`).
 */
export interface FileStore {
  /** Keeps a file in place of one of the same name, whole or not at all. What is kept when it resolves outlives a crash. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** The file, or null when there is none. */
  read(name: string, signal?: AbortSignal): Promise<Buffer | null>;
  /** The files whose names begin so, in no order. */
  list(prefix: string): AsyncIterable<ListedFile>;
  /** Removes a file; what is gone already is no fault. */
  remove(name: string): Promise<void>;
  /** Removes every file whose name begins so. */
  removeAll(prefix: string): Promise<void>;
  /** Rejects when nothing can be kept now. It is asked every few seconds. */
  probe(signal: AbortSignal): Promise<void>;
}
