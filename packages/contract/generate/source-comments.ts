import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The comments of a schema in the source: its own, and those of its fields by their path, such as `checkedBy.role`. */
export interface SchemaComments {
  readonly text: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What the source says beside the code, so that a document need not say it again. */
export interface SourceComments {
  /** By the name under which the contract exports the schema. */
  readonly schemas: ReadonlyMap<string, SchemaComments>;
  /** By operation id: the comment of the record, and its parts as `query`, `body` or `answers.200`. */
  readonly operations: ReadonlyMap<string, SchemaComments>;
}

const sourceFolder = fileURLToPath(new URL('../src', import.meta.url));

/**
 * Reads the comments of schemas and operation records from the source, because a browser should not carry them.
 *
 * @throws {Error} when the source can't be read
 */
export async function readSourceComments(): Promise<SourceComments> {
  const constants = new Map<string, ts.VariableDeclaration>();
  const files = await readdir(sourceFolder, { recursive: true });
  for (const name of files.filter((each) => each.endsWith('.ts') && !each.endsWith('.test.ts')).sort()) {
    const path = join(sourceFolder, name);
    const file = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        if (ts.isIdentifier(declaration.name)) constants.set(declaration.name.text, declaration);
      }
    }
  }
  const schemas = new Map<string, SchemaComments>();
  const operations = new Map<string, SchemaComments>();
  for (const [name, declaration] of constants) {
    if (declaration.initializer === undefined) continue;
    const comments = {
      text: textOf(declaration.parent.parent),
      fields: fieldsOf(declaration.initializer, constants),
    };
    schemas.set(name, comments);
    const id = operationIdOf(declaration.initializer);
    if (id !== null) operations.set(id, comments);
  }
  return { schemas, operations };
}

function textOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? '';
  return text.replace(/\{@link (\w+)\}/g, '`$1`').trim();
}

function operationIdOf(node: ts.Expression): string | null {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'operation') return null;
  const [record] = node.arguments;
  if (record === undefined || !ts.isObjectLiteralExpression(record)) return null;
  for (const property of record.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === 'id') {
      return ts.isStringLiteral(property.initializer) ? property.initializer.text : null;
    }
  }
  return null;
}

/** The comments of every property under an expression. A named part brings its own; `seen` ends a circle of names. */
function fieldsOf(
  node: ts.Node,
  constants: ReadonlyMap<string, ts.VariableDeclaration>,
  prefix = '',
  found = new Map<string, string>(),
  seen: readonly string[] = [],
): Map<string, string> {
  const go = (next: ts.Node, path = prefix) => fieldsOf(next, constants, path, found, seen);
  if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) go(property.expression);
      if (!ts.isPropertyAssignment(property)) continue;
      const name = property.name.getText().replace(/^['"]|['"]$/g, '');
      const path = prefix === '' ? name : `${prefix}.${name}`;
      const text = textOf(property);
      if (text !== '') found.set(path, text);
      go(property.initializer, path);
    }
  } else if (ts.isCallExpression(node)) {
    go(node.expression);
    for (const given of node.arguments) go(given);
  } else if (ts.isPropertyAccessExpression(node)) {
    go(node.expression);
  } else if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) go(element);
  } else if (ts.isIdentifier(node) && !seen.includes(node.text)) {
    const named = constants.get(node.text)?.initializer;
    if (named !== undefined) fieldsOf(named, constants, prefix, found, [...seen, node.text]);
  }
  return found;
}
