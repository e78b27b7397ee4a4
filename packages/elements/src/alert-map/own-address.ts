/** Whether a value is an object whose members can be asked for. */
export function isLike(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/**
 * An address of the portal itself, in full; null where it leads anywhere else: what somebody looks at on a map is told to
 * nobody but the portal. Places in braces stay as they are.
 *
 * @param page the address of the page
 * @example ownAddress('/tiles/{z}/{x}/{y}.png', 'https://portal.example/alerts') // 'https://portal.example/tiles/{z}/{x}/{y}.png'
 */
export function ownAddress(given: string, page: string): string | null {
  try {
    const { origin, protocol, href } = new URL(given, page);
    const isOwn = origin === new URL(page).origin && (protocol === 'https:' || protocol === 'http:');
    return isOwn ? href.replaceAll(/%7b/gi, '{').replaceAll(/%7d/gi, '}') : null;
  } catch {
    return null;
  }
}
