import ts from 'typescript';

/** A text of a file of words, where it stands, and what a function there is given. */
interface MessageText {
  /** By the keys above it: `faults.tooMany`. */
  readonly path: string;
  /** As it stands in the source; what is filled in is `{}`. */
  readonly text: string;
}

/** Of a function that makes a text, by its path: which of its parameters it uses, from 0. */
type UsedParameters = ReadonlyMap<string, ReadonlySet<number>>;

/** What a file of words says. */
export interface Said {
  readonly texts: readonly MessageText[];
  readonly used: UsedParameters;
  /** Where a text is chosen by whether a number is one, by its path. */
  readonly comparedWithOne: readonly string[];
}

/** Reads a file of words as it is written, so that the texts inside of functions are seen without calling them. */
export function readTexts(source: string): Said {
  const file = ts.createSourceFile('words.ts', source, ts.ScriptTarget.ESNext, true);
  const texts: MessageText[] = [];
  const used = new Map<string, ReadonlySet<number>>();
  const comparedWithOne: string[] = [];
  const visit = (node: ts.Node, path: readonly string[]): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const own = ts.isPropertyAssignment(node) ? [...path, node.name.getText().replaceAll("'", '')] : path;
    const at = own.join('.');
    if (ts.isArrowFunction(node)) used.set(at, usedParameters(node));
    if (isComparedWithOne(node)) comparedWithOne.push(at);
    const text = textOf(node);
    if (text !== null) texts.push({ path: at, text });
    ts.forEachChild(node, (child) => {
      if (!(ts.isPropertyAssignment(node) && child === node.name)) visit(child, own);
    });
  };
  visit(file, []);
  return { texts, used, comparedWithOne };
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return isCode(node) ? null : node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

function isComparedWithOne(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && isEquality(node) && node.right.getText() === '1';
}

function isEquality({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
}

/** A text that something is compared with is a code, and never shown. */
function isCode({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && isEquality(parent);
}

/** Formats that only choose a plural count as unused: a language with one form has no use for them. */
function usedParameters({ parameters, body }: ts.ArrowFunction): ReadonlySet<number> {
  const names = parameters.map(({ name }) => name.getText());
  const used = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (isPlural(node)) node.arguments.slice(1).forEach(visit);
    else {
      if (ts.isIdentifier(node) && names.includes(node.text)) used.add(names.indexOf(node.text));
      ts.forEachChild(node, visit);
    }
  };
  visit(body);
  return used;
}

function isPlural(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'plural'
  );
}
