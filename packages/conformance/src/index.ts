export { examine, type Finding, NoWardkitServer } from './examine.ts';
