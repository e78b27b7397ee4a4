// What lists and follows the alerts: fetched as soon as the widget is on a page, beside its words and ahead of the first reading.
export { liveMark, staleNotice } from '../foundation/live-mark.ts';
export { AlertListController } from './alert-list.controller.ts';
export { filtersView } from './filters-view.ts';
export { areasOf, countsOf } from './list-counts.ts';
export { footView, pillView } from './list-edges.ts';
export { subtitle, toolsView } from './list-head.ts';
export { rowView } from './row-view.ts';
export { RowWindow } from './row-window.ts';
export { shortcutOf } from './shortcuts.ts';
export { filtersOf, queryWith } from './url-state.ts';

export const sheets = [];
