import { StartFailure } from '../start-failure.ts';
import { BucketFailure } from './bucket-failure.ts';
import { BucketStore } from './bucket-store.ts';
import type { FileStore } from './file-store.ts';
import type { FileStoreSettings } from './file-store-settings.ts';
import { FolderStore } from './folder-store.ts';

/** The store that the settings name. Nothing is asked of it yet. */
export function fileStoreOf(settings: FileStoreSettings): FileStore {
  return settings.kind === 'folder' ? new FolderStore(settings.folder) : new BucketStore(settings.bucket);
}

/**
 * The store of a server that starts: a bucket is written, read and cleared once, so that what its key may not do is told now
 * and not at the first picture.
 *
 * @param warn told what does not prevent a start, and should be known
 * @throws {StartFailure} when the bucket can't be reached or refuses
 */
export async function openFileStore(settings: FileStoreSettings, warn: (message: string) => void): Promise<FileStore> {
  if (settings.kind === 'folder') return fileStoreOf(settings);
  const store = new BucketStore(settings.bucket);
  const { keepsVersions } = await store.prove().catch((cause) => Promise.reject(inPlainWords(cause)));
  if (keepsVersions) {
    warn('the bucket keeps versions: what is deleted stays there until a lifecycle rule removes old versions');
  }
  return store;
}

/** A failure of a bucket as a person at the terminal is told of it; any other cause as it is. */
export function inPlainWords(cause: unknown): unknown {
  return cause instanceof BucketFailure ? new StartFailure(`${whatToDo(cause)} (${cause.message})`) : cause;
}

function whatToDo({ status, reason }: BucketFailure): string {
  switch (reason) {
    case 'SignatureDoesNotMatch':
      return 'The S3 service does not take the signature: WARDKIT_S3_SECRET_ACCESS_KEY does not belong to WARDKIT_S3_ACCESS_KEY_ID. Correct it; where it is right, look at WARDKIT_S3_REGION.';
    case 'InvalidAccessKeyId':
      return 'The S3 service does not know the key. Correct WARDKIT_S3_ACCESS_KEY_ID.';
    case 'NoSuchBucket':
      return 'The S3 service has no such bucket. Make it, or correct WARDKIT_ATTACHMENTS.';
    case 'RequestTimeTooSkewed':
      return 'The clocks of this machine and of the S3 service differ by more than a quarter of an hour. Set the clock of this machine.';
    case 'AccessDenied':
      return 'The key may not do what attachments need: list the bucket, and write, read and delete objects below the prefix. Give it these permissions.';
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
      return 'The bucket is in another region or at another address. Correct WARDKIT_S3_REGION and WARDKIT_S3_ENDPOINT.';
  }
  if (status === null) {
    return 'The bucket of the attachments can not be reached. Correct WARDKIT_S3_ENDPOINT, or bring the S3 service back.';
  }
  return status >= 500
    ? 'The S3 service has a fault. Try again when it is over.'
    : 'The S3 service refuses. Compare WARDKIT_ATTACHMENTS and the settings that begin with WARDKIT_S3_ with what it asks for.';
}
