import { resolve } from 'node:path';
import type { EnvironmentReader } from '../environment-reader.ts';
import { StartFailure } from '../start-failure.ts';
import type { BucketSettings } from './bucket-store.ts';

/** Where the files of attachments lie. */
export type FileStoreSettings =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'bucket'; readonly bucket: BucketSettings };

const required = ['WARDKIT_S3_ENDPOINT', 'WARDKIT_S3_ACCESS_KEY_ID', 'WARDKIT_S3_SECRET_ACCESS_KEY'] as const;
const ofBuckets = [...required, 'WARDKIT_S3_REGION'] as const;

/** Notes what is wrong with the settings of the store, without repeating what may hold a secret by a slip. */
export function readFileStore(reader: EnvironmentReader, otherwise: string, isProduction: boolean): FileStoreSettings {
  const text = reader.text('WARDKIT_ATTACHMENTS') ?? otherwise;
  if (!/^\w+:\/\//.test(text)) {
    const set = ofBuckets.filter((name) => reader.text(name) !== null);
    if (set.length > 0) {
      reader.refuse(
        `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set, but WARDKIT_ATTACHMENTS names no bucket. Set it to s3:// and the bucket's name, or unset the others to keep attachments in a folder.`,
      );
    }
    return { kind: 'folder', folder: resolve(text) };
  }
  const missing = required.filter((name) => reader.text(name) === null);
  if (missing.length > 0) {
    reader.refuse(
      `WARDKIT_ATTACHMENTS names a bucket, but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. To keep attachments in a bucket set all of ${required.join(', ')}.`,
    );
  }
  const { name, prefix } = reader.parsed('WARDKIT_ATTACHMENTS', { name: 'none', prefix: '' }, readBucket);
  return {
    kind: 'bucket',
    bucket: {
      url: reader.parsed('WARDKIT_S3_ENDPOINT', '', (endpoint) => readEndpoint(endpoint, name, isProduction)),
      prefix,
      region: reader.text('WARDKIT_S3_REGION') ?? 'us-east-1',
      accessKeyId: reader.text('WARDKIT_S3_ACCESS_KEY_ID') ?? '',
      secretAccessKey: reader.text('WARDKIT_S3_SECRET_ACCESS_KEY') ?? '',
    },
  };
}

function readBucket(text: string): { name: string; prefix: string } {
  const [, name, path = ''] = /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])((?:\/\w[\w.-]*)*)\/?$/.exec(text) ?? [];
  if (name === undefined) {
    throw new StartFailure(
      'WARDKIT_ATTACHMENTS must be a folder, or s3:// with the name of a bucket (3 to 63 small letters, digits, dots and hyphens) and, if you like, a prefix of letters, digits, dots, hyphens and slashes, such as s3://ward-attachments/pictures. Keys are settings of their own.',
    );
  }
  return { name, prefix: path === '' ? '' : `${path.slice(1)}/` };
}

/** The address of the bucket: in the host where the endpoint says so, else below it. */
function readEndpoint(text: string, bucket: string, isProduction: boolean): string {
  const isInHost = text.includes('{bucket}');
  const address = text.replace('{bucket}', bucket).replace(/\/+$/, '');
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url !== null && url.username + url.password + url.search + url.hash === '';
  if (!isPlain || !/^https?:$/.test(url.protocol) || (isInHost && !url.hostname.startsWith(`${bucket}.`))) {
    throw new StartFailure(
      'WARDKIT_S3_ENDPOINT must be the web address of the S3 service without keys or a query, such as https://s3.example, or https://{bucket}.s3.example where the name of the bucket belongs into the host.',
    );
  }
  if (isProduction && url.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) {
    throw new StartFailure(
      `WARDKIT_S3_ENDPOINT goes to ${url.hostname} over http, where others on the way could read names and remove answers. With NODE_ENV=production use https; only this machine itself may be http.`,
    );
  }
  return isInHost ? address : `${address}/${bucket}`;
}
