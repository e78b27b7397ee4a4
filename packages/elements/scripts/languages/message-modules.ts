import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The languages that every widget speaks, as its files are named. */
export const languages = ['en', 'zh-hans', 'zh-hant', 'ja', 'ko'] as const;

/** One of {@link languages}. */
export type LanguageName = (typeof languages)[number];

/** The words of one subject in one language. */
export interface MessageModule {
  /** Below `src`, such as `alert-list/alert-list.ja.ts`. */
  readonly file: string;
  /** Below `src`, and the same for each language: `alert-list/alert-list`. */
  readonly subject: string;
  readonly language: LanguageName;
  readonly source: string;
  /** What it exports, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The folder of the sources of the elements. */
export const sources = fileURLToPath(new URL('../../src', import.meta.url));

/** The subject and the language of a file of words; null for any other file. */
export function partsOf(file: string): { subject: string; language: LanguageName } | null {
  const language = languages.find((each) => file.endsWith(`.${each}.ts`));
  return language === undefined ? null : { subject: file.slice(0, -`.${language}.ts`.length), language };
}

/** Every file of words below `src`. */
export async function messageModules(): Promise<MessageModule[]> {
  const files = await Array.fromAsync(glob(`**/*.{${languages.join(',')}}.ts`, { cwd: sources }));
  return Promise.all(
    files.sort().map(async (file) => {
      const parts = partsOf(file);
      if (parts === null) throw new Error(`${basename(file)} is named as no language is`);
      const path = join(sources, file);
      const exports: Record<string, unknown> = await import(pathToFileURL(path).href);
      return { file, ...parts, source: await readFile(path, 'utf8'), exports };
    }),
  );
}
