/** What a person opens later; one module, so that one fetch makes the whole rest of the check work offline. */
export { conflictView } from './conflict-view.ts';
export { receiptView } from './receipt-view.ts';
export { summaryView } from './summary-view.ts';
