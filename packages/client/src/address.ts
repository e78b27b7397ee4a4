import { browser } from './browser.ts';
import { ContractError } from './errors.ts';

/**
 * Fills a record's path.
 *
 * @throws {ContractError} for what can't stand there as one segment: no text, half a character, or dots, which lead elsewhere
 * @example fillPath('/v1/premises/{premisesId}', { premisesId: 'a/b' }) // '/v1/premises/a%2Fb'
 */
export function fillPath(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    try {
      if (typeof value === 'string' && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    } catch {
      // Told below, without the value.
    }
    throw new ContractError('request', [{ pointer: `#/parameters/${name}`, message: 'expected a text' }], {});
  });
}

/** Writes a query; a list is the parameter repeated, and what is undefined is left out. Sorted, so that equal reads are equal. */
export function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(query).sort();
  if (names.length === 0) return '';
  const parameters = new URLSearchParams();
  for (const name of names) {
    const value = query[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The address of the contract without its last slash, absolute where the page's own address is known.
 *
 * @throws {TypeError} for what is no address to call; the address is not in the text
 */
export function normaliseBase(baseUrl: string): string {
  const here = browser.location?.href;
  let url: URL | null = null;
  try {
    url = new URL(baseUrl, here === 'about:blank' ? undefined : here);
  } catch {
    // Told below.
  }
  if (url === null || !/^https?:$/.test(url.protocol) || url.username + url.password !== '') {
    throw new TypeError(
      'baseUrl is a whole address without a password, such as https://ward.example/ward; only a page may give /ward',
    );
  }
  return url.href.replace(/[?#].*$/, '').replace(/\/+$/, '');
}
