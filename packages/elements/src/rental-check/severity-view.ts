export { severityTag, severityTone } from '../foundation/severity.ts';
