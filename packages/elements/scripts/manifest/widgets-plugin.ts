import type { Plugin } from '@custom-elements-manifest/analyzer';
import type {
  ClassField,
  ClassMember,
  CustomElementDeclaration,
  Event as EventDescription,
  JavaScriptModule,
  Package,
} from 'custom-elements-manifest';
import { tagName } from '../../src/foundation/define.ts';
import { sourceGraph } from './source-graph.ts';
import { widgetFile, widgets } from './widgets.ts';

/** The compiler that the analyzer brings along; another version knows other nodes. */
type Compiler = Parameters<NonNullable<Plugin['analyzePhase']>>[0]['ts'];
type ClassNode = ReturnType<Compiler['factory']['createClassDeclaration']>;

/** What an event of a widget carries, beyond what the schema of manifests has. */
export interface WidgetEvent extends EventDescription {
  /** Whether `preventDefault()` stops what it announces. */
  cancelable: boolean;
  fields: { name: string; type: string; description?: string }[];
}

/** A public widget as the manifest describes it. */
export interface WidgetDeclaration extends CustomElementDeclaration {
  tagName: string;
  events: WidgetEvent[];
  members: ClassMember[];
  /** The design tokens that its styles read, such as `--ward-accent`. */
  tokens: string[];
}

/** A manifest of widgets and nothing else. */
export interface WidgetsManifest extends Package {
  modules: (JavaScriptModule & { declarations: WidgetDeclaration[] })[];
}

interface EventClass {
  name: string;
  module: string;
  cancelable: boolean;
}

/**
 * Tells the analyzer what it can't see: the tag of a class that another module registers (by its `component`), and what the
 * Event subclasses carry. It leaves the public widgets with their public members, as built modules of the package.
 */
export function widgetsPlugin(): Plugin {
  const tags = new Map<string, string>();
  const eventClasses = new Map<string, EventClass>();
  const internals = new Set<string>();
  return {
    name: 'widgets',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node) || node.name === undefined) return;
      const name = node.name.text;
      const component = componentOf(ts, node);
      for (const member of node.members) {
        const isInternal = ts.getJSDocTags(member).some((tag) => tag.tagName.text === 'internal');
        // The analyzer's plug-in for Lit brings back a field of `properties` that it has left out.
        if (isInternal && member.name !== undefined) internals.add(member.name.getText());
      }
      if (component !== '' && component !== undefined) tags.set(name, tagName('ward', component));
      const event = eventOf(ts, node);
      if (event !== null) {
        eventClasses.set(event.type, { name, module: moduleDoc.path ?? '', cancelable: event.cancelable });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const manifest: Package = customElementsManifest;
      const all = manifest.modules;
      const classes = new Map(
        all.flatMap((each) => each.declarations ?? []).map((each) => [each.name, each as CustomElementDeclaration]),
      );
      const byPath = new Map(all.map((each) => [each.path, each]));
      const described = (declaration: CustomElementDeclaration, widget: string): WidgetDeclaration => {
        const { events = [], members = [], ...rest } = declaration;
        return withBuiltModules({
          ...rest,
          customElement: true,
          tagName: tags.get(declaration.name) ?? '',
          members: members.filter((each) => isPublic(each) && !internals.has(each.name)),
          // The analyzer also guesses events from calls of `dispatchEvent`, under the names of their arguments.
          events: events.filter((each) => each.description).map((each) => eventOfWidget(each, eventClasses, classes)),
          tokens: tokensOf(widget),
        });
      };
      manifest.modules = widgets.map((widget) => {
        const path = widgetFile(widget);
        const declaration = byPath.get(path)?.declarations?.find((each) => tags.has(each.name));
        if (declaration === undefined) throw new Error(`${path} declares no class with a component.`);
        return moduleOf(widget, described(declaration as CustomElementDeclaration, widget));
      });
    },
  };
}

