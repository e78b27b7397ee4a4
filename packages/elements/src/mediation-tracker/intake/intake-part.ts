// Where a dispute is taken in: fetched when a person wants to.
import { dateFields, errorSummary } from '../../foundation/styles/forms.ts';
import { intakeStyles } from './intake.styles.ts';

export { IntakeDesk } from './intake-desk.ts';

export const sheets = [dateFields, errorSummary, intakeStyles];
