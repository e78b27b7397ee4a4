import { allOperations } from '@wardkit/contract/operations';
import { changeJson, codeOf, type Fault, pathOf, refuse, refusedAs, spoilt } from '../fault.ts';
import { offering } from '../offering.ts';

/** Refusals that a client can't read, or that tell too much. */
export const problemFaults: readonly Fault[] = [
  spoilt('forgets the title of its problems', ['WK-ERR-01'], (reply) => {
    if (codeOf(reply) === 'plate-unknown') changeJson(reply, ({ title: _, ...rest }) => rest);
  }),
  spoilt('sends problems as plain JSON', ['WK-ERR-01'], (reply) => {
    if (codeOf(reply) === 'invalid-input') reply.headers.set('content-type', 'application/json');
  }),
  spoilt('points at no member of the body that is wrong', ['WK-ERR-02'], (reply) => {
    if (codeOf(reply) !== 'invalid-input') return;
    changeJson<{ errors?: { pointer: string }[] }>(reply, ({ errors = [] }) => {
      for (const error of errors) if (!error.pointer.startsWith('#')) error.pointer = '';
    });
  }),
  {
    name: "tells that a record is another station's",
    breaks: ['WK-ERR-03'],
    start() {
      const seen = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const { id } = asked.operation ?? {};
        if (id === 'doorplates.list') {
          changeJson<{ items?: { id: string }[] }>(reply, ({ items = [] }) => {
            for (const plate of items) seen.add(plate.id);
          });
        }
        const isThere = seen.has(pathOf(asked).split('/').at(-1) ?? '');
        if (id === 'doorplates.get' && codeOf(reply) === 'not-found' && isThere) refuse(reply, 'forbidden');
        return reply;
      };
    },
  },
  spoilt('tells another request id in a problem than it heads with', ['WK-ERR-04'], (reply) => {
    if (codeOf(reply) === 'not-found') changeJson(reply, (body) => ({ ...body, requestId: 'another' }));
  }),
  spoilt('gives every answer of its meta document the same request id', ['WK-ERR-04'], (reply, { operation }) => {
    if (operation?.id === 'meta.get') reply.headers.set('request-id', '1');
  }),
  spoilt('names no methods in Allow', ['WK-ERR-05'], ({ headers }) => headers.delete('allow')),
  offering(
    new Set(allOperations.map(({ id }) => id).filter((id) => !id.startsWith('mediations.'))),
    refusedAs('knows nothing of what it does not serve', ['WK-ERR-05'], 'not-served', 'not-found'),
  ),
];
