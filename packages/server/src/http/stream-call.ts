import type { CallParts, IncomingCall } from './call.ts';
import type { StreamHandler } from './handler.ts';
import { bearerOf } from './identify.ts';
import type { PreparedCall } from './prepare-call.ts';
import type { PlainAnswer } from './request-problem.ts';

/** Opens a stream: the answer begins at once and its body never ends by itself. A HEAD gets the headers alone. */
export async function openStream(
  parts: CallParts,
  handler: StreamHandler,
  { request }: IncomingCall,
  { caller, reach, input, language }: PreparedCall,
): Promise<PlainAnswer> {
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // A proxy that gathers an answer before it passes it on would hold events back.
    'x-accel-buffering': 'no',
  };
  if (request.method === 'HEAD') return { status: 200, headers, body: null };
  const token = bearerOf(request);
  const body = await handler.open({
    caller,
    reach,
    query: input.query as undefined,
    headers: input.headers as undefined,
    language,
    server: parts.server,
    identifyAgain: async () => (token === null ? caller : parts.signIn.callerOf(token)),
  });
  return { status: 200, headers, body };
}
