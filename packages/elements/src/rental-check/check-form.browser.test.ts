import { createScriptedClient } from '@wardkit/testing';
import { find } from '../testing/find.ts';
import { formSuite } from '../testing/form-suite.ts';
import { until } from '../testing/until.ts';
import { allAnswered, draftWith, entry, keep, premisesId } from './check-client.fixtures.ts';
import { WardRentalCheck } from './rental-check.ts';

const note = '王某住二楼';

async function tap(element: HTMLElement, selector: string): Promise<void> {
  await until(() => find(element, selector) !== null, selector);
  find(element, selector)?.click();
}

formSuite({
  widget: WardRentalCheck,
  client: () => {
    const { ward } = createScriptedClient({ random: () => 0 });
    const ready = keep(ward, draftWith(allAnswered({ 'FIR-03': entry('fault', { note }) })));
    const descriptors = Object.getOwnPropertyDescriptors(ward.outbox);
    const outbox = Object.defineProperties({}, { ...descriptors, ready: { value: ready, enumerable: true } });
    return { ...ward, outbox: outbox as typeof ward.outbox };
  },
  properties: { premisesId },
  fill: async (element) => {
    await tap(element, '[data-aspect="landlord"]');
    await tap(element, '[data-next]');
    await tap(element, '[data-hand-in]');
  },
  wanted: (value) => /^\{"checkId":"0193a[0-9a-f-]+","handedInAt":"[^"]+","receipt":"(saved|on-record)"\}$/.test(value),
  personal: [note, '王某', '李**', '张**', 'FIR-03', 'fault'],
});
