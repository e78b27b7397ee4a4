import type { Attachment, AttachmentAnnouncement } from '@wardkit/contract/attachments';
import { sha256 } from './digest.ts';
import { AbortedError, isWardError } from './errors.ts';
import type { ClientHandle } from './handle.ts';
import { newIdentifier } from './identifier.ts';
import { requirePicture } from './require-picture.ts';
import { sendPieces } from './send-pieces.ts';

/**
 * To what an attachment will belong: exactly one of them.
 * @example
 * const place: AttachmentPlace = { premisesId };
 * const upload = createUploads(ward).add(picture, place);
 */
export type AttachmentPlace = Pick<AttachmentAnnouncement, 'premisesId' | 'mediationId' | 'alertId'>;

/**
 * Where an upload stands. `waiting`: others go first. `paused`: somebody has paused it. `failed`: see `error`; `resume()` goes
 * on where it was. `aborted`: given up, for good.
 * @example
 * const words: Partial<Record<UploadState, string>> = { waiting: 'waits', failed: 'try again', complete: 'sent' };
 * createUploads(ward).add(picture, { premisesId }).onChange(({ state }) => show(words[state]));
 */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'failed' | 'complete' | 'aborted';

/**
 * One file on its way.
 * @example
 * const upload: Upload = createUploads(ward).add(picture, { alertId });
 * const stop = upload.onChange(({ state, receivedBytes, size }) => show(state, receivedBytes / size));
 * if (upload.state === 'failed') upload.resume();
 * const { id } = await upload.done;
 */
export interface Upload {
  /** The id that the attachment has on the server, from now on. */
  readonly id: string;
  readonly state: UploadState;
  readonly size: number;
  /** Bytes that the server has. */
  readonly receivedBytes: number;
  /** Why it failed; null while it has not. */
  readonly error: unknown;
  /**
   * The attachment once it is complete. Rejects with `error` when it fails, after the client's own repeats, and with `AbortedError`
   * after `abort()`. `resume()` after a failure begins a new promise: ask for `done` again.
   */
  readonly done: Promise<Attachment>;
  /** Stops at once; what the server has stays there. */
  pause(): void;
  /** Goes on after a pause or a failure. */
  resume(): void;
  /** Gives it up. What the server has of it goes there by itself. */
  abort(): void;
  /** Hears of each change of state or progress. Returns the way to stop. */
  onChange(listener: (upload: Upload) => void): () => void;
}

/**
 * How files are sent.
 * @example
 * const slowNetwork: UploadsOptions = { atOnce: 1, pieceSize: 65_536 };
 * const uploads = createUploads(ward, slowNetwork);
 */
export interface UploadsOptions {
  /** How many go at once. Default 2. */
  readonly atOnce?: number | undefined;
  /** Bytes sent in one request, at most 1,048,576. Default 262,144: what a bad network loses at once. */
  readonly pieceSize?: number | undefined;
}

/**
 * Uploads over one client.
 * @example
 * const uploads: Uploads = createUploads(ward);
 * const sent = [picture].map((file) => uploads.add(file, { premisesId }).done);
 * await Promise.all(sent);
 */
export interface Uploads {
  /**
   * Begins an upload.
   *
   * @param file a JPEG, PNG or WebP of at most 15,000,000 bytes
   * @param id a UUIDv7 of yours, to go on with an upload of before; default a new one
   * @throws {ContractError} when the file is too large, empty or of another type
   */
  add(file: Blob, place: AttachmentPlace, id?: string): Upload;
}

/**
 * Uploads in pieces that go on where they were cut off, a few at once. Nothing of it is kept on the device: what has to outlast the
 * page is `ward.drafts.putPhoto` with the outbox.
 *
 * @example
 * const uploads = createUploads(ward, { atOnce: 3 });
 * const upload = uploads.add(picture, { premisesId });
 * upload.onChange(({ receivedBytes, size }) => show(receivedBytes / size));
 * const { id } = await upload.done;
 */
