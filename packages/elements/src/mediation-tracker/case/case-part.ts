// One case as a page: fetched when a person opens one.
import { dialogs } from '../../foundation/styles/dialogs.ts';
import { fields } from '../../foundation/styles/fields.ts';
import { record } from '../../foundation/styles/record.ts';
import { tags } from '../../foundation/styles/tags.ts';
import { reveal } from '../../reveals/reveal.styles.ts';
import { caseStyles } from './case.styles.ts';

export { MediationCase } from './mediation-case.ts';

export const sheets = [tags, fields, record, dialogs, reveal, caseStyles];
