import { type Asked, changeJson, type Fault, type Middleware, type Reply, refuse } from './fault.ts';

/** Where no server has anything: its answer has the headers of a refusal. */
const nowhere = '/v1/nothing-is-here';

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
        if (id !== null && !ids.has(id)) return inner(asked, () => refusal(asked, pass));
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

async function refusal(asked: Asked, pass: () => Promise<Reply>): Promise<Reply> {
  asked.method = 'GET';
  asked.path = nowhere;
  const reply = await pass();
  refuse(reply, 'not-served');
  return reply;
}
