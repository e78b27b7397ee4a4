import type { AccessLogEntry } from '@wardkit/contract/audit';
import type { Language } from '../foundation/language.ts';
import type { AccessLogMessages } from './access-log.en.ts';

const reading = /^(list|get|scan|count|download)/;

/** Who looked: as what, and for which station. Never by name. */
export function whoOf({ role, stationName }: AccessLogEntry, { words }: Language<AccessLogMessages>): [string, string] {
  return [words.roles[role] ?? role, stationName];
}

export function whyOf({ purpose }: AccessLogEntry, { words }: Language<AccessLogMessages>): string {
  return purpose === null ? words.noPurpose : (words.purposes[purpose] ?? purpose);
}

/** What was looked at, and how much of it was shown. */
export function whatOf(
  { operation, revealed }: AccessLogEntry,
  { words }: Language<AccessLogMessages>,
): [string, string] {
  const [module = '', verb = ''] = operation.split('.');
  const how = revealed ? words.revealed : reading.test(verb) ? words.masked : words.changed;
  return [words.what[module] ?? words.otherWhat, how];
}
