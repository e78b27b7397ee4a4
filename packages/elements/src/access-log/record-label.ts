import type { OwnRecord } from '@wardkit/contract/person-requests';
import type { AccessLogMessages } from './access-log.en.ts';
import type { ReadyState } from './access-log.state.ts';

/** What a record is, and where it is known, which one. */
export function labelOf({ record, stationName }: OwnRecord, { stays }: ReadyState, words: AccessLogMessages): string {
  const [, , collection = '', id = ''] = record.split('/');
  const kind = words.kinds[collection] ?? words.otherKind;
  const stay = stays.get(id);
  const place = stay === undefined ? stationName : [stay.address?.text, stay.dwellingLabel].filter(Boolean).join(' · ');
  return [kind, place].filter(Boolean).join(' · ');
}
