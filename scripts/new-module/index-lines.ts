import type { ModuleName } from './module-name.ts';

/** A line that a new module adds to an index: at the end of what `opens`, which `closes` there. The formatter sorts imports. */
export interface IndexLine {
  readonly file: string;
  readonly opens: string;
  readonly closes: string;
  readonly line: string;
}

/** An index that holds what each module gives: an import, and an entry of its list. */
interface Index {
  readonly file: string;
  readonly what: string;
  readonly from: string;
  readonly opens: string;
  readonly closes: string;
  readonly entry: (name: string) => string;
}

const spread = (name: string) => `  ...${name},\n`;

/** What a new module adds to each index of the packages. */
export function indexLines({ kebab, camel, Pascal, snake }: ModuleName): IndexLine[] {
  const indexes: readonly Index[] = [
    {
      file: 'packages/contract/src/operations.ts',
      what: 'Operations',
      from: `./${kebab}.ts`,
      opens: 'export const operations: Operations = {\n',
      closes: '};',
      entry: spread,
    },
    {
      file: 'packages/contract/src/requirements.ts',
      what: 'Requirements',
      from: `./requirements/${kebab}.ts`,
      opens: 'export const requirements = {\n',
      closes: '} as const',
      entry: spread,
    },
    {
      file: 'packages/contract/src/examples/index.ts',
      what: 'Examples',
      from: `./${kebab}.ts`,
      opens: 'export const declaredExamples',
      closes: '};',
      entry: spread,
    },
    {
      file: 'packages/server/src/modules/index.ts',
      what: 'Handlers',
      from: `./${kebab}.ts`,
      opens: 'export const allHandlers: Handlers = {\n',
      closes: '};',
      entry: spread,
    },
    {
      file: 'packages/server/src/suites/server-suites.ts',
      what: 'Suite',
      from: `./${kebab}.suite.ts`,
      opens: 'const suites: readonly ((engine: Engine) => void)[] = [\n',
      closes: '];',
      entry: (name) => `  ${name},\n`,
    },
    {
      file: 'packages/conformance/src/checks/index.ts',
      what: 'Checks',
      from: `./${kebab}.ts`,
      opens: 'export const allChecks: readonly Check[] = [\n',
      closes: '];',
      entry: spread,
    },
  ];
  return [
    ...indexes.flatMap(({ file, what, from, opens, closes, entry }) => [
      { file, opens: '', closes: 'import ', line: `import { ${camel}${what} } from '${from}';\n` },
      { file, opens, closes, line: entry(`${camel}${what}`) },
    ]),
    {
      file: 'packages/contract/src/operations.ts',
      opens: 'export type Operations =',
      closes: ';',
      line: ` & typeof ${camel}Operations`,
    },
    { file: 'packages/contract/src/index.ts', opens: '', closes: 'export ', line: `export * from './${kebab}.ts';\n` },
    {
      file: 'packages/contract/src/widgets.ts',
      opens: 'export const widgetOperations = {\n',
      closes: '} as const',
      line: `  'ward-${kebab}': ['${camel}.list', ...device],\n`,
    },
    {
      file: 'packages/server/src/database/schema.ts',
      opens: 'export interface Schema {\n',
      closes: '\n}',
      line: `
  ${snake}: {
    station_id: string;
    id: string;
    version: Generated<number>;
    label: string;
    recorded_at: Moment;
  };`,
    },
    {
      file: 'packages/server/src/suites/access.suite.ts',
      opens: 'export const mayCall',
      closes: '};',
      line: `  '${camel}.list': staff,\n`,
    },
    {
      file: 'packages/elements/src/cdn.ts',
      opens: 'defineWhenUsed({\n',
      closes: '});',
      line: `  'ward-${kebab}': () => import('./${kebab}/define.ts'),\n`,
    },
    {
      file: 'packages/elements/src/widget-classes.ts',
      opens: 'export const widgetClasses',
      closes: '};',
      line: `  '${kebab}': () => import('./${kebab}/${kebab}.ts').then((module) => module.Ward${Pascal}),\n`,
    },
    { file: 'scripts/size.ts', opens: 'const widgets = [\n', closes: '];', line: `  '${kebab}',\n` },
  ];
}

/**
 * The text of an index with a line more.
 *
 * @throws Error where the index no longer looks as it did when this was written
 */
export function withLine(text: string, { file, opens, closes, line }: IndexLine): string {
  const from = text.indexOf(opens);
  const at = from === -1 ? -1 : text.indexOf(closes, from + opens.length);
  if (at === -1)
    throw new Error(`${file} has no ${JSON.stringify(from === -1 ? opens : closes)} to put a line before.`);
  return text.slice(0, at) + line + text.slice(at);
}
