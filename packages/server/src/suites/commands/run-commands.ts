import { format } from 'node:util';

/** What the test asks for: a command as the operator types it. */
export interface CommandCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs commands one after another in this process, which is a child of the test. The module of a command is evaluated anew
 * each time, with its arguments and environment, and its exit code read; the modules below it are kept, since loading
 * them is most of what a command takes.
 */
let count = 0;
process.on('message', async ({ command, args, environment }: CommandCall) => {
  const path = new URL(`../../cli/${command}.ts`, import.meta.url);
  count += 1;
  path.search = String(count);
  let [output, errors] = ['', ''];
  console.log = (...parts) => {
    output += `${format(...parts)}\n`;
  };
  console.error = (...parts) => {
    errors += `${format(...parts)}\n`;
  };
  process.argv = [process.execPath, path.pathname, ...args];
  process.env = { ...environment };
  process.exitCode = undefined;
  try {
    await import(path.href);
  } catch (cause) {
    // What Node would print and end with.
    console.error(cause);
    process.exitCode = 1;
  }
  process.send?.({ code: Number(process.exitCode ?? 0), output, errors });
});
