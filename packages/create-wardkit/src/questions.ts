import { createInterface } from 'node:readline/promises';
import { type Options, readTemplate } from './options.ts';
import { type Template, templates } from './templates.ts';
import { UsageFailure } from './usage-failure.ts';

/** What a page has where nothing else was said. */
export const defaults = {
  folder: 'ward-page',
  template: 'plain',
  server: 'http://127.0.0.1:8787',
} as const satisfies { folder: string; template: Template; server: string };

/**
 * Asks for what the command line left open.
 *
 * @throws {UsageFailure} when the person leaves (Ctrl+C, Ctrl+D)
 */
export async function ask(
  { folder, template }: Options,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<{ folder: string; template: Template }> {
  const lines = createInterface({ input, output });
  const left = new AbortController();
  lines.once('close', () => left.abort());
  const question = async (text: string, otherwise: string) => {
    const answer = await lines.question(`${text} (${otherwise}): `, { signal: left.signal });
    return answer.trim() || otherwise;
  };
  try {
    const askedFolder = folder ?? (await question('Folder', defaults.folder));
    if (template !== null) return { folder: askedFolder, template };
    for (const [name, what] of Object.entries(templates)) output.write(`  ${name.padEnd(6)} ${what}\n`);
    for (;;) {
      const answer = await question('Template', defaults.template);
      try {
        return { folder: askedFolder, template: readTemplate(answer) };
      } catch (cause) {
        output.write(`${(cause as Error).message}\n`);
      }
    }
  } catch (cause) {
    if (left.signal.aborted) throw new UsageFailure('\nNothing was made.');
    throw cause;
  } finally {
    lines.close();
  }
}
