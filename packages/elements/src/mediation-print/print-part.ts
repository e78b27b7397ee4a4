// The prints of a mediation as a part of the widgets that show one: fetched when somebody wants to print.
import { fields } from '../foundation/styles/fields.ts';
import { printStyles } from './mediation-print.styles.ts';

export { MediationPrint } from './mediation-print.ts';

export const sheets = [fields, printStyles];
