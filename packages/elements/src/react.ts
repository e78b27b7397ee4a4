import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { WidgetAttributes, WidgetElement, WidgetEvents, WidgetProperties, WidgetTag } from './widget-types.ts';

type Listeners<Tag extends WidgetTag> = {
  [Name in keyof WidgetEvents<Tag> & string as `on${Name}`]?: ((event: WidgetEvents<Tag>[Name]) => void) | undefined;
};

/**
 * What a widget takes in JSX of React 19: properties, attributes, and `on` before the name of an event.
 * @example <ward-alert-list alertId={id} onward-alert-open={(event) => show(event.alertId)} />
 */
export type ReactWidget<Tag extends WidgetTag> = DetailedHTMLProps<
  HTMLAttributes<WidgetElement<Tag>>,
  WidgetElement<Tag>
> &
  WidgetProperties<Tag> &
  WidgetAttributes<Tag> &
  Listeners<Tag>;

type ReactWidgets = { [Tag in WidgetTag]: ReactWidget<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactWidgets {}
  }
}
