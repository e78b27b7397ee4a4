/**
 * Fills a record's path.
 * @example fillPath('/v1/premises/{premisesId}', { premisesId: 'a/b' }) // '/v1/premises/a%2Fb'
 */
export function fillPath(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
}

/** Writes a query; a list is the parameter repeated, and what is undefined is left out. Sorted, so that equal reads are equal. */
export function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the contract without its last slash, absolute where the page's own address is known. */
export function normaliseBase(baseUrl: string): string {
  const here = typeof location === 'undefined' || location.href === 'about:blank' ? undefined : location.href;
  return new URL(baseUrl, here).href.replace(/[?#].*$/, '').replace(/\/+$/, '');
}
