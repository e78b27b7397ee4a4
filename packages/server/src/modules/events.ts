import { eventFilter, readableStations, typesNamed } from '../events/event-filter.ts';
import { handlers } from '../http/handler.ts';
import { repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';

type Language = 'zh-Hans' | 'en';

/** @throws {RequestProblem} `invalid-input` for a type that is in no registry: its reader would wait for ever */
function typesOf(filters: readonly string[] | null, language: Language): ReadonlySet<string> | null {
  if (filters === null) return null;
  const unknown = filters.find((filter) => typesNamed(filter) === null);
  if (unknown !== undefined) {
    const message = language === 'en' ? `There is no type of event ${unknown}.` : `没有 ${unknown} 这一事件类型。`;
    throw new RequestProblem('invalid-input', { errors: [{ pointer: '#/query/type', code: 'unknown', message }] });
  }
  return new Set(filters.flatMap((filter) => typesNamed(filter) ?? []));
}

export const eventsHandlers = handlers<'events.stream'>({
  'events.stream': {
    async open({ caller, reach, query, headers, language, server, identifyAgain }) {
      if (caller.kind === 'stranger') throw new RequestProblem('unauthenticated');
      const types = typesOf(repeated(query.type), language);
      return server.streams.open({
        caller,
        stations: reach.stations,
        passes: eventFilter(readableStations(caller), types, repeated(query.area)),
        lastEventId: headers['last-event-id']?.trim() || null,
        async identifyAgain() {
          const again = await identifyAgain();
          if (again.kind === 'stranger') throw new RequestProblem('unauthenticated');
          return again;
        },
      });
    },
  },
});