/** What a class gives as its `component`. */
function componentOf(ts: Compiler, node: ClassNode): string | undefined {
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member) || member.name.getText() !== 'component') continue;
    if (member.initializer !== undefined && ts.isStringLiteral(member.initializer)) return member.initializer.text;
  }
  return undefined;
}

/** The type of a class of events, and whether it can be cancelled, as its constructor says; null for another class. */
function eventOf(ts: Compiler, node: ClassNode): { type: string; cancelable: boolean } | null {
  const statements = node.members.find((each) => ts.isConstructorDeclaration(each))?.body?.statements ?? [];
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
    const [type, options] = statement.expression.arguments;
    const isSuper = statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
    if (!isSuper || type === undefined || !ts.isStringLiteral(type) || !type.text.startsWith('ward-')) continue;
    const cancelable =
      options !== undefined &&
      ts.isObjectLiteralExpression(options) &&
      options.properties.some((each) => each.getText().replaceAll(' ', '') === 'cancelable:true');
    return { type: type.text, cancelable };
  }
  return null;
}

/** What it inherits comes from built modules too. */
function withBuiltModules<Described extends object>(declaration: Described): Described {
  return JSON.parse(JSON.stringify(declaration), (key, value) =>
    key === 'module' && typeof value === 'string' ? built(value) : value,
  );
}

/** The design tokens that the styles of a widget read: `--_accent` is what came of `--ward-accent`. */
function tokensOf(widget: string): string[] {
  const styles = [...sourceGraph(widgetFile(widget)).values()].join('\n');
  const names = (pattern: RegExp) => new Set([...styles.matchAll(pattern)].map(([, name = '']) => name));
  // One with a fallback is the style sheet's own.
  const own = names(/var\(--_([a-z0-9-]+),/g);
  const read = [...names(/var\(--_([a-z0-9-]+)\)/g)].filter((each) => !own.has(each));
  return read.map((each) => `--ward-${each}`).sort();
}

/** What a page may use: nothing of the class itself, nothing that is there for the widget's own parts. */
function isPublic(member: { privacy?: string; name: string; static?: boolean; kind: string }): boolean {
  return (member.privacy ?? 'public') === 'public' && member.static !== true && !member.name.startsWith('#');
}

function eventOfWidget(
  { name, description, inheritedFrom }: EventDescription,
  eventClasses: ReadonlyMap<string, EventClass>,
  classes: ReadonlyMap<string, CustomElementDeclaration>,
): WidgetEvent {
  const known = eventClasses.get(name);
  const type = known?.name ?? 'Event';
  const declared = known === undefined ? undefined : classes.get(known.name);
  const fields = (declared?.members ?? []).filter(
    (each): each is ClassField => each.kind === 'field' && isPublic(each),
  );
  return {
    name,
    ...(description === undefined ? {} : { summary: description }),
    ...(declared?.description === undefined ? {} : { description: declared.description }),
    type: {
      text: type,
      ...(known === undefined
        ? {}
        : { references: [{ name: type, package: '@wardkit/elements', module: built(known.module) }] }),
    },
    cancelable: known?.cancelable ?? false,
    fields: fields.map((each) => ({
      name: each.name,
      type: each.type?.text ?? 'unknown',
      ...(each.description === undefined ? {} : { description: each.description }),
    })),
    ...(inheritedFrom === undefined ? {} : { inheritedFrom }),
  };
}

/** The built module of a source. */
function built(source: string): string {
  return source.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
}

function moduleOf(widget: string, declaration: WidgetDeclaration): WidgetsManifest['modules'][number] {
  const module = built(widgetFile(widget));
  const reference = { name: declaration.name, module };
  return {
    kind: 'javascript-module',
    path: module,
    declarations: [declaration],
    exports: [
      { kind: 'js', name: declaration.name, declaration: reference },
      { kind: 'custom-element-definition', name: declaration.tagName, declaration: reference },
    ],
  };
}
