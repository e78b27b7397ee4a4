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
  return `// Made from the operation records by \`npm run client:generate\`: change the record, not this file.
${imports.text()}

${functions.join('\n\n')}

/** \`ward.${module}\` */
export interface ${title} {
${members.join('\n')}
}

/** The functions of this module over one client. */
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
  if (record.body !== undefined) {
    parts.push(`body: ${isBinary(record.body) ? 'Blob | Uint8Array<ArrayBuffer>' : typeOf(record.body, 'BodyOf')}`);
    given.push('body');
  }
  const declarations: string[] = [];
  if (record.query !== undefined) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Query`;
    imports.add('@wardkit/contract/operation', 'type QueryOf');
    declarations.push(
      `/** What {@link ${name}} is asked with. */\nexport type ${type} = QueryOf<typeof ${recordName}>;\n\n`,
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
  return `${declarations.join('')}${commentOf(module, operation, path)}
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
  const purpose = asksForPurpose(record) ? `, { purpose: '${purposeOf[module] ?? 'rental-check'}' }` : '';
  return `/**
 * ${record.summary}: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.${module}.${verb}Batch([{ id: newIdentifier(), body }]${purpose});
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
function commentOf(module: string, operation: Named, path: readonly string[]): string {
  const { record } = operation;
  const needs = [
    ...(record.scope === null ? [] : [`Scope \`${record.scope}\`.`]),
    ...(record.problems.length === 0 ? [] : [`Errors: ${record.problems.map((code) => `\`${code}\``).join(', ')}.`]),
  ];
  const lines = [
    `${record.summary}.`,
    ...(needs.length === 0 ? [] : [needs.join(' ')]),
    '@example',
    ...exampleOf(module, operation, path),
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}

function exampleOf(module: string, { record, verb }: Named, path: readonly string[]): string[] {
  const request = allExamples.get(record.id)?.[0]?.request ?? {};
  const values = path.map((name) => literal(request.parameters?.[name] ?? ''));
  if (record.body !== undefined) values.push(isBinary(record.body) ? 'bytes' : short(request.body, 'body'));
  const options = [
    ...(asksForPurpose(record) ? [`purpose: '${purposeOf[module] ?? 'rental-check'}'`] : []),
    ...(record.concurrency === 'if-match' ? ['ifMatch: etag'] : []),
  ];
  const query = withoutPaging(request.query);
  if (
    record.query !== undefined &&
    (Object.keys(query).length > 0 || !isOptional(record.query) || options.length > 0)
  ) {
    values.push(short(query, 'query'));
  }
  if (options.length > 0) values.push(`{ ${options.join(', ')} }`);
  const call = `ward.${module}.${verb}(${values.join(', ')})`;
  if (isList(record)) return [`for await (const each of ${call}) show(each);`];
  const content = contentOf(record);
  return [content === null || content === undefined ? `await ${call};` : `const answer = await ${call};`];
}

function withoutPaging(query: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor'));
}

/** A value as code; one that is too long for a line is named. */
function short(value: unknown, name: string): string {
  const text = literal(value);
  return text.length > 90 ? name : text;
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${literal(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
