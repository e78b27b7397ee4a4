import ts from 'typescript';
import { partsOf } from './message-modules.ts';

/** A word of the English files: where it stands, and the words below it. */
interface Word {
  /** Such as `alert-list/alert-list.en.ts: states.used`. */
  readonly name: string;
  readonly children: readonly ts.Node[];
}

/**
 * The words of English files that nothing reads: by the compiler's own idea of what a property belongs to, through spreads,
 * narrower interfaces, destructuring and codes. A record that is read by any code is read whole.
 *
 * @param program the sources that ship, without tests and fixtures; their use of a word would hide that no widget says it
 */
export function unusedMessages(program: ts.Program, folder: string): string[] {
  const words = new Map<ts.Node, Word>();
  for (const file of program.getSourceFiles()) {
    if (isEnglish(file)) collect(file, file.fileName.slice(folder.length + 1), words);
  }
  const reads = new Reads(program.getTypeChecker(), words);
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && partsOf(file.fileName) === null) reads.visit(file);
  }
  const used = reads.used();
  return [...words].filter(([declaration]) => !used.has(declaration)).map(([, { name }]) => name);
}

function isEnglish(file: ts.SourceFile): boolean {
  return partsOf(file.fileName)?.language === 'en';
}

/** The words of the objects that a file exports. */
function collect(file: ts.SourceFile, place: string, words: Map<ts.Node, Word>): void {
  const below = (value: ts.Expression, path: readonly string[]): ts.Node[] => {
    const object = unwrapped(value);
    if (!ts.isObjectLiteralExpression(object)) return [];
    return object.properties.filter(ts.isPropertyAssignment).map((property) => {
      const own = [...path, propertyName(property.name)];
      const children: ts.Node[] = [];
      words.set(property, { name: `${place}: ${own.join('.')}`, children });
      children.push(...below(property.initializer, own));
      return property;
    });
  };
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      if (initializer !== undefined) below(initializer, []);
    }
  }
}

function unwrapped(value: ts.Expression): ts.Expression {
  const isWrapped = ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value);
  return isWrapped ? unwrapped(value.expression) : value;
}

function propertyName(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? name.getText() : name.text;
}

/** What the sources read, property by property. */
class Reads {
  readonly #checker: ts.TypeChecker;
  readonly #words: ReadonlyMap<ts.Node, Word>;
  readonly #read = new Set<ts.Node>();
  /** Declarations that stand for others, as `TimeLeftWords.days` does for the `days` of each widget that passes its words. */
  readonly #standsFor = new Map<ts.Node, Set<ts.Node>>();
  readonly #linked = new Map<ts.Type, Set<ts.Type>>();
  readonly #holdsWords = new Map<ts.Type, boolean>();

  constructor(checker: ts.TypeChecker, words: ReadonlyMap<ts.Node, Word>) {
    this.#checker = checker;
    this.#words = words;
  }

  visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    if (ts.isPropertyAccessExpression(node)) this.#readSymbol(this.#checker.getSymbolAtLocation(node.name));
    else if (ts.isElementAccessExpression(node)) this.#readByKey(node.expression, node.argumentExpression);
    else if (ts.isBindingElement(node)) this.#readBinding(node);
    else if (ts.isForInStatement(node)) this.#readWhole(this.#checker.getTypeAtLocation(node.expression));
    if (ts.isExpression(node) && canHoldWords(node)) this.#follow(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** All declarations that are read: by themselves, through what stands for them, or with the record that they stand in. */
  used(): ReadonlySet<ts.Node> {
    const used = new Set<ts.Node>();
    const waiting = [...this.#read];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (used.has(next)) continue;
      used.add(next);
      waiting.push(...(this.#standsFor.get(next) ?? []));
      if (this.#isRecord(next)) waiting.push(...(this.#words.get(next)?.children ?? []));
    }
    return used;
  }

  /** Of a record by code the checker no longer knows the single words: one that is read is read whole. */
  #isRecord(declaration: ts.Node): boolean {
    if (!ts.isPropertyAssignment(declaration)) return false;
    const type = this.#checker.getTypeAtLocation(declaration);
    const first = this.#words.get(declaration)?.children[0];
    if (first === undefined || !ts.isPropertyAssignment(first)) return false;
    return !type.getProperty(propertyName(first.name))?.declarations?.includes(first);
  }

  #readSymbol(symbol: ts.Symbol | undefined): void {
    for (const declaration of symbol?.declarations ?? []) this.#read.add(declaration);
  }

  #readByKey(object: ts.Expression, key: ts.Expression): void {
    const type = this.#checker.getTypeAtLocation(object);
    const keys = this.#literals(this.#checker.getTypeAtLocation(key));
    if (keys === null) this.#readWhole(type);
    else for (const each of keys) this.#readSymbol(this.#checker.getPropertyOfType(type, each));
  }

