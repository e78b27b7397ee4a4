export { defaultAnswers } from './default-answers.ts';
export { createFakeClock, type FakeClock, settle } from './fake-clock.ts';
/**
 * Invented records of one station on one day, in the shape of the contract. Each call of a function gives a new one.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient({ answers: { 'places.getPremises': fixtures.premisesOf({ storeys: 9 }) } });
 */
export * as fixtures from './fixtures.ts';
export { type ProblemExtras, problemResponse } from './problem-response.ts';
export { createScriptedClient, type ScriptedClient, type ScriptedClientOptions } from './scripted-client.ts';
export { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';
export type { ScriptedRecords } from './scripted-records.ts';
export {
  createScriptedServer,
  type ScriptedAnswer,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedFault,
  type ScriptedOperation,
  type ScriptedServer,
} from './scripted-server.ts';
export type { ScriptedEvent, ScriptedStream } from './scripted-stream.ts';
