/** The forms of a module's name. */
export interface ModuleName {
  /** `night-patrols`: files, paths, tags. */
  readonly kebab: string;
  /** `nightPatrols`: ids of operations. */
  readonly camel: string;
  /** `NightPatrols`: types. */
  readonly Pascal: string;
  /** `night_patrols`: tables. */
  readonly snake: string;
  /** `night patrols` and `Night patrols`: prose. */
  readonly words: string;
  readonly Words: string;
}

/**
 * The forms of a name.
 *
 * @throws Error with a sentence for a person when it is not in kebab case
 * @example moduleName('night-patrols').camel // 'nightPatrols'
 */
export function moduleName(given: string): ModuleName {
  if (!/^[a-z][a-z0-9]+(-[a-z][a-z0-9]*)*$/.test(given)) {
    throw new Error(
      `"${given}" is no name of a module. A module is called by the field's own words, in lower case with hyphens between, such as night-patrols.`,
    );
  }
  const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const parts = given.split('-');
  const Pascal = parts.map(upper).join('');
  const words = parts.join(' ');
  return {
    kebab: given,
    camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1),
    Pascal,
    snake: parts.join('_'),
    words,
    Words: upper(words),
  };
}

/**
 * The letters of a module's rules, `WK-NGT` for night-patrols: three of its own letters that no rule begins with yet.
 *
 * @param taken the ids of all rules
 */
export function ruleLetters({ kebab }: ModuleName, taken: readonly string[]): string {
  const letters = kebab.replaceAll('-', '').toUpperCase().replaceAll(/[0-9]/g, '');
  for (let second = 1; second < letters.length; second += 1) {
    for (let third = second + 1; third < letters.length; third += 1) {
      const prefix = `WK-${letters[0]}${letters[second]}${letters[third]}`;
      if (!taken.some((id) => id.startsWith(`${prefix}-`))) return prefix;
    }
  }
  throw new Error(`Every three letters of ${kebab} begin rules of another module. Choose a longer name.`);
}
