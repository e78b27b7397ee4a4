import type { HTMLAttributes, ReservedProps } from 'vue';
import type {} from 'vue/jsx-runtime';
import type {
  Pascal,
  WidgetAttributes,
  WidgetElement,
  WidgetEvents,
  WidgetProperties,
  WidgetTag,
} from './widget-types.ts';

type Listeners<Tag extends WidgetTag> = {
  [Name in keyof WidgetEvents<Tag> & string as `on${Pascal<Name>}`]?:
    | ((event: WidgetEvents<Tag>[Name]) => void)
    | undefined;
};

/** What a widget takes in JSX of Vue 3. */
export type VueWidgetProps<Tag extends WidgetTag> = ReservedProps &
  HTMLAttributes &
  WidgetProperties<Tag> &
  WidgetAttributes<Tag> &
  Listeners<Tag>;

/**
 * A widget as Vue's own tools know a component of a template: properties by their names or their attributes, events by
 * theirs.
 * @example <ward-alert-list :alert-id="id" @ward-alert-open="show($event.alertId)" />
 */
export type VueWidget<Tag extends WidgetTag> = new () => { $props: VueWidgetProps<Tag>; $el: WidgetElement<Tag> };

type VueWidgets = { [Tag in WidgetTag]: VueWidget<Tag> };
type VueElements = { [Tag in WidgetTag]: VueWidgetProps<Tag> };

declare module 'vue' {
  interface GlobalComponents extends VueWidgets {}
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends VueElements {}
  }
}
