import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const elements: string = fileURLToPath(new URL('../..', import.meta.url));
