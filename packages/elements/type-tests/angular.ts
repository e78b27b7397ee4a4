import type { WidgetEvent } from '@wardkit/elements/angular';

export function open(event: WidgetEvent<'ward-alert-list', 'ward-alert-open'>): string | null {
  return event.alertId;
}

/** What Angular's checker of templates makes of `<ward-alert-list #list (ward-alert-open)="…">`. */
const list = document.createElement('ward-alert-list');
list.addEventListener('ward-alert-open', (event) => open(event));
list.refresh();
// @ts-expect-error another event's field
list.addEventListener('ward-alert-open', (event) => event.hazardId);
// @ts-expect-error no such event of the widget
export type Wrong = WidgetEvent<'ward-alert-list', 'ward-hazard-open'>;
