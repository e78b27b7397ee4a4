import { analyze } from './manifest/analyze.ts';

await analyze({ write: true });
