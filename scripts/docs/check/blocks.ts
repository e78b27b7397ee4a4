import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../run.ts';

/** A block of code of a page. */
export interface Block {
  /** The Markdown, as a path of the repository. */
  readonly source: string;
  /** The line of its first line of code. */
  readonly line: number;
  /** What stands behind the fence; empty where nothing does. */
  readonly language: string;
  readonly code: string;
}

/** The blocks of a Markdown file. */
export async function blocksOf(source: string): Promise<Block[]> {
  return blocksIn(source, await readFile(join(root, source), 'utf8'));
}

/** The blocks of a text. A fence that stands in a list is indented, and so is its code. */
export function blocksIn(source: string, text: string): Block[] {
  const blocks: Block[] = [];
  let open: { indent: string; language: string; line: number; lines: string[] } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const [, indent = '', language = ''] = /^( *)```(\S*)/.exec(line) ?? [];
    const isFence = /^ *```/.test(line);
    if (open === null && isFence) open = { indent, language, line: at + 2, lines: [] };
    else if (open !== null && isFence) {
      blocks.push({ source, line: open.line, language: open.language, code: open.lines.join('\n') });
      open = null;
    } else if (open !== null) open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return blocks;
}

/** A fault with its place. */
export function faultAt(block: Block, complaint: string, line = 0): string {
  return `${block.source}:${block.line + line} ${complaint}`;
}
