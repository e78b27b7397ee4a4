import { allExamples } from '@wardkit/contract/examples/index';
import {
  asksForPurpose,
  type Content,
  isBinary,
  isJson,
  isList,
  type OperationRecord,
  type Schema,
} from '@wardkit/contract/operation';
import type { ContractExports } from './contract-exports.ts';

/** An operation with the name of its function and record. */
interface Named {
  readonly record: OperationRecord;
  readonly verb: string;
  /** The name of the function; the record comes in as `<name>Record`. */
  readonly name: string;
  readonly file: string;
}

/** What an example reads for, by module: a purpose that the station's work has. */
const purposeOf: Readonly<Record<string, string>> = {
  alerts: 'alert-handling',
  alertRepeats: 'alert-handling',
  shiftHandovers: 'alert-handling',
  audit: 'audit',
  hazards: 'hazard-rectification',
  mediations: 'mediation',
  personRequests: 'own-record',
  stays: 'stay-registration',
};

/** The name of a module's file: `rental-checks`. */
export function fileOf(module: string): string {
  return module.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Collects imports and writes them sorted, types apart. */
class Imports {
  readonly #names = new Map<string, Set<string>>();

  add(from: string, name: string): void {
    this.#names.set(from, (this.#names.get(from) ?? new Set()).add(name));
  }

  text(): string {
    const lines = [...this.#names].sort(([one], [other]) => (one < other ? -1 : 1));
    return lines.map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`).join('\n');
  }
}

/** The source of a module of the client: a function an operation, and the object that `ward.<module>` is. */
export function moduleSource(module: string, records: readonly OperationRecord[], exports: ContractExports): string {
  const imports = new Imports();
  const operations = records.map((record) => named(module, record, exports));
  const functions = operations.flatMap((operation) => [
    functionSource(module, operation, exports, imports),
    ...(operation.record.batch === true ? [batchSource(module, operation, exports, imports)] : []),
  ]);
  const title = `${module.charAt(0).toUpperCase()}${module.slice(1)}Module`;
  imports.add('./bound.ts', 'type Bound');
  imports.add('./handle.ts', 'type ClientHandle');
  const reached = operations.flatMap(({ record, verb, name }) => [
    { text: record.summary, verb, name },
    ...(record.batch === true
      ? [{ text: `${record.summary}: up to 200 in one call`, verb: `${verb}Batch`, name: `${name}Batch` }]
      : []),
  ]);
  const members = reached.map(
    ({ text, verb, name }) => `  /** ${text}. */\n  readonly ${verb}: Bound<typeof ${name}>;`,
  );
  const bound = reached.map(({ verb, name }) => `    ${verb}: (...rest) => ${name}(handle, ...rest),`);
  const demonstrated = operations.find(({ record }) => isList(record)) ?? operations[0];
  const shown = (type: string) =>
    [
      `const ${module}${type} = ${module}Module(handle);`,
      ...(demonstrated === undefined ? [] : exampleOf(module, demonstrated, module)),
    ].map((line) => ` * ${line}`.trimEnd());
  return `// Made from the operation records by \`npm run client:generate\`: change the record, not this file.
${imports.text()}

${functions.join('\n\n')}

/**
 * \`ward.${module}\`
 * @example
${shown(`: ${title}`).join('\n')}
 */
export interface ${title} {
${members.join('\n')}
}

/**
 * The functions of this module over one client.
 * @example
${shown('').join('\n')}
 */
export function ${module}Module(handle: ClientHandle): ${title} {
  return {
${bound.join('\n')}
  };
}
`;
}

function named(module: string, record: OperationRecord, exports: ContractExports): Named {
  const exported = exports.of(record, fileOf(module));
  if (exported === null) throw new Error(`no module of the contract exports the record of ${record.id}`);
  return { record, verb: record.id.slice(record.id.indexOf('.') + 1), ...exported };
}

function functionSource(module: string, operation: Named, exports: ContractExports, imports: Imports): string {
  const { record, name, file } = operation;
  const recordName = `${name}Record`;
  imports.add(`@wardkit/contract/${file}`, `${name} as ${recordName}`);
  const typeOf = (schema: Schema, otherwise: 'AnswerOf' | 'BodyOf') => {
    const found = exports.typeOf(schema, file);
    if (found === null) {
      imports.add('@wardkit/contract/operation', `type ${otherwise}`);
      return `${otherwise}<typeof ${recordName}>`;
    }
    imports.add(`@wardkit/contract/${found.file}`, `type ${found.name}`);
    return found.name;
  };

  const path = pathParameters(record);
  const parts: string[] = [...path.map((each) => `${each}: string`)];
  const given: string[] = path.length === 0 ? [] : [`parameters: { ${path.join(', ')} }`];
  const headers = ownHeaders(record);
  parts.push(...headers.map((header) => `${argumentOf(header)}: string`));
  if (headers.length > 0) {
    given.push(`headers: { ${headers.map((header) => `'${header}': ${argumentOf(header)}`).join(', ')} }`);
  }
  if (record.body !== undefined) {
    parts.push(`body: ${isBinary(record.body) ? 'Blob | Uint8Array<ArrayBuffer>' : typeOf(record.body, 'BodyOf')}`);
    given.push('body');
  }
  const declarations: string[] = [];
  if (record.query !== undefined) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Query`;
    imports.add('@wardkit/contract/operation', 'type QueryOf');
    const shown = exampleOf(module, operation, `ward.${module}`, type).map((line) => ` * ${line}`);
    declarations.push(
      `/**\n * What {@link ${name}} is asked with.\n * @example\n${shown.join('\n')}\n */\nexport type ${type} = QueryOf<typeof ${recordName}>;\n\n`,
    );
    parts.push(`query: ${type}${isOptional(record.query) ? ' = {}' : ''}`);
    given.push('query');
  }
  const options = optionsOf(record, imports);
  parts.push(`options${options.isNeeded ? '' : '?'}: ${options.type}`);

  const answer = answerOf(record, (schema) => typeOf(schema, 'AnswerOf'), imports, exports, file);
  const isPaged = isList(record);
  imports.add('./call-promise.ts', isPaged ? 'type ListCall' : 'type CallPromise');
  const returned = isPaged ? `ListCall<${answer}>` : `CallPromise<${answer}>`;
  const call = `handle.${isPaged ? 'list' : 'call'}(${recordName}, { ${given.join(', ')} }, options)`;
  const cast = isBinary(contentOf(record)) ? ' as CallPromise<Blob>' : '';
  return `${declarations.join('')}${commentOf(module, operation)}
export function ${name}(handle: ClientHandle, ${parts.join(', ')}): ${returned} {
  return ${call}${cast};
}`;
}

/** Many creates in one call. Its record follows from that of the create. */
function batchSource(module: string, { record, verb, name, file }: Named, exports: ContractExports, imports: Imports) {
  const [body, answer] = [record.body, contentOf(record)].map((content) => exports.typeOf(content, file));
  if (!body || !answer) throw new Error(`the batch of ${record.id} has parts without a name`);
  imports.add(`@wardkit/contract/${body.file}`, `type ${body.name}`);
  imports.add(`@wardkit/contract/${answer.file}`, `type ${answer.name}`);
  for (const each of ['type BatchAnswer', 'type BatchItem', 'callBatch']) imports.add('./batch.ts', each);
  imports.add('./call-promise.ts', 'type CallPromise');
  const { type, isNeeded } = optionsOf({ ...record, concurrency: 'none' }, imports);
  const { parameters = {}, body: example } = allExamples.get(record.id)?.[0]?.request ?? {};
  const items = literal([{ id: Object.values(parameters)[0], body: example }]);
  const purpose = asksForPurpose(record) ? [`{ purpose: '${purposeOf[module] ?? 'rental-check'}' }`] : [];
  const shown = `const { items } = await ${callOf(`ward.${module}.${verb}Batch`, [items, ...purpose])};`;
  return `/**
 * ${record.summary}: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
${shown
  .split('\n')
  .map((line) => ` * ${line}`)
  .join('\n')}
 */
export function ${name}Batch(
  handle: ClientHandle,
  items: readonly BatchItem<${body.name}>[],
  options${isNeeded ? '' : '?'}: ${type},
): CallPromise<BatchAnswer<${answer.name}>> {
  return callBatch(handle, ${name}Record, items, options);
}`;
}

function pathParameters({ path }: OperationRecord): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
}

/** The names of the headers that are the operation's own. */
function ownHeaders({ headers }: OperationRecord): string[] {
  return headers === undefined ? [] : Object.keys((headers._zod.def as unknown as { shape: object }).shape);
}

/** What an own header is called as an argument: `wardkit-receipt` is `receipt`. */
function argumentOf(header: string): string {
  return header.replace(/^wardkit-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isOptional(query: Schema): boolean {
  return query.safeParse({}).success;
}

function contentOf(record: OperationRecord): Content {
  return Object.values(record.answers)[0];
}

function optionsOf(record: OperationRecord, imports: Imports): { type: string; isNeeded: boolean } {
  const base = record.safety === 'safe' ? 'CallOptions' : 'WriteOptions';
  const needed = [
    ...(asksForPurpose(record) ? ['WithPurpose'] : []),
    ...(record.concurrency === 'if-match' ? ['WithMatch'] : []),
  ];
  for (const each of [base, ...needed]) imports.add('./call-options.ts', `type ${each}`);
  return { type: [base, ...needed].join(' & '), isNeeded: needed.length > 0 };
}

function answerOf(
  record: OperationRecord,
  typeOf: (schema: Schema) => string,
  imports: Imports,
  exports: ContractExports,
  file: string,
): string {
  const content = contentOf(record);
  if (content === null || content === undefined) return 'undefined';
  if (isBinary(content)) return 'Blob';
  if (!isJson(content)) throw new Error(`${record.id} answers what no function can give`);
  if (!isList(record)) return typeOf(content);
  const { items } = (content._zod.def as unknown as { shape: { items: Schema } }).shape;
  const { element } = items._zod.def as unknown as { element: Schema };
  const row = exports.typeOf(element, file);
  if (row === null) return typeOf(content);
  imports.add(`@wardkit/contract/${row.file}`, `type ${row.name}`);
  imports.add('@wardkit/contract/page', 'type Page');
  return `Page<${row.name}>`;
}

/** Summary, what the call needs, its own errors, and an example made of the contract's. */
function commentOf(module: string, operation: Named): string {
  const { record, verb } = operation;
  const isSaved = record.offline.queue !== undefined;
  const needs = [
    ...(record.scope === null ? [] : [`Scope \`${record.scope}\`.`]),
    ...(record.problems.length === 0 ? [] : [`Errors: ${record.problems.map((code) => `\`${code}\``).join(', ')}.`]),
  ];
  const lines = [
    `${record.summary}.`,
    ...(needs.length === 0 ? [] : [needs.join(' ')]),
    ...(isSaved
      ? [`This function sends at once; \`ward.${module}.${verb}\` saves it on the device first and gives a receipt.`]
      : []),
    '@example',
    ...(isSaved ? exampleOf(module, operation, null) : exampleOf(module, operation, `ward.${module}`)),
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}

/**
 * A call as a program writes it, with the values of the contract's own example.
 *
 * @param on the module that is called; null calls the function itself
 * @param queryType where the query is what is shown: its type
 */
function exampleOf(
  module: string,
  { record, verb, name }: Named,
  on: string | null,
  queryType: string | null = null,
): string[] {
  const request = allExamples.get(record.id)?.[0]?.request ?? {};
  const values = pathParameters(record).map((parameter) => literal(request.parameters?.[parameter] ?? ''));
  values.push(...ownHeaders(record).map((header) => literal(request.headers?.[header] ?? '')));
  if (record.body !== undefined) values.push(isBinary(record.body) ? 'bytes' : literal(request.body));
  const options = [
    ...(asksForPurpose(record) ? [`purpose: '${purposeOf[module] ?? 'rental-check'}'`] : []),
    ...(record.concurrency === 'if-match' ? ['ifMatch: etag'] : []),
  ];
  const asked = withoutPaging(request.query);
  const query = queryType !== null && isList(record) && Object.keys(asked).length === 0 ? { limit: 50 } : asked;
  if (queryType !== null) values.push('query');
  else if (
    record.query !== undefined &&
    (Object.keys(query).length > 0 || !isOptional(record.query) || options.length > 0)
  ) {
    values.push(literal(query));
  }
  if (options.length > 0) values.push(`{ ${options.join(', ')} }`);
  const call = on === null ? callOf(name, ['handle', ...values]) : callOf(`${on}.${verb}`, values);
  const content = contentOf(record);
  const isLong = call.includes('\n');
  const used = isList(record)
    ? `${isLong ? `const list = ${call};\n` : ''}for await (const each of ${isLong ? 'list' : call}) show(each);`
    : content === null || content === undefined
      ? `await ${call};`
      : `const answer = await ${call};`;
  return [...(queryType === null ? [] : [`const query: ${queryType} = ${literal(query)};`]), used]
    .join('\n')
    .split('\n');
}

function withoutPaging(query: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor'));
}

/** Characters of a value or a call, beyond which it goes on several lines. */
const longestLine = 80;

/** A call, laid out as the formatter would. */
function callOf(name: string, values: readonly string[]): string {
  const line = `${name}(${values.join(', ')})`;
  const [first = ''] = line.split('\n');
  const isLongOnlyAtItsEnd = values.slice(0, -1).every((value) => !value.includes('\n')) && line.includes('\n');
  if (first.length <= longestLine && (isLongOnlyAtItsEnd || !line.includes('\n'))) return line;
  return `${name}(\n${values.map((value) => `${indented(value)},`).join('\n')}\n)`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** A value as code. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return enclosed('[', value.map(literal), ']');
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${literal(member)}`,
  );
  return enclosed('{', members, '}');
}

function enclosed(open: string, members: readonly string[], close: string): string {
  const space = open === '{' && members.length > 0 ? ' ' : '';
  const line = `${open}${space}${members.join(', ')}${space}${close}`;
  if (line.length <= longestLine && !line.includes('\n')) return line;
  return `${open}\n${members.map((member) => `${indented(member)},`).join('\n')}\n${close}`;
}
