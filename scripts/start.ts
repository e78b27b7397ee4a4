import { build } from './building.ts';

await build({ force: false, report: (line) => console.log(line) });
await import('./serve.ts');
