import type { Manifest } from './manifest.ts';
import { addressOf, sources } from './sections.ts';

/** The list of the widgets, in the order of their pages, with what each is for and what it tells. */
export function widgetIndexMarkdown(manifest: Manifest): string {
  const rows = sources
    .filter((source) => source.startsWith('packages/elements/'))
    .map((source) => {
      const tag = `ward-${addressOf(source).replace(/^widgets\/|\.html$/g, '')}`;
      const element = manifest.get(tag);
      if (element === undefined) throw new Error(`${tag} is not in the manifest`);
      const events = (element.events ?? []).map(({ name }) => `\`${name}\``).join(', ');
      return `| [\`<${tag}>\`](../../${source}) | ${firstSentenceOf(element.description)} | ${events} |`;
    });
  return [
    '# Widgets',
    '',
    'Each is a custom element: it stands in any page, inside a `<ward-provider>` that has a client. Each page says what it',
    'shows in which state, and ends with its properties, events, parts and the operations that it calls.',
    '',
    '| Widget | For | Events |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function firstSentenceOf(text = ''): string {
  return (/^.*?[.:;](?=\s|$)/s.exec(text)?.[0] ?? text)
    .replace(/\s+/g, ' ')
    .replace(/[:;]$/, '.')
    .replaceAll('|', '\\|');
}
