import { join } from 'node:path';
import * as tokens from '@wardkit/tokens';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { widgetsIn } from './analyze.ts';
import { elements } from './elements.ts';
import type { WidgetsManifest } from './widgets-plugin.ts';

/** Writes what VS Code and the editors of JetBrains read into `dist`. */
export function writeEditorData(manifest: WidgetsManifest): void {
  const outdir = join(elements, 'dist');
  generateVsCodeCustomElementData(manifest, { outdir, cssFileName: null, hideLogs: true });
  generateVsCodeCustomElementData(withTokens(manifest), { outdir, htmlFileName: null, hideLogs: true });
  generateJetBrainsWebTypes(manifest, { outdir, packageJson: false, hideLogs: true });
}

/** A portal sets tokens in its own style sheet, on any element: to the editor they are no widget's own. */
function withTokens(manifest: WidgetsManifest): WidgetsManifest {
  const declared = Object.values(tokens)
    .join('')
    .matchAll(/--_[\w-]+:var\((--ward-[\w-]+),/g);
  const cssProperties = [...new Set([...declared].map(([, name = '']) => name))].map((name) => ({ name }));
  const [first, ...others] = manifest.modules;
  const [widget] = widgetsIn(manifest);
  if (first === undefined || widget === undefined) throw new Error('The manifest has no widget.');
  return { ...manifest, modules: [{ ...first, declarations: [{ ...widget, cssProperties }] }, ...others] };
}
