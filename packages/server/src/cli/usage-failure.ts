import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartFailure } from '../start-failure.ts';

/** That a command was called in a wrong way: nothing was tried, and the exit code is 2. */
export class UsageFailure extends StartFailure {
  constructor(what: string, usage: string) {
    super(`${what}\n${usage}`);
  }
}

/** That somebody asked how a command is called. */
export class HelpAsked extends Error {
  override readonly name = 'HelpAsked';
}

/** @throws {UsageFailure} for an option that the command does not know, or that lacks its value */
export function parseCommand<const T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) throw new HelpAsked(usage);
  try {
    return parseArgs(config);
  } catch (cause) {
    // Its first sentence names the option; what follows is advice to programmers. A stray word may be anybody's name.
    const isStrayWord = (cause as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
    const [sentence = ''] = cause instanceof Error ? cause.message.split('. ') : [];
    throw new UsageFailure(isStrayWord ? 'There is a word too many.' : `${sentence.replace(/\.$/, '')}.`, usage);
  }
}
