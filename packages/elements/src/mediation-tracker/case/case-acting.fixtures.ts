import { tap, write } from '../../alerts/alert-acting.fixtures.ts';
import { type MediationScript, mediationServer } from '../../mediations/mediation-client.fixtures.ts';
import { type MediationCaseRecord, mediationId } from '../../mediations/mediation-records.fixtures.ts';
import { crowded, several, withGuardian, withoutCalendar } from '../../mediations/mediation-set.fixtures.ts';
import { fakeClock } from '../../testing/fake-clock.ts';
import { find, text } from '../../testing/find.ts';
import { mount } from '../../testing/mount.ts';
import { until } from '../../testing/until.ts';
import { CaseHost } from './case-host.fixtures.ts';

const all = [...several, crowded, withGuardian, withoutCalendar];

export async function open(number: number, script: MediationScript = {}) {
  const scripted = mediationServer({ cases: all, ...script });
  const properties = { mediationId: mediationId(number) };
  const element = await mount<CaseHost>(CaseHost, {
    client: scripted.ward,
    clock: fakeClock(script.now),
    lang: 'en',
    properties,
  });
  if (script.online !== false) await until(() => find(element, '.case') !== null, 'the case');
  const known = (): MediationCaseRecord => scripted.shelf.get(mediationId(number)) as MediationCaseRecord;
  return { ...scripted, element, known };
}

export const begin = async (element: CaseHost, form: string) => {
  await tap(element, `[data-form-of="${form}"]`);
  await until(() => find(element, '.case-form') !== null, `the form ${form}`);
};
export const findAll = (element: CaseHost, selector: string) => [...element.renderRoot.querySelectorAll(selector)];
export const field = (name: string) => `[data-field="${name}"]`;
export const submit = (element: CaseHost) => tap(element, '.case-form [type="submit"]');
export const taken = (element: CaseHost) =>
  until(() => find(element, '.case > .notice.ok') !== null, `taken: ${text(element).slice(0, 900)}`);
export async function chooseOne(element: CaseHost, name: string, value: string) {
  await tap(element, `[name="case-${name}"][value="${value}"]`);
}
export async function tick(element: CaseHost, name: string, value: string) {
  await tap(element, `${field(name)} input[value="${value}"]`);
}
export async function day(element: CaseHost, name: string, date: string, time?: string) {
  const [year = '', month = '', date_ = ''] = date.split('-');
  await write(element, `#case-${name}-year`, year);
  await write(element, `#case-${name}-month`, month);
  await write(element, `#case-${name}-day`, date_);
  if (time !== undefined) await write(element, `#case-${name}-time`, time);
}
