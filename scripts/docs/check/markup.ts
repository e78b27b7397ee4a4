import { type DefaultTreeAdapterMap, html as htmlOf, type ParserError, parse, parseFragment } from 'parse5';
import ts from 'typescript';
import type { ElementDeclaration, Manifest } from '../manifest.ts';
import { type Block, faultAt } from './blocks.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What any element may have. */
const everywhere =
  /^(id|class|slot|lang|dir|hidden|title|role|part|tabindex|key|ref|data-[a-z-]+|aria-[a-z]+|v-(if|else|for|show|model)|#\w+)$/;

/** The faults of the markup of a block: HTML and what frameworks make of it. */
export function markupFaults(block: Block, manifest: Manifest): string[] {
  const { language, code } = block;
  if (language === 'jsx' || language === 'tsx') return jsxFaults(block, manifest);
  if (language === 'ts')
    return [...code.matchAll(/template: `([^`]*)`/g)].flatMap(([, template = '']) =>
      faultsOf(block, template, manifest),
    );
  if (language === 'jsp') return faultsOf(block, code.replace(/<%@.*?%>\n?/g, ''), manifest);
  if (language === 'svelte')
    return faultsOf(block, code.replace(/=\{[^}]*\}/g, '="{}"').replace(/<script>[\s\S]*?<\/script>/, ''), manifest);
  if (language === 'vue') return faultsOf(block, /<template>([\s\S]*)<\/template>/.exec(code)?.[1] ?? '', manifest);
  return faultsOf(block, code, manifest);
}

function faultsOf(block: Block, code: string, manifest: Manifest): string[] {
  const faults: string[] = [];
  // Vue closes any tag by a slash.
  const isLax = block.language === 'vue';
  const onParseError = (error: ParserError) => {
    if (isLax && error.code === 'non-void-html-element-start-tag-with-trailing-solidus') return;
    faults.push(faultAt(block, error.code, error.startLine - 1));
  };
  const options = { onParseError, sourceCodeLocationInfo: true };
  const tree = /^\s*<!doctype/i.test(code) ? parse(code, options) : parseFragment(code, options);
  for (const element of elementsIn(tree)) {
    const line = (element.sourceCodeLocation?.startLine ?? 1) - 1;
    const names = element.attrs.map(({ name }) => name);
    if (names.includes('style')) faults.push(faultAt(block, 'style= does not run under the policy', line));
    if (!element.tagName.includes('-')) continue;
    faults.push(...namesFaults(element.tagName, names, manifest).map((each) => faultAt(block, each, line)));
  }
  return faults;
}

function elementsIn(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  if ('content' in node) return [...own, ...elementsIn(node.content)];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsIn)] : own;
}

/** What a tag and the names of its attributes, in the spelling of any framework, have that the manifest has not. */
function namesFaults(tag: string, names: readonly string[], manifest: Manifest): string[] {
  const element = manifest.get(tag);
  if (element === undefined) return [`<${tag}> is not in the manifest`];
  return names
    .filter((name) => !everywhere.test(name) && !isKnown(name, element))
    .map((name) => `<${tag}> has no ${name}`);
}

function isKnown(name: string, element: ElementDeclaration): boolean {
  const event = /^(?:@|on:?|\()([^.)]+)\)?/.exec(name)?.[1];
  if (event !== undefined) return (element.events ?? []).some((each) => each.name === event);
  // :name, :name.prop, [name], [attr.name], {name}
  const plain = name.replace(/^(v-bind)?:|\.prop$|[[\]{}]|attr\./g, '').toLowerCase();
  const attributes = (element.attributes ?? []).map((each) => each.name);
  const properties = (element.members ?? []).filter((each) => each.kind === 'field').map((each) => each.name);
  return [...attributes, ...properties].some((each) => each.toLowerCase() === plain);
}

/** JSX is read by the compiler; of our own component `Ward` the tag and what it is given are looked at too. */
function jsxFaults(block: Block, manifest: Manifest): string[] {
  const file = ts.createSourceFile('page.tsx', block.code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line;
      const { tag, names } = given(node);
      if (tag.includes('-'))
        faults.push(...namesFaults(tag, names, manifest).map((each) => faultAt(block, each, line)));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}

function given(node: ts.JsxOpeningLikeElement): { tag: string; names: string[] } {
  const attributes = node.attributes.properties.filter(ts.isJsxAttribute);
  const name = node.tagName.getText();
  if (name !== 'Ward') return { tag: name, names: attributes.map((each) => each.name.getText()) };
  let tag = '';
  const names = attributes.flatMap((each) => {
    const key = each.name.getText();
    const value = each.initializer;
    if (key === 'tag' && value !== undefined && ts.isStringLiteral(value)) {
      tag = value.text;
      return [];
    }
    const object = value !== undefined && ts.isJsxExpression(value) ? value.expression : undefined;
    if (object === undefined || !ts.isObjectLiteralExpression(object)) return [key];
    const keys = object.properties.map((property) => property.name?.getText().replaceAll("'", '') ?? '');
    return key === 'on' ? keys.map((each) => `on${each}`) : keys;
  });
  return { tag, names };
}

/** The scripts that stand in the markup of a block. */
export function scriptsIn({ language, code }: Block): string[] {
  if (!['html', 'jsp', 'vue', 'svelte'].includes(language)) return [];
  const scripts: string[] = [];
  for (const element of elementsIn(parseFragment(code.replace(/<%@.*?%>\n?/g, '').replace(/<!doctype[^>]*>/i, '')))) {
    const type = element.attrs.find(({ name }) => name === 'type')?.value ?? 'module';
    if (element.tagName !== htmlOf.TAG_NAMES.SCRIPT || type !== 'module') continue;
    const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    if (text.trim() !== '') scripts.push(text);
  }
  return scripts;
}
