import { fileOf } from './module-file.ts';

/**
 * The public files beside one for each module of the contract. Every other file is the SDK's own business. `./testing` of the
 * design is the package `@wardkit/testing`, which stands on this one.
 */
const others = ['create-handle', 'outbox', 'events', 'uploads', 'webhooks', 'otel', 'service-worker', 'help-receipts'];

/** The text of `package.json` with its entry points: the index, a file a module, and the others. */
export function withEntryPoints(text: string, modules: readonly string[]): string {
  const files = [...new Set([...modules.map(fileOf), ...others])].sort();
  const at = (file: string) => ({
    'wardkit-source': `./src/${file}.ts`,
    types: `./dist/${file}.d.ts`,
    default: `./dist/${file}.js`,
  });
  const exports = Object.fromEntries([['.', at('index')], ...files.map((file) => [`./${file}`, at(file)])]);
  return `${JSON.stringify({ ...JSON.parse(text), exports }, null, 2)}\n`;
}
