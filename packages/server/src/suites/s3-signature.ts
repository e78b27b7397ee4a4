import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as its signature is made over it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** What opens a bucket. */
export interface S3Key {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const quarterHour = 900_000;

/** What is wrong with a signature (AWS Signature Version 4), in the codes of S3; null when nothing is. */
export function signatureFault(request: SignedRequest, body: Buffer, key: S3Key, now: Date): string | null {
  const { headers } = request;
  const [, id, day, region, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (id === undefined) return 'AccessDenied';
  if (id !== key.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== key.region) return 'AuthorizationHeaderMalformed';
  const time = String(headers['x-amz-date']);
  const sentAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(sentAt - now.getTime()) < quarterHour) || !time.startsWith(day ?? '-')) return 'RequestTimeTooSkewed';
  const signed = names.split(';');
  const unsigned = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (!signed.includes('host') || unsigned.length > 0) return 'AccessDenied';
  if (signatureOf(request, signed, key) !== signature) return 'SignatureDoesNotMatch';
  const sum = createHash('sha256').update(body).digest('hex');
  return headers['x-amz-content-sha256'] === sum ? null : 'XAmzContentSHA256Mismatch';
}

/** The signature that a request must have. */
export function signatureOf({ method, target, headers }: SignedRequest, signed: readonly string[], key: S3Key): string {
  const [path = '', query = ''] = target.split('?');
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${key.region}/s3/aws4_request`;
  const canonical = [
    method,
    path.split('/').map(decodeURIComponent).map(encode).join('/'),
    [...new URLSearchParams(query)]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/\s+/g, ' ')}`,
    ),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signingKey = scope
    .split('/')
    .reduce<Buffer | string>((by, part) => hmac(by, part), `AWS4${key.secretAccessKey}`);
  return hmac(signingKey, text).toString('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
