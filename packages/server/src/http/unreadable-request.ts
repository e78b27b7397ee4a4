import type { Duplex } from 'node:stream';
import { helpOf } from '@wardkit/contract/problem';

const answers: Readonly<Record<string, { status: number; reason: string; detail: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    detail: 'Send shorter headers and a shorter address.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    detail:
      'The request did not arrive whole in time. Send it again, in smaller pieces where the operation takes pieces.',
  },
};
const otherwise = { status: 400, reason: 'Bad Request', detail: 'Send well-formed HTTP.' };

/** Bytes that are no HTTP, or do not come in time, never reach the application; they too get a problem. */
export function answerUnreadable(cause: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || cause.code === 'ECONNRESET') return;
  const { status, reason, detail } = answers[cause.code ?? ''] ?? otherwise;
  const body = JSON.stringify({
    type: 'https://wardkit.dev/problems/malformed-request',
    code: 'malformed-request',
    title: 'The request could not be read',
    status,
    detail,
    requestId: '00000000-0000-7000-8000-000000000000',
    retryable: status === 408,
    help: helpOf('malformed-request'),
  });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Language: en\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
