/**
 * How a command is called, by the way that this process was: an installed server has one program with commands, a clone has
 * scripts of npm.
 *
 * @param script the name of the script in a clone's package.json
 * @example usageOf('keys', 'new | status') // 'Usage: wardkit-server keys new | status'
 */
export function usageOf(command: string, rest: string, script: string = command): string {
  const called = process.env.npm_lifecycle_event === script ? `npm run ${script} --` : `wardkit-server ${command}`;
  return `Usage: ${called} ${rest}`.trimEnd();
}
