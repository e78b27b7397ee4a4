import {
  changeJson,
  changeQuery,
  changeRequest,
  codeOf,
  type Fault,
  jsonOf,
  knownParameters,
  refuse,
} from '../fault.ts';

const created = 'subscriptions.create';

/** Input that a server should refuse, and text that it should leave alone. */
export const inputFaults: readonly Fault[] = [
  {
    name: 'answers a body that is no JSON with a 500',
    breaks: ['WK-INP-01'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id !== created) return pass();
      const isJson = jsonOf({ body: await asked.body() }) !== undefined;
      const reply = await pass();
      if (!isJson && codeOf(reply) === 'malformed-request') refuse(reply, 'internal-error');
      return reply;
    },
  },
  {
    name: 'takes a body of any media type for JSON',
    breaks: ['WK-INP-01'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'attachments.create') asked.headers['content-type'] = 'application/json';
      return pass();
    },
  },
  {
    name: 'cuts a body off that comes in chunks and is too large',
    breaks: ['WK-INP-01'],
    start: () => async (asked, pass) => {
      const { headers, method } = asked;
      if (['PUT', 'PATCH', 'POST'].includes(method) && headers['content-length'] === undefined) {
        const body = await asked.body();
        if (body.length > 1_000_000) asked.replacement = Buffer.from('{}');
      }
      return pass();
    },
  },
  {
    name: 'stumbles over a number where a text should be',
    breaks: ['WK-INP-02'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id !== created) return pass();
      const sent = jsonOf({ body: await asked.body() });
      const isText = typeof sent?.description === 'string';
      const reply = await pass();
      if (!isText && codeOf(reply) === 'invalid-input') refuse(reply, 'internal-error');
      return reply;
    },
  },
  {
    name: 'leaves query parameters out that it does not know',
    breaks: ['WK-INP-03'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'hazards.list') {
        const known = knownParameters(asked);
        changeQuery(asked, (query) => {
          for (const name of [...query.keys()]) if (!known.has(name)) query.delete(name);
        });
      }
      return pass();
    },
  },
  {
    name: 'sends members back that it does not know',
    breaks: ['WK-INP-03'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id !== created) return pass();
      const sent = jsonOf({ body: await asked.body() }) ?? {};
      const reply = await pass();
      if (reply.status !== 201) return reply;
      changeJson(reply, (body) => {
        const unknown = Object.entries(sent).filter(([member]) => !Object.hasOwn(body, member));
        return { ...body, ...Object.fromEntries(unknown) };
      });
      return reply;
    },
  },
  {
    name: 'stores text as HTML',
    breaks: ['WK-INP-04'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === created) {
        await changeRequest(asked, (body) => {
          const { description } = body;
          if (typeof description !== 'string') return;
          body.description = description.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        });
      }
      return pass();
    },
  },
];
