import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root, runScript } from '../../run.ts';
import { type Block, faultAt } from './blocks.ts';
import { scriptsIn } from './markup.ts';

interface Program {
  readonly block: Block;
  /** Its file below the folder of all programs. */
  readonly file: string;
  readonly code: string;
  readonly declared: ReadonlySet<string>;
}

const namesFiles = ['scripts/docs/check/example-names.ts', 'scripts/reference/example-names.ts'];

/**
 * Compiles the programs of pages against the built packages, each block as a module. It has what blocks before it on its
 * page declare, and the names of `example-names.ts`; everything else it imports. TypeScript is checked as strictly as our own
 * code, JavaScript as an editor does.
 *
 * @returns a line for each fault, with its place
 */
export async function programFaults(blocks: readonly Block[]): Promise<string[]> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  // Below the repository, so that packages are found as the sources find them.
  const folder = await mkdtemp(join(cache, 'docs-programs-'));
  try {
    const programs = blocks.flatMap(programsOf);
    const names = await givenNames(folder);
    await cp(new URL('frameworks.d.ts', import.meta.url), join(folder, 'frameworks.d.ts'));
    await writeFile(join(folder, 'widgets.d.ts'), typesOfWidgets());
    for (const [at, program] of programs.entries()) {
      const before = programs
        .slice(0, at)
        .filter((each) => each.block.source === program.block.source)
        .reverse();
      const path = join(folder, program.file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, moduleOf(program, before, names));
    }
    const lines = await Promise.all([
      compile(folder, 'tsconfig.json', ['**/*.ts', '**/*.tsx'], {}),
      compile(folder, 'tsconfig.javascript.json', ['**/*.js', '**/*.jsx', '*.d.ts'], {
        allowJs: true,
        checkJs: true,
        strict: false,
        exactOptionalPropertyTypes: false,
      }),
    ]);
    return lines.flat().map((line) => placed(line, programs));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function programsOf(block: Block, at: number): Program[] {
  const page = block.source.replace(/\W+/g, '-');
  const isScript = ['ts', 'tsx', 'js', 'jsx'].includes(block.language);
  const codes = isScript ? [block.code] : scriptsIn(block);
  return codes.map((code, part) => {
    // A block whose first line names a file is that file, so that the others on the page can import it.
    const [, name] = /^\/\/ ([\w-]+\.[jt]sx?)$/m.exec(code.split('\n')[0] ?? '') ?? [];
    const file = `${page}/${name ?? `block-${at}-${part}.${isScript ? block.language : 'js'}`}`;
    return { block, file, code, declared: declaredIn(code) };
  });
}

/** The module of a program, on whose first line stand its imports, so that lines stay where they are. */
function moduleOf(program: Program, before: readonly Program[], names: ReadonlyMap<string, string>): string {
  const { code, declared, file } = program;
  const imports = new Map<string, string[]>();
  const words = new Set(code.match(/[$\w]+/g) ?? []);
  const known = new Set([...before.flatMap((each) => [...each.declared]), ...names.keys()]);
  for (const name of known) {
    if (declared.has(name) || !words.has(name)) continue;
    const earlier = before.find((each) => each.declared.has(name));
    const specifier = earlier === undefined ? `../${names.get(name)}` : relative(dirname(file), earlier.file);
    const path = specifier.startsWith('.') ? specifier : `./${specifier}`;
    imports.set(path, [...(imports.get(path) ?? []), name]);
  }
  const head = [...imports].map(([from, each]) => `import { ${each.join(', ')} } from '${from}';`).join(' ');
  const exported = [...declared].filter((name) => !new RegExp(`^export .*\\b${name}\\b`, 'm').test(code));
  return `${head}\n${code}\nexport { ${exported.join(', ')} };\n`;
}

/** The names that a page may use as they stand, and the file that declares each. */
async function givenNames(folder: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of namesFiles) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^export declare (?:const|function) (\w+)/gm)) {
      if (!names.has(name)) names.set(name, relative(folder, join(root, file)));
    }
  }
  return names;
}

/** The tags and events of all widgets, also as React 19 takes them: a page registers some of them elsewhere. */
function typesOfWidgets(): string {
  const folder = join(root, 'packages/elements/dist');
  const files = globSync('*/*.events.d.ts', { cwd: folder }).map((file) => file.replace('.d.ts', ''));
  const widgets = files
    .map((file) => file.replace('.events', ''))
    .filter((file) => existsSync(join(folder, `${file}.d.ts`)));
  return [...files, ...widgets, 'provider/provider', 'react']
    .map((file) => `import '@wardkit/elements/${file}';\n`)
    .join('');
}

async function compile(folder: string, name: string, include: readonly string[], options: object): Promise<string[]> {
  const compilerOptions = {
    noEmit: true,
    composite: false,
    incremental: false,
    declaration: false,
    declarationMap: false,
    sourceMap: false,
    rewriteRelativeImportExtensions: false,
    verbatimModuleSyntax: false,
    isolatedModules: false,
    erasableSyntaxOnly: false,
    module: 'ESNext',
    moduleResolution: 'bundler',
    // What is published, and not its sources.
    customConditions: [],
    jsx: 'preserve',
    lib: ['ESNext', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: ['node'],
    paths: { '/wardkit/wardkit.js': [join(root, 'packages/elements/dist/cdn.d.ts')] },
    ...options,
  };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include };
  await writeFile(join(folder, name), JSON.stringify(config));
  const command = ['-p', join(folder, name), '--pretty', 'false'];
  const { code, output } = await runScript('typescript-native/bin/tsc', command, { quiet: true });
  const lines = output.split('\n').filter((line) => /error TS\d+/.test(line));
  if (code !== 0 && lines.length === 0) throw new Error(`The compiler did not run:\n${output}`);
  // A block is a piece of a function: it may return.
  return lines.filter((line) => !line.includes('error TS1108'));
}

function placed(line: string, programs: readonly Program[]): string {
  const [, path = '', row = '', complaint = line] = /^(.*?)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
  const program = programs.find(({ file }) => path.endsWith(`/${file}`));
  return program === undefined ? line : faultAt(program.block, complaint, Number(row) - 2);
}

/** The names that a program declares or imports at its top. */
function declaredIn(code: string): Set<string> {
  const names = new Set<string>();
  const collect = (name: ts.BindingName) => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) collect(element.name);
  };
  for (const statement of ts.createSourceFile('block.tsx', code, ts.ScriptTarget.ESNext).statements) {
    if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) collect(name);
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      collect(statement.name);
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    if (clause === undefined || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
    if (clause.name) collect(clause.name);
    const bindings = clause.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) collect(bindings.name);
    else for (const { name } of bindings.elements) collect(name);
  }
  return names;
}
