/**
 * The same value with text that every database takes: half of a character, as a cut emoji leaves it, becomes U+FFFD, and
 * NUL goes. Nobody typed either, and a server that can't keep them would refuse the whole submission for ever.
 */
export function cleanText<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, clean(field)]));
}
