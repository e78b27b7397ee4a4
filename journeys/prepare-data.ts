import { rm } from 'node:fs/promises';
import { ServerProcess } from './server-process.ts';

/** Fills a folder with the demo data once, for the servers of all journeys to begin with a copy. */
export async function prepareData(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const server = await ServerProcess.start(folder);
  await server.stop();
}
