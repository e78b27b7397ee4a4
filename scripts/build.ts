import { build } from './building.ts';

const started = performance.now();
await build({ force: !process.argv.includes('--missing'), report: (line) => console.log(line) });
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
