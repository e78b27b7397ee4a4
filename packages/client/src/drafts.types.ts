import type { AttachmentPlace } from './uploads.ts';

/**
 * A photograph as this device keeps it. `id` is also the id of the attachment that it becomes.
 * @example
 * const photo: KeptPhoto = await ward.drafts.putPhoto(picture, { premisesId });
 * const answer = { itemCode: 'FIR-04', photographIds: [photo.id] };
 */
export interface KeptPhoto {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  sha256: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}

/**
 * What is being filled in, kept encrypted on this device, for the person who is signed in only.
 * @example
 * const key = `check/${premisesId}`;
 * await ward.drafts.put(key, { answers: [{ itemCode: 'FIR-04', outcome: 'fault' }] });
 * const draft = await ward.drafts.get<{ answers: unknown[] }>(key);
 * const stop = ward.drafts.watch(key, () => show('Changed in another tab'));
 */
export interface Drafts {
  /** The draft of this key, or null. */
  get<T>(key: string): Promise<T | null>;
  /** Keeps a draft. Resolves when it is on the device; a full device rejects with `StorageError` (`quota`). */
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** The keys that begin with a prefix, with when each was kept (RFC 3339). */
  list(prefix?: string): Promise<{ key: string; savedAt: string }[]>;
  /** Calls the listener when another tab, or this one, changed the draft. Returns the way to stop. */
  watch(key: string, listener: () => void): () => void;
  /** Keeps a photograph, in encrypted pieces, until it is uploaded or deleted. @param place to what it will belong */
  putPhoto(blob: Blob, place: AttachmentPlace): Promise<KeptPhoto>;
  /** The photograph, or null where this device has none of that id. */
  getPhoto(id: string): Promise<Blob | null>;
  deletePhoto(id: string): Promise<void>;
}
