import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { elements } from './elements.ts';
import type { WidgetDeclaration, WidgetsManifest } from './widgets-plugin.ts';

/**
 * The custom elements manifest of the public widgets, read from their sources.
 *
 * @param options `write` also puts it into `dist/custom-elements.json`
 */
export async function analyze({ write }: { write: boolean }): Promise<WidgetsManifest> {
  return (await cli({ argv: ['analyze'], cwd: elements, noWrite: !write })) as WidgetsManifest;
}

/** The widgets that a manifest describes. */
export function widgetsIn(manifest: WidgetsManifest): readonly WidgetDeclaration[] {
  return manifest.modules.flatMap((each) => each.declarations);
}
