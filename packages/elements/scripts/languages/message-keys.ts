import { type LanguageName, languages } from './message-modules.ts';

/** The words of one subject in the languages that there are. */
export interface Spoken {
  readonly subject: string;
  readonly words: ReadonlyMap<LanguageName, unknown>;
}

/**
 * Where the languages of a subject differ in their keys, to the last depth. The types of the modules see a missing key of
 * an object, but none of a record by code, since any text may be asked of it.
 */
export function keyFaults({ subject, words }: Spoken): string[] {
  const english = shapes(words.get('en'));
  return languages.flatMap((language) => {
    if (!words.has(language)) return [`${subject}: there is no file for ${language}`];
    const own = shapes(words.get(language));
    return [
      ...[...english.keys()].filter((key) => !own.has(key)).map((key) => `${subject}: ${language} lacks ${key}`),
      ...[...own.keys()].filter((key) => !english.has(key)).map((key) => `${subject}: only ${language} has ${key}`),
      ...[...own]
        .filter(([key, shape]) => english.has(key) && english.get(key) !== shape)
        .map(([key, shape]) => `${subject}: ${key} is a ${shape} in ${language} and a ${english.get(key)} in en`),
    ];
  });
}

/** What kind of value stands under each key, by its path. */
function shapes(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value === null ? 'null' : typeof value]]);
  const inside = Object.entries(value).flatMap(([name, each]) => [
    ...shapes(each, path === '' ? name : `${path}.${name}`),
  ]);
  return new Map([...(path === '' ? [] : [[path, 'object'] as [string, string]]), ...inside]);
}
