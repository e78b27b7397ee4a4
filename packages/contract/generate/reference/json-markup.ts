import { escaped, type Html, markup } from './html.ts';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON with its names, texts and values marked for the stylesheet. */
export function jsonMarkup(value: unknown): Html {
  const text = JSON.stringify(value, null, 2) ?? '';
  let made = '';
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon, word] = match;
    const kind =
      string === undefined ? (word === undefined ? 'number' : 'word') : colon === undefined ? 'text' : 'member';
    made += escaped(text.slice(end, match.index));
    made += `<span class="${kind}">${escaped(string ?? whole)}</span>${colon ?? ''}`;
    end = match.index + whole.length;
  }
  return markup(made + escaped(text.slice(end)));
}
