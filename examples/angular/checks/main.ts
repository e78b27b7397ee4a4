import { bootstrapApplication } from '@angular/platform-browser';
import { startChecks } from '../../checks/start.js';
import { ChecksPage } from './checks-page';

let started: Promise<ChecksPage | undefined> | null = null;
startChecks(async (values) => {
  started ??= bootstrapApplication(ChecksPage).then((application) => application.components[0]?.instance);
  (await started)?.values.set(values);
});
