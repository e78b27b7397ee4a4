import type { WidgetElement, WidgetEvents, WidgetTag } from './widget-types.ts';

/**
 * The tag of each widget with its class. Importing this module, for its types alone, lets Angular's template checker know
 * what `$event` is and what a template variable on a widget holds; a component that uses widgets names
 * `CUSTOM_ELEMENTS_SCHEMA`, under which Angular itself checks no property binding.
 * @example import type {} from '@wardkit/elements/angular';
 */
export type AngularWidgets = { [Tag in WidgetTag]: WidgetElement<Tag> };

/**
 * What a handler in a component is given.
 * @example open(event: WidgetEvent<'ward-alert-list', 'ward-alert-open'>) { this.alertId = event.alertId; }
 */
export type WidgetEvent<Tag extends WidgetTag, Name extends keyof WidgetEvents<Tag>> = WidgetEvents<Tag>[Name];
