import { asksForPurpose, type OperationRecord } from '@wardkit/contract/operation';
import { purposes } from '@wardkit/contract/purpose';

/** Headers of requests that follow from an operation's facts, as the document's components hold them. */
export const behaviourHeaders = {
  'Idempotency-Key': {
    description:
      'A new UUID for each new operation, the same one when it is repeated (WK-IDM-01, WK-IDM-02). 1 to 255 printable ASCII characters.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    example: '0190e0a2-1f3c-7b5d-8c22-6a4f5e9d1c07',
  },
  'If-Match': {
    description: 'The ETag of the version that the change rests on (WK-CON-03, WK-CON-06).',
    schema: { type: 'string', pattern: '^"[\\x21\\x23-\\x7e]+"$' },
    example: '"3"',
  },
  'If-None-Match': {
    description: 'Always `*`: the record is to be made, and nothing is to be there (WK-CON-02).',
    schema: { type: 'string', const: '*' },
    example: '*',
  },
  'Wardkit-Purpose': {
    description: 'What the personal data in the answer is for (WK-PER-02).',
    schema: { type: 'string', enum: Object.keys(purposes) },
    example: Object.keys(purposes)[0] ?? '',
  },
} as const;

/** The name of a header that follows from facts. */
export type BehaviourHeader = keyof typeof behaviourHeaders;

/** The headers that an operation asks for by its facts. */
export function behaviourHeadersOf(record: OperationRecord): readonly BehaviourHeader[] {
  const names: BehaviourHeader[] = [];
  if (record.idempotency !== 'none') names.push('Idempotency-Key');
  if (record.concurrency === 'if-match') names.push('If-Match');
  if (record.concurrency === 'if-none-match') names.push('If-None-Match');
  if (asksForPurpose(record)) names.push('Wardkit-Purpose');
  return names;
}

/** A header's name as documents write it: `last-event-id` becomes `Last-Event-ID`. */
export function headerName(name: string): string {
  return name
    .split('-')
    .map((part) =>
      ['id', 'sha256', 'url'].includes(part) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join('-');
}
