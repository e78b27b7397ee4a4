import type { WardClient } from '@wardkit/client';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import type { CheckStartEvent, PlateOpenEvent, PlatePlaceEvent } from './doorplate-viewer.events.ts';
import { fixtures, hostile } from './doorplate-viewer.fixtures.ts';
import { WardDoorplateViewer } from './doorplate-viewer.ts';
import {
  genuineCode,
  genuineLink,
  plateClient,
  premisesId,
  premisesOf,
  scanOf,
  station,
  stayOf,
} from './plate-client.fixtures.ts';

const fixture = (name: string) => {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

describe('<ward-doorplate-viewer>', () => {
  it('tells a stranger the address, the station and four things to do, and nothing of people or letting', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('stranger, genuine'));
    const words = text(element.shadowRoot as ShadowRoot);
    expect(words).contains('太平古街 64 号');
    expect(words).contains('Genuine plate, issued by 埔前派出所');
    const links = everyElement(element).filter((each) => each.matches('a[href]')) as HTMLAnchorElement[];
    expect(links.map((link) => link.getAttribute('href')).join(' ')).equals(
      `https://puqian.ward.example/help tel:${station.telephone} https://puqian.ward.example/stays https://puqian.ward.example/reports`,
    );
    expect(/\*\*|Landlord|Let\b|dwelling|Stars|hazard/.test(words)).isFalse(words);
  });

  it('asks for nothing about premises on behalf of a stranger', async () => {
    const asked: string[] = [];
    const client = plateClient({ asked: (operation) => asked.push(operation) });
    const element = await mount(WardDoorplateViewer, { client, properties: { link: genuineLink } });
    await until(() => find(element, '.plate') !== null);
    expect(asked.filter((operation) => /places|stays/.test(operation)).join()).equals('');
  });

  it('gives the purpose with what it reads about people, and says it', async () => {
    const purposes: unknown[] = [];
    const script = {
      scan: scanOf({ caller: 'officer', premisesId }),
      stays: [stayOf('张**')],
      asked: (operation: string, given: readonly unknown[]) => {
        if (/places|stays/.test(operation)) purposes.push(Reflect.get(given[1] as object, 'purpose'));
      },
    };
    const element = await mount(WardDoorplateViewer, {
      client: plateClient(script),
      properties: { link: genuineLink },
    });
    await until(() => text(element).includes('张**'));
    expect(purposes.join()).equals('rental-check,rental-check');
    expect(text(element)).contains('Read for: checking a rental');
  });

  it('shows an officer the deadline as the largest text after the address', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('officer'));
    const size = (selector: string) => Number.parseFloat(getComputedStyle(find(element, selector) as Element).fontSize);
    expect(text(find(element, '.deadline') as Element)).contains('21 hours left');
    for (const other of ['h3', 'h4', 'dd', '.verdict', '.button']) {
      for (const each of everyElement(element).filter((found) => found.matches(other))) {
        expect(Number.parseFloat(getComputedStyle(each).fontSize) < size('.deadline-left')).isTrue(other);
      }
    }
  });

  it('counts the time down', async () => {
    const clock = fakeClock();
    const scan = scanOf({ caller: 'officer', premisesId });
    const element = await mount(WardDoorplateViewer, {
      client: plateClient({ scan, premises: premisesOf() }),
      clock,
      properties: { link: genuineLink },
    });
    await until(() => text(element).includes('21 hours left'));
    clock.advance(21 * 3_600_000);
    await until(() => text(element).includes('8 minutes left'), 'the countdown');
    clock.advance(20 * 60_000);
    await until(() => text(element).includes('Overdue by 12 minutes'), 'the overdue text');
  });

  it('starts a check of the premises', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('officer'));
    const events: CheckStartEvent[] = [];
    (element.parentElement as HTMLElement).addEventListener('ward-check-start', (event) => events.push(event));
    button(element, 'Start check').click();
    expect(events[0]?.premisesId).equals(premisesId);
    expect(events[0]?.cancelable).equals(true);
    expect(text(element)).contains('Let · 2 dwellings · 5 rooms');
  });

  it('offers no check where the premises are not let', async () => {
    const element = await mount(WardDoorplateViewer, {
      client: plateClient({
        scan: scanOf({ caller: 'officer', premisesId }),
        premises: premisesOf({ use: 'self-occupied' }),
      }),
      properties: { link: genuineLink },
    });
    await until(() => text(element).includes('Lived in by the owner'));
    expect(text(element).includes('Start check')).isFalse();
  });

  it('tells the portal which plate is open, once, and as whom the server answers', async () => {
    const told: unknown[] = [];
    const hear = (event: Event) => {
      const { code, verdict, caller } = event as PlateOpenEvent;
      told.push([code, verdict, caller]);
    };
    document.addEventListener('ward-plate-open', hear);
    try {
      const element = await mountFixture(WardDoorplateViewer, fixture('stranger, genuine'));
      button(element, 'Yes, here').click();
      await element.updateComplete;
      await mountFixture(WardDoorplateViewer, fixture('revoked'));
      await mountFixture(WardDoorplateViewer, fixture('foreign'));
    } finally {
      document.removeEventListener('ward-plate-open', hear);
    }
    expect(told).deepEquals([
      [genuineCode, 'genuine', 'stranger'],
      [genuineCode, 'revoked', 'stranger'],
    ]);
  });

  it('takes back the start of a check where the plate hangs elsewhere', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('officer, overdue'));
    const events: PlatePlaceEvent[] = [];
    element.addEventListener('ward-plate-place', (event) => events.push(event));
    button(element, 'No, elsewhere').click();
    await element.updateComplete;
    expect(events[0]?.here).equals(false);
    expect(text(element)).contains('The plate and the place do not match');
    expect(everyElement(element).some((each) => each.matches('.foot'))).isFalse();
    button(element, 'Yes, here').click();
    await element.updateComplete;
    expect(button(element, 'Start check') instanceof HTMLButtonElement).isTrue();
  });

  it('asks about the place also for a typed code and without a network, and sends the answer nowhere', async () => {
    const { getCurrentPosition } = navigator.geolocation;
    let positions = 0;
    navigator.geolocation.getCurrentPosition = () => {
      positions += 1;
    };
    try {
      for (const name of [
        'stranger, genuine',
        'by typed code',
        'by typed code, kept on the device',
        'offline, genuine',
      ]) {
        const asked: string[] = [];
        const { client, properties } = fixture(name);
        const watching = (of: object, path: string): object =>
          new Proxy(of, {
            get: (target, key) => {
              const found: unknown = Reflect.get(target, key);
              if (key === 'doorplates') return watching(found as object, 'doorplates.');
              asked.push(`${path}${String(key)}`);
              return found;
            },
          });
        const watched = watching(client?.() as object, '') as WardClient;
        const element = await mount(WardDoorplateViewer, { client: watched, properties: { ...properties } });
        await until(() => find(element, '.here') !== null, name);
        expect(text(find(element, '.here') as HTMLElement)).contains('Your answer stays on this device');
        const events: PlatePlaceEvent[] = [];
        element.addEventListener('ward-plate-place', (event) => events.push(event));
        asked.length = 0;
        button(element, 'No, elsewhere').click();
        await until(() => find(element, '.place-answer') !== null, name);
        // The list of plates that ended is read in the background all the while, for any plate.
        const byItself = ['device', 'doorplates.listRevocations'];
        expect(asked.filter((key) => !byItself.includes(key)).join()).equals('');
        expect(Object.keys(events[0] ?? {}).sort()).deepEquals(['code', 'here', 'isTrusted']);
        expect(text(element)).contains('Tell the station where it hangs and which code it bears');
      }
      expect(positions).equals(0);
    } finally {
      navigator.geolocation.getCurrentPosition = getCurrentPosition;
    }
  });

  it('shows the address as the largest text beside the question', async () => {
    for (const name of ['stranger, genuine', 'by typed code', 'by typed code, kept on the device']) {
      const element = await mountFixture(WardDoorplateViewer, fixture(name));
      const size = (each: Element) => Number.parseFloat(getComputedStyle(each).fontSize);
      const address = find(element, '.plate-address') as HTMLElement;
      const others = everyElement(element).filter((each) => each !== address && each.textContent?.trim());
      expect(others.every((each) => size(each) < size(address))).isTrue(name);
    }
  });

  it('says without a network when withdrawn plates were last fetched, beside the question', async () => {
    for (const name of ['by typed code, kept on the device', 'offline, genuine']) {
      const element = await mountFixture(WardDoorplateViewer, fixture(name));
      expect(find(element, '.here') !== null).isTrue(name);
      expect(text(element)).matches(/Withdrawn plates were last fetched Nov 2[12], 2026, \d\d:11/);
    }
  });

  it('says what to do with a plate at another door: the report of the station, and its telephone', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('stranger, elsewhere'));
    const warning = find(element, '.place-answer') as HTMLElement;
    expect(text(warning)).contains('leave it where it hangs');
    const links = [...warning.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).deepEquals(['https://puqian.ward.example/reports', `tel:${station.telephone}`]);
    expect(focused() === warning).isTrue('the focus went to what to do');
  });

  it('says each verdict in its own words, with its own icon and colour', async () => {
    const names = [
      'stranger, genuine',
      'by typed code',
      'revoked',
      'replaced',
      'altered',
      'unknown key',
      'unknown code',
      'foreign',
    ];
    const seen = { words: new Set<string>(), looks: new Set<string>() };
    for (const name of names) {
      const element = await mountFixture(WardDoorplateViewer, fixture(name));
      const sign = (find(element, '.verdict') ?? find(element, '.warning-head')) as HTMLElement;
      seen.words.add(text(sign));
      seen.looks.add(`${sign.querySelector('svg')?.innerHTML} ${getComputedStyle(sign).color}`);
    }
    expect(seen.words.size).equals(names.length);
    expect(seen.looks.size).equals(names.length);
  });

  it('tells assistive technology the verdict', async () => {
    for (const [name, words] of [
      ['stranger, genuine', '太平古街 64 号. Genuine plate'],
      ['by typed code', '太平古街 64 号. In the register'],
      ['revoked', '太平古街 64 号. Revoked plate'],
      ['replaced', '太平古街 64 号. Replaced plate'],
      ['altered', 'Altered plate: not genuine'],
      ['unknown key', 'Plate of an unknown issuer'],
      ['unknown code', 'No plate has this code'],
      ['foreign', 'Not a doorplate'],
      ['offline, genuine', 'Genuine plate, issued by 埔前派出所. Its signature was checked on this device'],
      ['offline, revoked', 'Revoked plate'],
      ['offline, unchecked', 'Not checked: no network'],
    ] as const) {
      const element = await mountFixture(WardDoorplateViewer, fixture(name));
      expect(find(element, '[role="status"]')?.textContent ?? '').contains(words);
    }
  });

  it('never turns a foreign link into something that can be opened', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('foreign'));
    expect(text(element)).contains('ward.example.prize.example');
    expect(everyElement(element).filter((each) => each.matches('a')).length).equals(0);
  });

  it('does not ask the server about an altered plate', async () => {
    const asked: string[] = [];
    const element = await mount(WardDoorplateViewer, {
      client: plateClient({ asked: (operation) => asked.push(operation) }),
      properties: { link: genuineLink.replace('/D/17', '/D/18') },
    });
    await until(() => find(element, '.warning') !== null);
    expect(asked.includes('doorplates.scan')).isFalse();
  });

  it('says offline how old all is, also the list of withdrawn plates', async () => {
    const element = await mountFixture(WardDoorplateViewer, fixture('officer, kept on the device'));
    expect(text(element)).contains('no network since');
    expect(text(element)).contains('Withdrawn plates were last fetched');
    const revoked = await mountFixture(WardDoorplateViewer, fixture('offline, revoked'));
    expect(text(revoked)).contains('Revoked plate');
  });

  it('leaves out a link of the server that is no web address', async () => {
    const element = await mountFixture(WardDoorplateViewer, hostile('alert(1)'));
    const hrefs = everyElement(element).flatMap((each) => each.getAttribute('href') ?? []);
    expect(hrefs.filter((href) => !/^(https:|tel:)/.test(href)).join()).equals('');
  });

  it('shows the last of two plates that were opened one after the other', async () => {
    const element = await mount<WardDoorplateViewer>(WardDoorplateViewer, {
      client: plateClient({}),
      properties: { link: genuineLink },
    });
    element.link = 'https://elsewhere.example/';
    await until(() => text(element).includes('Not a doorplate'));
    element.link = genuineLink;
    await until(() => text(element).includes('Genuine plate'));
  });
});

elementSuite({ widget: WardDoorplateViewer, fixtures, hostile });
