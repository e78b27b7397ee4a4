export { defaultAnswers } from './default-answers.ts';
export { createFakeClock, type FakeClock, settle } from './fake-clock.ts';
export * as fixtures from './fixtures.ts';
export { type ProblemExtras, problemResponse } from './problem-response.ts';
export { createScriptedClient, type ScriptedClient, type ScriptedClientOptions } from './scripted-client.ts';
export { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';
export type { ScriptedRecords } from './scripted-records.ts';
export {
  createScriptedServer,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedFault,
  type ScriptedOperation,
  type ScriptedServer,
} from './scripted-server.ts';
export type { ScriptedEvent, ScriptedStream } from './scripted-stream.ts';
