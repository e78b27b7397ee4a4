/** Whether a text of a server's or a portal's is an address that leads to a page, never to a script or an app. */
export function isWebAddress(text: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
