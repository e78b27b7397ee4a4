import type { ClassField } from 'custom-elements-manifest';
import { widgetsIn } from './analyze.ts';
import type { WidgetDeclaration, WidgetEvent, WidgetsManifest } from './widgets-plugin.ts';

/** The module that tells TypeScript what the manifest says: each widget's class, properties, attributes and events. */
export function widgetTypes(manifest: WidgetsManifest): string {
  const widgets = widgetsIn(manifest);
  const imports = new Map<string, Set<string>>();
  const imported = (name: string, module: string) => {
    const source = `./${module.replace(/^dist\//, '').replace(/\.js$/, '.ts')}`;
    imports.set(source, (imports.get(source) ?? new Set()).add(name));
  };
  for (const module of manifest.modules) for (const each of module.declarations) imported(each.name, module.path);
  for (const event of widgets.flatMap((each) => each.events)) {
    for (const reference of event.type.references ?? []) imported(reference.name, reference.module ?? '');
  }
  return [
    '// Written by packages/elements/scripts/widget-types.ts from the widgets. Change those.',
    ...[...imports]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([source, names]) => `import type { ${[...names].sort().join(', ')} } from '${source}';`),
    '',
    '/** What each public widget takes and tells, by its tag. */',
    'export interface Widgets {',
    ...widgets.flatMap(entry),
    '}',
    '',
  ].join('\n');
}

function entry(widget: WidgetDeclaration): string[] {
  const properties = widget.members
    .filter((each): each is ClassField => each.kind === 'field' && each.readonly !== true)
    .map((each) => quoted(each.name));
  return [
    `  ${quoted(widget.tagName)}: {`,
    `    element: ${widget.name};`,
    `    properties: ${properties.join(' | ')};`,
    `    attributes: ${members(widget.attributes ?? [], (each) => quoted(each.fieldName ?? ''))};`,
    `    events: ${members(widget.events, (each: WidgetEvent) => each.type.text)};`,
    '  };',
  ];
}

function members<Member extends { name: string }>(list: readonly Member[], type: (member: Member) => string): string {
  const lines = list.map((each) => `${/^\w+$/.test(each.name) ? each.name : quoted(each.name)}: ${type(each)}`);
  return lines.length === 0 ? 'Record<never, never>' : `{ ${lines.join('; ')} }`;
}

const quoted = (name: string) => `'${name}'`;
