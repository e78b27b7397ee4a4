import type { HTMLAttributes } from 'svelte/elements';
import type { WidgetAttributes, WidgetElement, WidgetEvents, WidgetProperties, WidgetTag } from './widget-types.ts';

type Listeners<Tag extends WidgetTag> = {
  [Name in keyof WidgetEvents<Tag> & string as `on${Name}` | `on:${Name}`]?:
    | ((event: WidgetEvents<Tag>[Name]) => void)
    | undefined;
};

/**
 * What a widget takes in a template of Svelte: properties, attributes, and `on` before the name of an event.
 * @example <ward-alert-list alertId={id} onward-alert-open={(event) => show(event.alertId)} />
 */
export type SvelteWidget<Tag extends WidgetTag> = HTMLAttributes<WidgetElement<Tag>> &
  WidgetProperties<Tag> &
  WidgetAttributes<Tag> &
  Listeners<Tag>;

type SvelteWidgets = { [Tag in WidgetTag]: SvelteWidget<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteWidgets {}
}
