/** Markup that is already safe. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: texts are escaped, markup is taken as it is, lists are joined, nothing is left out. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for content and quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Markup from a template whose parts are escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join('') };
}

/** Marks a text as markup that is already safe. */
export function markup(text: string): Html {
  return { markup: text };
}

/** A part as text of a page. */
export function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}

/** Parts with a separator between them. */
export function join(parts: readonly Part[], separator: Part = ', '): Part {
  return parts.map((part, index) => (index === 0 ? part : [separator, part]));
}

/** A text with its `code` marked as such, and the rules that it names as links from the root of the reference. */
export function prose(text: string): Part {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : withRules(part)));
}

function withRules(text: string): Part {
  return text
    .split(/(WK-[A-Z]{3}-\d\d)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a class="rule-id" href="requirements.html#${part}">${part}</a>` : part,
    );
}
