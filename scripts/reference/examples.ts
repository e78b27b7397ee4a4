import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root, runScript } from '../run.ts';

/** What stands behind an `@example` of a source. */
export interface Example {
  /** The source, as a path of the repository. */
  readonly file: string;
  /** The line of its `@example`. */
  readonly line: number;
  readonly code: string;
  /** What the source exports: an example uses it without an import. */
  readonly exported: readonly string[];
}

/**
 * Every example of the sources in a folder of the repository, public or not.
 *
 * @param only the name of the one source that is wanted
 */
export async function examplesOf(path: string, only?: string): Promise<Example[]> {
  const folder = join(root, path);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sources = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') && (only === undefined || file === join(folder, only)),
    );
  const found = await Promise.all(
    sources.map(async (file) => examplesIn(relative(root, file), await readFile(file, 'utf8'))),
  );
  return found.flat();
}

/** The examples of one source. */
export function examplesIn(file: string, text: string): Example[] {
  const names = text.matchAll(/^export (?:async )?(?:abstract )?(?:function|class|interface|type|const) (\w+)/gm);
  // A schema and its type have one name.
  const exported = [...new Set([...names].map(([, name = '']) => name))];
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
    const lines = comment[0].replace(/\s*\*\/$/, '').split('\n');
    const plain = lines.map((line) => line.replace(/^\s*(?:\/\*\*|\*) ?/, ''));
    const first = text.slice(0, comment.index).split('\n').length;
    return plain.flatMap((line, at) => {
      if (!line.startsWith('@example')) return [];
      const rest = plain.slice(at + 1);
      const end = rest.findIndex((each) => /^@[a-z]+\b/.test(each));
      const code = [line.slice('@example'.length), ...(end < 0 ? rest : rest.slice(0, end))];
      return [
        {
          file,
          line: first + at,
          code: code
            .filter((each) => !each.startsWith('```'))
            .join('\n')
            .trim(),
          exported,
        },
      ];
    });
  });
}

/**
 * Compiles examples, each as a program of its own. It has what its source exports, and the names of `example-names.ts`
 * that it does not declare itself; everything else it imports, as an integrator would.
 *
 * @returns a line for each fault, with the place of the example
 */
export async function faultsOf(examples: readonly Example[]): Promise<string[]> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  // Below the repository, so that packages are found as the sources find them.
  const folder = await mkdtemp(join(cache, 'examples-'));
  try {
    const namesFile = join(root, 'scripts/reference/example-names.ts');
    const names = [...(await readFile(namesFile, 'utf8')).matchAll(/^export declare (?:const|function) (\w+)/gm)];
    const given = names.map(([, name = '']) => name);
    await Promise.all(
      examples.map(async ({ file, code, exported }, at) => {
        const declared = declaredIn(code);
        const use = (name: string) => new RegExp(`\\b${name}\\b`).test(code) && !declared.has(name);
        const own = exported.filter(use);
        const others = given.filter((name) => use(name) && !own.includes(name));
        const program = [
          `import { ${own.join(', ')} } from '${relative(folder, join(root, file))}';`,
          `import { ${others.join(', ')} } from '${relative(folder, namesFile)}';`,
          code,
          'export {};',
        ];
        await writeFile(join(folder, `${at}.ts`), program.join('\n'));
      }),
    );
    const compilerOptions = {
      noEmit: true,
      composite: false,
      incremental: false,
      declaration: false,
      declarationMap: false,
      sourceMap: false,
      rewriteRelativeImportExtensions: false,
      verbatimModuleSyntax: false,
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: ['node'],
    };
    const extended = join(root, 'tsconfig.base.json');
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: extended, compilerOptions, include: ['*.ts'] }),
    );
    const command = ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'];
    const { output } = await runScript('typescript-native/bin/tsc', command, { quiet: true });
    return output
      .split('\n')
      .filter((line) => /^\S/.test(line))
      .map((line) => placed(line, examples));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The names that a program declares or imports at its top. */
function declaredIn(code: string): Set<string> {
  const names = new Set<string>();
  const collect = (name: ts.BindingName) => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) collect(element.name);
  };
  for (const statement of ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext).statements) {
    if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) collect(name);
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      collect(statement.name);
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    if (clause?.name) collect(clause.name);
    const bindings = clause?.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) collect(bindings.name);
    else for (const { name } of bindings.elements) collect(name);
  }
  return names;
}

/** A complaint of the compiler with the place of its example: two lines of imports come before the code. */
function placed(line: string, examples: readonly Example[]): string {
  const [, at = '', row = '', complaint = ''] = /(?:^|\/)(\d+)\.ts\((\d+),\d+\): (.*)$/.exec(line) ?? [];
  const example = examples[Number(at)];
  if (at === '' || example === undefined) return line;
  return `${example.file}:${example.line + Number(row) - 2} ${complaint}`;
}
