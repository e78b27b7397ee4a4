import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileSuffix, settings, unknownNames } from './settings.ts';
import { StartFailure } from './start-failure.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const declared = new Set(settings.map(({ name }) => name));

/** Reads settings from environment variables, and gathers what is wrong with them so that all of it is told at once. */
export class EnvironmentReader {
  readonly #environment: Environment;
  readonly #problems: string[] = [];
  readonly #files = new Map<string, string>();

  constructor(environment: Environment) {
    const read: Record<string, string | undefined> = { ...environment };
    for (const { name, isSecret } of settings) {
      const file = isSecret ? environment[name + fileSuffix]?.trim() : undefined;
      if (!file) continue;
      if (environment[name]?.trim()) {
        this.refuse(`${name} and ${name}${fileSuffix} are both set. Unset one of them.`);
        continue;
      }
      try {
        this.#files.set(name, resolve(file));
        read[name] = readFileSync(file, 'utf8');
        if (!read[name]?.trim()) this.refuse(`${name}${fileSuffix} names ${file}, which is empty.`);
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
        this.refuse(`${name}${fileSuffix} names ${file}, which can't be read (${code}).`);
      }
    }
    this.#environment = read;
    for (const { name, nearest } of unknownNames(Object.keys(environment))) {
      const advice = nearest === null ? 'Unset it' : `Did you mean ${nearest}? Correct it, or unset it`;
      this.refuse(`${name} is no setting of this server. ${advice}.`);
    }
  }

  /** Notes a problem: what is wrong and what to do, in one or two sentences. */
  refuse(problem: string): void {
    this.#problems.push(problem);
  }

  /** @throws {StartFailure} that lists every problem, when there is one */
  finish(): void {
    const [first, ...others] = this.#problems;
    if (first === undefined) return;
    if (others.length === 0) throw new StartFailure(first);
    throw new StartFailure(
      [
        `${this.#problems.length} things are wrong with the settings:`,
        ...this.#problems.map((each) => `- ${each}`),
      ].join('\n'),
    );
  }

  /**
   * The text of a variable without blanks around it, or null where it is unset or empty.
   *
   * @throws {Error} for a name that is not among the settings
   */
  text(name: string): string | null {
    if (!declared.has(name)) throw new Error(`${name} has no entry in settings.ts`);
    return this.#environment[name]?.trim() || null;
  }

  /** The file that a secret comes from, where `<name>_FILE` names one; it may be changed while the server runs. */
  fileOf(name: string): string | null {
    return this.text(name) === null ? null : (this.#files.get(name) ?? null);
  }

  /** A text that `parse` takes. What it throws as a StartFailure is noted, and `otherwise` stands in. */
  parsed<T>(name: string, otherwise: T, parse: (text: string) => T): T {
    const text = this.text(name);
    return text === null ? otherwise : this.#attempt(text, otherwise, parse);
  }

  #attempt<T>(text: string, otherwise: T, parse: (text: string) => T): T {
    try {
      return parse(text);
    } catch (cause) {
      if (!(cause instanceof StartFailure)) throw cause;
      this.refuse(cause.message);
      return otherwise;
    }
  }

  isOn(name: string): boolean {
    return this.parsed(name, false, (text) => {
      if (text === '0') return false;
      if (text === '1') return true;
      throw new StartFailure(`${name} is "${text}", but it must be 1 (on) or 0 (off).`);
    });
  }

  integer(name: string, otherwise: number, low: number, high: number): number {
    return this.parsed(name, otherwise, (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= low && number <= high) return number;
      throw new StartFailure(`${name} is "${text}", but it must be a whole number from ${low} to ${high}.`);
    });
  }

  /** The parts of a text with commas between. */
  list(name: string, parse: (part: string) => string): readonly string[] {
    const parts = this.text(name)?.split(',') ?? [];
    return parts.map((part) => this.#attempt(part.trim(), '', parse));
  }
}
