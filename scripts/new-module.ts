import { addModule } from './new-module/add-module.ts';
import { root, run, runScript } from './run.ts';

const source = '--conditions=wardkit-source';
const [name, ...others] = process.argv.slice(2);
try {
  if (name === undefined || others.length > 0)
    throw new Error('Usage: npm run new:module -- NAME, such as night-patrols');
  const { made, changed } = await addModule(root, name);
  const sources = [...made, ...changed].filter((path) => path.endsWith('.ts'));
  await step('the format', runScript('@biomejs/biome/bin/biome', ['check', '--write', ...sources], { quiet: true }));
  await step(
    'openapi.json',
    run(process.execPath, [source, 'packages/contract/generate/generate.ts'], { quiet: true }),
  );
  await step('the client', run(process.execPath, [source, 'packages/client/generate/generate.ts'], { quiet: true }));
  console.log(
    ['Made:', ...made.map((path) => `  ${path}`), 'Added a line to:', ...changed.map((path) => `  ${path}`)].join('\n'),
  );
  console.log(`
The typed call and openapi.json are made from the record. Next:
  - write what an entry is: packages/contract/src/${name}.ts, then \`npm run contract:generate && npm run client:generate\`
  - give the demo data entries (packages/server/src/seed), so that the kit has something to look at
  - call it what a station calls it, in the five languages: packages/elements/src/${name}/`);
} catch (cause) {
  console.error((cause as Error).message);
  process.exitCode = 1;
}

async function step(what: string, running: Promise<{ code: number; output: string }>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`The module is written, but ${what} could not be made:\n${output}`);
}
