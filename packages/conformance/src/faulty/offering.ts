import { changeJson, type Fault, type Middleware } from './fault.ts';

const someId = '0190e0a0-0000-7000-8000-0000000000ff';

/** Addresses of each method that the reference server does not serve: what they answer stands for what is not offered. */
const notServed: Readonly<Record<string, string>> = {
  GET: '/v1/mediations',
  POST: '/v1/mediations',
  PUT: `/v1/mediations/${someId}`,
  PATCH: `/v1/mediations/${someId}`,
  DELETE: `/v1/embed-sessions/${someId}`,
};

/**
 * The same fault on a server that offers fewer operations, so that the kit needs fewer calls to examine all it claims.
 *
 * @param ids what it offers
 */
export function offering(ids: ReadonlySet<string>, fault: Fault): Fault {
  return {
    ...fault,
    start() {
      const inner = fault.start();
      const middleware: Middleware = async (asked, pass) => {
        const id = asked.operation?.id ?? null;
        if (id !== null && !ids.has(id)) {
          asked.path = notServed[asked.method] ?? asked.path;
          return pass();
        }
        const reply = await inner(asked, pass);
        if (id === 'meta.get' && reply.status === 200) {
          changeJson<{ operations: string[] }>(reply, (body) => {
            body.operations = body.operations.filter((each) => ids.has(each));
          });
        }
        return reply;
      };
      if (inner.close !== undefined) middleware.close = inner.close;
      return middleware;
    },
  };
}
