import { widgetsIn } from '../../elements/scripts/manifest/analyze.ts';
import type { WidgetDeclaration, WidgetsManifest } from '../../elements/scripts/manifest/widgets-plugin.ts';

const heading = '// Written by packages/react/generate/generate.ts from the widgets. Change those.';

/** The sources of the package by their names: a module for each widget, and one that names all of them. */
export function wrappers(manifest: WidgetsManifest): ReadonlyMap<string, string> {
  const widgets = widgetsIn(manifest);
  const all = widgets.map((each) => `export { ${each.name} } from './${nameOf(each)}.ts';`).sort();
  return new Map([
    ['index.ts', [heading, ...all, ''].join('\n')],
    ...widgets.map((each): [string, string] => [`${nameOf(each)}.ts`, wrapper(each)]),
  ]);
}

/** `ward-alert-open` as the property `onWardAlertOpen`. */
export function listenerName(event: string): string {
  return `on${event.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

function wrapper(widget: WidgetDeclaration): string {
  const name = nameOf(widget);
  const types = new Map<string, string[]>();
  for (const { type } of widget.events) {
    for (const { name: event, module = '' } of type.references ?? []) {
      const path = module.replace(/^dist\//, '').replace(/\.js$/, '');
      types.set(path, [...(types.get(path) ?? []), event].sort());
    }
  }
  const events = widget.events.map(
    (each) => `    ${listenerName(each.name)}: '${each.name}' as EventName<${each.type.text}>,`,
  );
  return [
    heading,
    `import { createComponent${events.length > 0 ? ', type EventName' : ''}, type ReactWebComponent } from '@lit/react';`,
    ...[...types].map(([path, names]) => `import type { ${names.join(', ')} } from '@wardkit/elements/${path}';`),
    `import '@wardkit/elements/${name}/define';`,
    `import { ${widget.name} as Element } from '@wardkit/elements/${name}/${name}';`,
    "import * as React from 'react';",
    '',
    ...(events.length > 0
      ? [
          'type Listeners = {',
          ...widget.events.map((each) => `  ${listenerName(each.name)}: EventName<${each.type.text}>;`),
          '};',
          '',
        ]
      : []),
    ...documentation(widget.description ?? ''),
    `export const ${widget.name}: ReactWebComponent<Element${events.length > 0 ? ', Listeners' : ''}> = /* @__PURE__ */ createComponent({`,
    '  react: React,',
    `  tagName: '${widget.tagName}',`,
    '  elementClass: Element,',
    `  displayName: '${widget.name}',`,
    ...(events.length > 0 ? ['  events: {', ...events, '  },'] : []),
    '});',
    '',
  ].join('\n');
}

function documentation(text: string): string[] {
  return ['/**', ...text.split('\n').map((line) => ` * ${line}`.trimEnd()), ' */'];
}

function nameOf(widget: WidgetDeclaration): string {
  return widget.tagName.slice('ward-'.length);
}