  /** The keys that a type allows; null where it allows any. */
  #literals(type: ts.Type): string[] | null {
    const parts = type.isUnion() ? type.types : [this.#checker.getBaseConstraintOfType(type) ?? type];
    const keys: string[] = [];
    for (const part of parts) {
      if (part.isUnion()) {
        const inside = this.#literals(part);
        if (inside === null) return null;
        keys.push(...inside);
      } else if (part.isStringLiteral() || part.isNumberLiteral()) keys.push(String(part.value));
      else if ((part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) === 0) return null;
    }
    return keys;
  }

  #readBinding({ parent, propertyName: given, name }: ts.BindingElement): void {
    if (!ts.isObjectBindingPattern(parent)) return;
    const key = given ?? name;
    if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return;
    this.#readSymbol(this.#checker.getPropertyOfType(this.#checker.getTypeAtLocation(parent), key.text));
  }

  #readWhole(type: ts.Type): void {
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const own = (property.declarations ?? []).filter((declaration) => this.#words.has(declaration));
      for (const declaration of own) this.#read.add(declaration);
    }
  }

  /** Words that are handed to something that knows them by another type. */
  #follow(node: ts.Expression): void {
    const given = this.#checker.getTypeAtLocation(node);
    if (!this.#mayHoldWords(given)) return;
    const { parent } = node;
    const isListed = ts.isCallExpression(parent) && parent.arguments.includes(node) && isLister(parent.expression);
    const isSought =
      ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InKeyword && parent.right === node;
    if (isListed || isSought) this.#readWhole(given);
    const wanted = this.#checker.getContextualType(node);
    if (wanted !== undefined) this.#link(wanted, given);
    if (ts.isCallExpression(parent)) this.#linkDeclared(parent, parent.arguments.indexOf(node), given);
    if ((ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) && parent.expression === node) {
      this.#link(this.#checker.getTypeAtLocation(parent.type), given);
    }
  }

  /** What a function is called with is of its own type where the parameter's is `Some extends …`: that says what it reads. */
  #linkDeclared(call: ts.CallExpression, place: number, given: ts.Type): void {
    const declared = this.#checker.getResolvedSignature(call)?.declaration?.parameters[place];
    if (declared !== undefined) this.#link(this.#checker.getTypeAtLocation(declared), given);
  }

  #link(to: ts.Type, given: ts.Type): void {
    const wanted = to.isTypeParameter() ? (this.#checker.getBaseConstraintOfType(to) ?? to) : to;
    if (wanted === given || !this.#mayHoldWords(given)) return;
    const seen = this.#linked.get(given) ?? new Set();
    if (seen.has(wanted)) return;
    this.#linked.set(given, seen.add(wanted));
    const isByCode = wanted.getStringIndexType() ?? wanted.getNumberIndexType();
    if (isByCode !== undefined) this.#readWhole(given);
    for (const property of this.#checker.getPropertiesOfType(wanted)) {
      const own = this.#checker.getPropertyOfType(given, property.name);
      if (own === undefined || own === property) continue;
      for (const declaration of property.declarations ?? []) {
        for (const behind of own.declarations ?? []) if (behind !== declaration) this.#stand(declaration, behind);
      }
      this.#link(this.#checker.getTypeOfSymbol(property), this.#checker.getTypeOfSymbol(own));
    }
  }

  #stand(declaration: ts.Node, behind: ts.Node): void {
    const all = this.#standsFor.get(declaration) ?? new Set();
    this.#standsFor.set(declaration, all.add(behind));
  }

  /** Whether words are in a type or one step below, as in the `words` of a `Language`: all else is not worth following. */
  #mayHoldWords(type: ts.Type, steps = 2): boolean {
    if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection)) === 0) return false;
    const known = this.#holdsWords.get(type);
    if (known !== undefined && steps === 2) return known;
    if (this.#checker.isArrayType(type)) return false;
    const holds = this.#checker.getPropertiesOfType(type).some((property) => {
      if (property.declarations?.some((declaration) => this.#words.has(declaration))) return true;
      if (steps === 0 || !/words|language|shared/i.test(property.name)) return false;
      return this.#mayHoldWords(this.#checker.getTypeOfSymbol(property), steps - 1);
    });
    if (steps === 2) this.#holdsWords.set(type, holds);
    return holds;
  }
}

/** Of the kinds of expression that can be words, so that the checker is not asked about every literal. */
function canHoldWords(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isConditionalExpression(node)
  );
}

/** `Object.keys`, `Object.values` and `Object.entries`. */
function isLister(called: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(called) && called.expression.getText() === 'Object';
}
