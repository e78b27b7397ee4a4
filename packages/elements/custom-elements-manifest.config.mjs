import { widgetFile, widgets } from './scripts/manifest/widgets.ts';
import { widgetsPlugin } from './scripts/manifest/widgets-plugin.ts';

/** What the analyzer reads, and what of ours it does not know by itself. */
export default {
  globs: [
    'src/foundation/ward-element.ts',
    'src/foundation/forms/form-element.ts',
    'src/*/*.events.ts',
    ...widgets.map(widgetFile),
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  dependencies: false,
  quiet: true,
  plugins: [widgetsPlugin()],
};
