import type { JSX } from 'solid-js';
import type { WidgetAttributes, WidgetElement, WidgetEvents, WidgetProperties, WidgetTag } from './widget-types.ts';

type Listeners<Tag extends WidgetTag> = {
  [Name in keyof WidgetEvents<Tag> & string as `on:${Name}`]?: ((event: WidgetEvents<Tag>[Name]) => void) | undefined;
};
type Explicit<Tag extends WidgetTag> = {
  [Name in keyof WidgetProperties<Tag> & string as `prop:${Name}`]?: WidgetProperties<Tag>[Name];
} & {
  [Name in keyof WidgetAttributes<Tag> & string as `attr:${Name}`]?: WidgetAttributes<Tag>[Name];
};

/**
 * What a widget takes in JSX of Solid: `prop:` before a property, `attr:` before an attribute or the attribute by its
 * name, and `on:` before the name of an event.
 * @example <ward-alert-list prop:alertId={id()} on:ward-alert-open={(event) => show(event.alertId)} />
 */
export type SolidWidget<Tag extends WidgetTag> = JSX.HTMLAttributes<WidgetElement<Tag>> &
  WidgetAttributes<Tag> &
  Explicit<Tag> &
  Listeners<Tag>;

type SolidWidgets = { [Tag in WidgetTag]: SolidWidget<Tag> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidWidgets {}
  }
}
