import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Stops a server when the process is told to: the first signal stops it in good order and the process ends with exit code 0, a
 * second one ends it at once, and so does one that comes before there is a server. In a container nothing else would end it.
 *
 * @returns what names the server once there is one
 */
export function stopOnSignal(report: (line: string) => void): (server: { close(): Promise<void> }) => void {
  let server: { close(): Promise<void> } | null = null;
  let isStopping = false;
  const onSignal = async (name: (typeof signals)[number]) => {
    if (server === null || isStopping) process.exit(128 + constants.signals[name]);
    isStopping = true;
    report('stopping');
    try {
      await server.close();
      report('stopped');
    } catch (cause) {
      console.error(cause);
      process.exitCode = 1;
    }
  };
  for (const name of signals) process.on(name, () => void onSignal(name));
  return (started) => {
    server = started;
  };
}
