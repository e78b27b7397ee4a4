import { open } from 'node:fs/promises';

/** Brings the names of a folder to the disk: a file that was renamed into it may else be gone after a loss of power. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder, and keeps names by itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
