import { tap } from '../../alerts/alert-acting.fixtures.ts';
import { expect } from '../../testing/expect.ts';
import { find } from '../../testing/find.ts';
import { until } from '../../testing/until.ts';
import { open } from './case-acting.fixtures.ts';

const inForce = 10;

describe('the prints of a case', () => {
  for (const kind of ['agreement', 'dossier'] as const) {
    it(`shows in place of the case what the ${kind} will have, and comes back to the button`, async () => {
      const { element, ward } = await open(inForce);
      await tap(element, `[data-print-of="${kind}"]`);
      await until(() => find(element, `[data-print="${kind}"][data-state="ready"]`) !== null, 'what will be printed');
      expect(find(element, '.case')).equals(null);
      await tap(element, '[data-leave]');
      await until(() => find(element, '.case') !== null, 'the case again');
      await until(
        () => (element.renderRoot as ShadowRoot).activeElement?.getAttribute('data-print-of') === kind,
        'the focus on the button',
      );
      ward.close();
    });
  }

  it('puts away what was read for the printer with the case', async () => {
    const { element, ward } = await open(inForce);
    await tap(element, '[data-print-of="dossier"]');
    await until(() => find(element, '[data-print="dossier"][data-state="ready"]') !== null, 'what will be printed');
    element.shown?.close();
    await until(() => find(element, '[data-print]') === null, 'nothing of it');
    ward.close();
  });
});