export function createUploads(handle: ClientHandle, options: UploadsOptions = {}): Uploads {
  const { atOnce = 2, pieceSize = 262_144 } = options;
  if (!(atOnce >= 1 && pieceSize >= 1)) throw new TypeError('atOnce and pieceSize are 1 or more');
  const queue: (() => Promise<void>)[] = [];
  let running = 0;

  function next(): void {
    while (running < atOnce) {
      const work = queue.shift();
      if (work === undefined) return;
      running += 1;
      void work().finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return {
    add(file, place, id = newIdentifier()) {
      requirePicture(file);
      const enqueue = (work: () => Promise<void>) => {
        queue.push(work);
        next();
      };
      return createUpload(handle, file, place, id, pieceSize, enqueue);
    },
  };
}

function createUpload(
  handle: ClientHandle,
  file: Blob,
  place: AttachmentPlace,
  id: string,
  pieceSize: number,
  enqueue: (work: () => Promise<void>) => void,
): Upload {
  const listeners = new Set<(upload: Upload) => void>();
  let end = deferred();
  let state: UploadState = 'waiting';
  let receivedBytes = 0;
  let error: unknown = null;
  let hash: Promise<string> | null = null;
  let controller: AbortController | null = null;

  function become(next: UploadState): void {
    state = next;
    for (const listener of listeners) {
      try {
        listener(upload);
      } catch (cause) {
        // Told to the platform, as of any listener; the upload goes on.
        queueMicrotask(() => {
          throw cause;
        });
      }
    }
  }

  async function send(): Promise<void> {
    if (state !== 'waiting') return;
    const own = new AbortController();
    controller = own;
    become('sending');
    try {
      hash ??= file.arrayBuffer().then((bytes) => sha256(new Uint8Array(bytes)));
      const announcement = {
        ...place,
        mediaType: file.type as AttachmentAnnouncement['mediaType'],
        size: file.size,
        sha256: await hash,
      };
      const pieces = {
        announcement,
        pieceAt: async (offset: number) => new Uint8Array(await file.slice(offset, offset + pieceSize).arrayBuffer()),
        check: () => Promise.resolve(),
      };
      const attachment = await sendPieces(handle, id, pieces, { signal: own.signal }, (bytes) => {
        receivedBytes = bytes;
        if (controller === own) become('sending');
      });
      if (controller !== own) return;
      become('complete');
      end.resolve(attachment);
    } catch (cause) {
      // A pause or the end has its state already.
      if (controller !== own || (isWardError(cause) && cause.kind === 'aborted')) return;
      error = cause;
      // First: a listener may go on at once, and that is another promise.
      end.reject(cause);
      become('failed');
    }
  }

  function stop(next: 'paused' | 'aborted'): void {
    const stopping = controller;
    controller = null;
    become(next);
    stopping?.abort();
  }

  const upload: Upload = {
    id,
    size: file.size,
    get state() {
      return state;
    },
    get receivedBytes() {
      return receivedBytes;
    },
    get error() {
      return error;
    },
    get done() {
      return end.promise;
    },
    pause() {
      if (state === 'waiting' || state === 'sending') stop('paused');
    },
    resume() {
      if (state !== 'paused' && state !== 'failed') return;
      if (state === 'failed') end = deferred();
      error = null;
      become('waiting');
      enqueue(send);
    },
    abort() {
      if (state === 'complete' || state === 'aborted') return;
      if (state === 'failed') end = deferred();
      stop('aborted');
      end.reject(new AbortedError({ operationId: 'attachments.append' }));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  enqueue(send);
  return upload;
}

function deferred(): {
  readonly promise: Promise<Attachment>;
  resolve(attachment: Attachment): void;
  reject(cause: unknown): void;
} {
  let resolve: (attachment: Attachment) => void = () => {};
  let reject: (cause: unknown) => void = () => {};
  const promise = new Promise<Attachment>((onDone, onEnd) => {
    [resolve, reject] = [onDone, onEnd];
  });
  // Who only listens has handled it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
