import type { StoryObj } from '@storybook/web-components-vite';
import type { WidgetClass } from '../packages/elements/src/foundation/define.ts';
import type { Fixture } from '../packages/elements/src/testing/element-suite.ts';
import { type Attribute, declarationOf } from './manifest.ts';
import { widgetOf } from './story.ts';

/**
 * The first state of a widget with a control for each attribute that its manifest names.
 * @throws Error when the manifest has no such widget, or the widget no state.
 */
export function playgroundOf(widget: WidgetClass, fixtures: readonly Fixture[]): StoryObj {
  const [first] = fixtures;
  if (first === undefined) throw new Error(`${widget.component} has no fixtures`);
  const attributes = declarationOf(widget.component).attributes ?? [];
  const names = attributes.flatMap(({ fieldName }) => (fieldName === undefined ? [] : [fieldName]));
  return {
    name: 'Playground',
    argTypes: Object.fromEntries(
      attributes.flatMap((attribute) => (attribute.fieldName ? [[attribute.fieldName, controlOf(attribute)]] : [])),
    ),
    // What neither the state nor a person sets stays as the widget begins with it.
    args: Object.fromEntries(Object.entries(first.properties ?? {}).filter(([name]) => names.includes(name))),
    parameters: { controls: { disable: false } },
    render: (args) => {
      const given = Object.entries(args).filter(([name, value]) => names.includes(name) && value !== undefined);
      return Object.assign(widgetOf(widget, fixtures, first.name), Object.fromEntries(given));
    },
  };
}

function controlOf({ type, description }: Attribute) {
  const kind = type?.text === 'boolean' || type?.text === 'number' ? type.text : 'text';
  return { control: kind, ...(description === undefined ? {} : { description }) } as const;
}
