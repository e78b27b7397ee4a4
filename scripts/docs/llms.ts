import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf, sections } from './sections.ts';

/**
 * Writes what programs that read text are given (llmstxt.org): `llms.txt`, a list of the pages with what each says, and
 * `llms-full.txt`, all of them one after the other.
 */
export async function writeTextsForModels(
  folder: string,
  texts: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): Promise<void> {
  const lines = [
    '# Wardkit',
    '',
    `> ${firstSentenceOf(texts.get('docs/index.md') ?? '')}`,
    '',
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      '',
      ...section.sources.map(
        (source) => `- [${titles.get(source)}](${addressOf(source)}): ${firstSentenceOf(texts.get(source) ?? '')}`,
      ),
      '',
    ]),
    '## Files',
    '',
    '- [openapi.json](contract/reference/openapi.json): the contract as OpenAPI 3.1',
    '- [llms-full.txt](llms-full.txt): all of these pages as one text',
    '',
  ];
  await writeFile(join(folder, 'llms.txt'), lines.join('\n'));
  const full = [...texts].map(([source, text]) => `<!-- ${addressOf(source)} -->\n${text.trim()}\n`);
  await writeFile(join(folder, 'llms-full.txt'), full.join('\n'));
}

/** The first sentence below the first heading, without markup. */
function firstSentenceOf(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((each) => each.replace(/\s+/g, ' ').trim());
  const prose = paragraphs.find((each) => /^[\p{L}`<*[]/u.test(each) && !each.startsWith('```')) ?? '';
  const plain = prose.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '');
  return /^.*?(?:[.。](?=\s|$)|。|$)/u.exec(plain)?.[0] ?? plain;
}
