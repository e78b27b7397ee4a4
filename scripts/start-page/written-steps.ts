/**
 * The lines of the first shell block below a heading of a guide.
 *
 * @throws Error when the guide has no such heading, or no block below it
 * @example writtenSteps('## Begin\n```sh\nnpm install\n```', 'Begin') // ['npm install']
 */
export function writtenSteps(guide: string, heading: string): string[] {
  const [, section] = guide.split(`\n## ${heading}\n`);
  const [, block] = /```sh\n([\s\S]*?)```/.exec(section?.split('\n## ')[0] ?? '') ?? [];
  if (block === undefined) throw new Error(`The guide has no shell block below "${heading}".`);
  return block.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
