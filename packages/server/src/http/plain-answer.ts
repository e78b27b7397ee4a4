import { isJson, type OperationRecord } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import type { Answer } from './handler.ts';
import type { PlainAnswer } from './request-problem.ts';

/** An answer as it is sent, checked by its schema where that is asked for. */
export function plainAnswer(operation: OperationRecord, answer: Answer<unknown>, isChecked: boolean): PlainAnswer {
  const schema = operation.answers[answer.status];
  if (isChecked && isJson(schema)) {
    const result = z.safeParse(schema, answer.body);
    if (!result.success) {
      const places = result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}`).slice(0, 10);
      throw new Error(`${operation.id} answered against its own schema: ${places.join(', ')}`);
    }
  }
  const isBytes = answer.body instanceof Uint8Array || answer.body instanceof ReadableStream;
  const isEmpty = schema === null;
  return {
    status: answer.status,
    headers: {
      'cache-control': operation.scope === null ? 'no-cache' : 'no-store',
      ...(isBytes || isEmpty ? {} : { 'content-type': 'application/json' }),
      ...(answer.version === undefined ? {} : { etag: `"${answer.version}"` }),
      ...answer.headers,
    },
    body: isEmpty
      ? null
      : isBytes
        ? (answer.body as Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>)
        : JSON.stringify(answer.body),
  };
}
