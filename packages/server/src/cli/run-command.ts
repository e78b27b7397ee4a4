import { StartFailure } from '../start-failure.ts';
import { HelpAsked, UsageFailure } from './usage-failure.ts';

/** How a command ended without doing its work. */
export const exitCodes = { failed: 1, usage: 2 } as const;

/**
 * Runs a command and says by its exit code how it went. What failed is told without what the database says about it:
 * that may quote a row.
 *
 * @param work returns the exit code where it is none of 0, 1 and 2
 * @param failed the exit code for what could not be done
 */
export async function runCommand(
  work: () => Promise<number | undefined> | Promise<void>,
  failed: number = exitCodes.failed,
): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (cause) {
    if (cause instanceof HelpAsked) {
      console.log(cause.message);
      return;
    }
    console.error(cause instanceof StartFailure ? cause.message : describeFault(cause));
    process.exitCode = cause instanceof UsageFailure ? exitCodes.usage : failed;
  }
}

function describeFault(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isConnection =
    /^(08|57P0)|^E(CONN|PIPE|TIMEDOUT)/.test(code) ||
    (cause instanceof Error && /^Connection term/.test(cause.message));
  if (isConnection) {
    return 'The connection to the database broke off. What was committed before stays; run the command again when the database is back.';
  }
  const name = cause instanceof Error ? cause.name : 'unknown';
  const frames = cause instanceof Error ? (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return [
    `The command failed (${code || name}). This is a fault of Wardkit: report it with these lines.`,
    ...frames,
  ].join('\n');
}
