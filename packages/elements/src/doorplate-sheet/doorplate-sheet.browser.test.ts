import { plateClient } from '../doorplate-viewer/plate-client.fixtures.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { mount } from '../testing/mount.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import { fixtures, hostile, street } from './doorplate-sheet.fixtures.ts';
import { WardDoorplateSheet } from './doorplate-sheet.ts';

const fixture = (name: string) => {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

describe('<ward-doorplate-sheet>', () => {
  it('lists the plates in force of the station, or of one premises', async () => {
    const asked: unknown[] = [];
    const client = plateClient({
      plates: street(2),
      asked: (operation, given) => operation === 'doorplates.list' && asked.push(given[0]),
    });
    const element = await mount<WardDoorplateSheet>(WardDoorplateSheet, { client });
    await until(() => find(element, '.paper') !== null);
    element.premisesId = 'a1';
    await until(() => asked.length === 2);
    expect(asked).deepEquals([
      { state: 'in-force', limit: 100 },
      { state: 'in-force', limit: 100, premisesId: 'a1' },
    ]);
  });

  it('draws the QR of each plate at its size, with 41 modules and the code below', async () => {
    for (const size of [120, 75, 40]) {
      const element = await mount<WardDoorplateSheet>(WardDoorplateSheet, {
        client: plateClient({ plates: street(1) }),
        properties: { size },
      });
      await until(() => find(element, '.paper') !== null);
      const symbol = find<SVGGElement>(element, '[data-modules]') as SVGGElement;
      expect(symbol.getAttribute('data-modules')).equals('41');
      const ground = symbol.querySelector('rect')?.getBoundingClientRect() as DOMRect;
      const page = find(element, '.paper')?.getBoundingClientRect() as DOMRect;
      expect(Math.abs((ground.width / page.width) * 210 - size) < 1).isTrue(`${(ground.width / page.width) * 210} mm`);
      expect(text(element)).contains('140C-GHR0-');
      expect(find(element, '[data-code]')?.getAttribute('data-code') ?? '').contains('140CGHR0');
    }
  });

  it('takes another size by a press, and counts plates and pages', async () => {
    const element = await mountFixture(WardDoorplateSheet, fixture('75 mm'));
    expect(text(element)).contains('5 plates on 2 pages');
    find<HTMLInputElement>(element, 'input[value="40"]')?.click();
    await element.updateComplete;
    expect(text(element)).contains('5 plates on 1 page');
  });

  it('prints the pages alone, in a document whose page is A4', async () => {
    const element = await mountFixture(WardDoorplateSheet, fixture('75 mm'));
    const result = await printed(() => button(element, 'Print').click());
    expectPages(result, { pages: 2, size: 'A4' });
  });

  it('prints nothing where the portal does it', async () => {
    const element = await mountFixture(WardDoorplateSheet, fixture('75 mm'));
    let codes = 0;
    element.addEventListener('ward-plate-print', (event) => {
      codes = event.codes.length;
      event.preventDefault();
    });
    button(element, 'Print').click();
    expect(codes).equals(5);
    expect(document.body.querySelector(':scope > iframe') === null).isTrue();
  });

  it('leaves the field of a plate empty whose link is none', async () => {
    const [plate] = street(1);
    if (!plate) throw new Error('no plate');
    const client = plateClient({ plates: [{ ...plate, link: 'javascript:alert(1)' }] });
    const element = await mount(WardDoorplateSheet, { client });
    await until(() => find(element, '.paper') !== null);
    expect(everyElement(element).filter((each) => each.matches('.qr-dark')).length).equals(0);
    expect(everyElement(element).filter((each) => each.matches('.qr-ground')).length).equals(1);
  });
});

elementSuite({ widget: WardDoorplateSheet, fixtures, hostile });
