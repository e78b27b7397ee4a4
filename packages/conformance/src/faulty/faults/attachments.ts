import { changeJson, codeOf, type Fault, jsonOf, pathOf, refusedAs, spoilt } from '../fault.ts';

/** The attachment that a path names. */
function attachmentIn(path: string): string {
  return path.split('/')[3] ?? '';
}

/** Uploads that lose their place, or are kept as they should not be. */
export const attachmentsFaults: readonly Fault[] = [
  {
    name: 'believes the type that an upload was announced with',
    breaks: ['WK-ATT-02'],
    start() {
      const announced = new Map<string, unknown>();
      return async (asked, pass) => {
        const { id } = asked.operation ?? {};
        const name = attachmentIn(pathOf(asked));
        if (id === 'attachments.create') announced.set(name, jsonOf({ body: await asked.body() })?.mediaType);
        const reply = await pass();
        if (id === 'attachments.append' && reply.status === 200) {
          changeJson(reply, (body) => ({ ...body, mediaType: announced.get(name) ?? body.mediaType }));
        }
        return reply;
      };
    },
  },
  {
    name: 'keeps the place that a picture was taken at',
    breaks: ['WK-ATT-03'],
    start() {
      const sent = new Map<string, Buffer>();
      return async (asked, pass) => {
        const { id } = asked.operation ?? {};
        const name = attachmentIn(pathOf(asked));
        if (id === 'attachments.append' && asked.headers['upload-offset'] === '0') sent.set(name, await asked.body());
        const reply = await pass();
        const bytes = sent.get(name);
        if (id === 'attachments.getContent' && reply.status === 200 && bytes !== undefined) reply.body = bytes;
        return reply;
      };
    },
  },
  spoilt('takes a piece from any offset', ['WK-ATT-08'], (reply, { operation }) => {
    if (operation?.id !== 'attachments.append' || codeOf(reply) !== 'upload-offset-mismatch') return;
    const current = jsonOf<{ current?: { version: number } }>(reply)?.current;
    if (current === undefined) return;
    Object.assign(reply, { status: 200, body: Buffer.from(JSON.stringify(current)) });
    reply.headers.set('content-type', 'application/json');
    reply.headers.set('etag', `"${current.version}"`);
    reply.headers.set('cache-control', 'no-store');
  }),
  refusedAs('does not say that bytes have another SHA-256', ['WK-ATT-10'], 'checksum-mismatch', 'invalid-input'),
  refusedAs('calls what is no picture a wrong input', ['WK-ATT-11'], 'picture-unreadable', 'invalid-input'),
  {
    name: 'forgets what arrived when it is asked again',
    breaks: ['WK-ATT-01'],
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (asked.operation?.id !== 'attachments.get' || reply.status !== 200) return reply;
      changeJson<{ receivedBytes: number; size: number }>(reply, (body) => {
        if (body.receivedBytes === 250) body.receivedBytes = 0;
      });
      return reply;
    },
  },
];
