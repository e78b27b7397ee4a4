import { limitsSuite } from './suites/limits.suite.ts';
import { serverSuites } from './suites/server-suites.ts';
import { embeddedEngine } from './suites/world.ts';

const engine = await embeddedEngine();

// What is refused before any database is asked is shown once. It stands first: the suites close the engine.
limitsSuite(engine);
serverSuites(engine);
