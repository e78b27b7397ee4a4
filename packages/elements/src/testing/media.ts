import { executeServerCommand } from '@web/test-runner-commands';

/**
 * Pretends CSS media features such as `{ 'forced-colors': 'active' }`; an empty object ends it.
 * @returns false where the browser can't pretend (Firefox).
 */
export async function emulateMedia(features: Record<string, string>): Promise<boolean> {
  const answer = await executeServerCommand('wardkit-media', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  return (answer as { supported: boolean }).supported;
}
