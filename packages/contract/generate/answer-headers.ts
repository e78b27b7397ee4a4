import type { OperationRecord } from '@wardkit/contract/operation';
import { hasVersion } from '@wardkit/contract/requirements-of';

/** A header of answers as the document's components hold it. */
export interface HeaderText {
  readonly description: string;
  readonly required?: boolean;
  readonly schema: object;
  readonly example: string | number;
}

/** Every header of answers, by its name on the wire. */
export const answerHeaders = {
  'Request-Id': {
    description: 'Names this answer; a problem repeats it. Give it to whoever looks after the server (WK-ERR-04).',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11',
  },
  RateLimit: {
    description: 'What is left of the caller’s allowance and when it is renewed (WK-LIM-01).',
    schema: { type: 'string' },
    example: '"default";r=598;t=41',
  },
  'RateLimit-Policy': {
    description: 'The caller’s allowance: how many calls in how many seconds (WK-LIM-01).',
    schema: { type: 'string' },
    example: '"default";q=600;w=60',
  },
  'Retry-After': {
    description: 'Seconds to wait before the same call is made again: always with 429, 503 and request-in-progress.',
    schema: { type: 'integer', minimum: 0 },
    example: 5,
  },
  ETag: {
    description: 'The version of the record, strong: what If-Match is sent with (WK-CON-01).',
    required: true,
    schema: { type: 'string', pattern: '^"[\\x21\\x23-\\x7e]+"$' },
    example: '"3"',
  },
  Location: {
    description: 'The address of the record that was made (WK-CON-04).',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
    example: '/v1/premises/0190e0a0-0000-7000-8000-000000000031',
  },
  'Idempotency-Replayed': {
    description: '`true` where the answer is the stored one of an earlier call with the same key (WK-IDM-02).',
    schema: { type: 'string', enum: ['true'] },
    example: 'true',
  },
  'WWW-Authenticate': {
    description: 'What kind of token is asked for (WK-AUT-01).',
    required: true,
    schema: { type: 'string' },
    example: 'Bearer',
  },
  Deprecation: {
    description: 'Since when the operation is on its way out (RFC 9745).',
    required: true,
    schema: { type: 'string', pattern: '^@-?\\d+$' },
    example: '@1767225600',
  },
  Sunset: {
    description: 'When the operation will be gone (RFC 8594).',
    required: true,
    schema: { type: 'string' },
    example: 'Fri, 31 Dec 2027 23:59:59 GMT',
  },
} as const satisfies Record<string, HeaderText>;

/** The name of a header of answers. */
export type AnswerHeader = keyof typeof answerHeaders;

/** The headers of an operation's answer of a status, successful or not, in the order of {@link answerHeaders}. */
export function headersOf(record: OperationRecord, status: number): readonly AnswerHeader[] {
  const answer = record.answers[status];
  const succeeds = answer !== undefined;
  const names = new Set<AnswerHeader>(['Request-Id', 'RateLimit', 'RateLimit-Policy']);
  if (succeeds && hasVersion(answer)) names.add('ETag');
  if (succeeds && record.requirements.includes('WK-CON-04')) names.add('Location');
  if (succeeds && record.idempotency === 'required') names.add('Idempotency-Replayed');
  if (status === 401) names.add('WWW-Authenticate');
  if (status === 429 || status === 503 || (status === 409 && record.idempotency !== 'none')) names.add('Retry-After');
  if (record.deprecation !== undefined) names.add('Deprecation').add('Sunset');
  return (Object.keys(answerHeaders) as AnswerHeader[]).filter((name) => names.has(name));
}
