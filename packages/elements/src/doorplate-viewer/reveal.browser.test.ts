import type { WardClient } from '@wardkit/client';
import { mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { fixtures } from './doorplate-viewer.fixtures.ts';
import { WardDoorplateViewer } from './doorplate-viewer.ts';
import {
  apiError,
  genuineLink,
  type PlateScript,
  plateClient,
  premisesId,
  revealOf,
  scanOf,
  stayOf,
} from './plate-client.fixtures.ts';

const value = '13800001234';
const reason = '燃气泄漏，敲门无人应答，需要电话联系';
const officer = scanOf({ caller: 'officer', premisesId });

/** The viewer at an officer's plate with one person, the dialog open. */
async function asked(script: PlateScript = {}, change: (client: WardClient) => WardClient = (client) => client) {
  const clock = fakeClock();
  const calls: { operation: string; given: readonly unknown[] }[] = [];
  const client = plateClient({
    scan: officer,
    stays: [stayOf('张**')],
    reveal: revealOf(value),
    ...script,
    asked: (operation, given) => calls.push({ operation, given }),
  });
  const element = await mount<WardDoorplateViewer>(WardDoorplateViewer, {
    client: change(client),
    clock,
    properties: { link: genuineLink },
  });
  await until(() => find(element, '.person .button') !== null, 'a person');
  find(element, '.person .button')?.click();
  await until(() => find(element, 'dialog[open]') !== null, 'the dialog');
  const reveals = () => calls.filter(({ operation }) => operation === 'reveals.create');
  return { element, clock, reveals };
}

async function give(element: WardDoorplateViewer, words: string): Promise<void> {
  const field = find<HTMLTextAreaElement>(element, 'dialog textarea') as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  button(find(element, 'dialog') as HTMLElement, 'Show and put on record').click();
  await element.updateComplete;
}

/** Everything of the page and the browser in which a value could stay. */
function keptAnywhere(element: WardDoorplateViewer): string {
  const attributes = everyElement(document.documentElement).flatMap((each) =>
    [...each.attributes].map((attribute) => attribute.value),
  );
  const own = JSON.stringify(Object.entries(element).filter(([, each]) => typeof each === 'string'));
  return [
    location.href,
    document.title,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    own,
    ...attributes,
  ].join(' ');
}

describe('<ward-doorplate-viewer> shows a masked field', () => {
  it('for the purpose, the reason and the field that were chosen', async () => {
    const { element, reveals } = await asked();
    const radios = everyElement(element).filter((each) =>
      each.matches('dialog input[type="radio"]'),
    ) as HTMLInputElement[];
    expect(radios.length).equals(3);
    radios[2]?.click();
    const purpose = find<HTMLSelectElement>(element, 'dialog select') as HTMLSelectElement;
    expect(purpose.value).equals('rental-check');
    expect([...purpose.options].map((option) => option.value).join()).equals(
      'rental-check,stay-registration,hazard-rectification,mediation,alert-handling,public-service,supervision',
    );
    purpose.value = 'alert-handling';
    purpose.dispatchEvent(new Event('change'));
    await give(element, `  ${reason} `);
    await until(() => find(element, '.revealed') !== null);
    const [body, options] = (reveals()[0]?.given ?? []) as [object?, { purpose: string }?];
    expect(body).deepEquals({ record: `/v1/stays/${stayOf('').id}`, field: '/person/telephone', reason });
    expect(options?.purpose).equals('alert-handling');
    expect(text(find(element, '.revealed') as HTMLElement)).contains(value);
    expect(text(find(element, 'dialog') as HTMLElement)).contains(
      'Read for: handling an alert. This reading is in the log.',
    );
    expect(focused() === find(element, '.revealed')).isTrue('what is shown has the focus');
  });

  it('asks for a reason of 10 characters before anything is sent, and keeps what was typed', async () => {
    const { element, reveals } = await asked();
    await give(element, '   敲门无人应    ');
    await until(() => find(element, '.field-error') !== null);
    const field = find<HTMLTextAreaElement>(element, 'dialog textarea') as HTMLTextAreaElement;
    expect(text(find(element, '.field-error') as HTMLElement)).contains('Only 5 characters so far');
    expect(field.getAttribute('aria-invalid')).equals('true');
    expect(field.value).contains('敲门无人应');
    await until(() => focused() === field, 'the focus at the reason');
    expect(reveals().length).equals(0);
  });

  it('for minutes with the time that is left, and then masks it again', async () => {
    const { element, clock } = await asked();
    await give(element, reason);
    await until(() => text(element).includes('Masked again in 5 min 0 s'));
    clock.advance(61_000);
    await until(() => text(element).includes('Masked again in 3 min 59 s'), 'the countdown');
    clock.advance(238_000);
    await until(() => text(element).includes('Masked again in 0 min 1 s'), 'the last second');
    expect(text(element)).contains(value);
    clock.advance(1000);
    await until(() => text(element).includes('The time is over'), 'the mask');
    expect(text(element).includes(value)).isFalse('it is still there');
  });

  it('no longer than five minutes, whatever the server and the clock of the device say', async () => {
    const reveal = revealOf(value, { revealedAt: '2031-01-01T00:00:00Z', expiresAt: '2031-01-01T09:00:00Z' });
    const { element, clock } = await asked({ reveal });
    await give(element, reason);
    await until(() => text(element).includes(value));
    clock.advance(300_000);
    await until(() => !text(element).includes(value), 'the mask');
  });

  it('not at all where its time has already ended', async () => {
    const reveal = revealOf(value, { expiresAt: '2026-11-22T14:31:00+08:00' });
    const { element } = await asked({ reveal });
    await give(element, reason);
    await until(() => find(element, '.remasked') !== null);
    expect(text(element).includes(value)).isFalse();
  });

  it('and keeps it nowhere: not in an attribute, the address or a storage, nor after closing', async () => {
    const { element } = await asked();
    await give(element, reason);
    await until(() => text(element).includes(value));
    const kept = keptAnywhere(element);
    expect(kept.includes(value)).isFalse('the value is kept');
    expect(kept.includes(reason)).isFalse('the reason is kept');
    button(element, 'Mask again now').click();
    await until(() => find(element, 'dialog') === null);
    expect(text(element).includes(value)).isFalse();
    find(element, '.person .button')?.click();
    await until(() => find(element, 'dialog[open] textarea') !== null);
    expect(find<HTMLTextAreaElement>(element, 'dialog textarea')?.value).equals('');
  });

  it('covers it when the device is locked, and does not show it again when it opens', async () => {
    let tell: (status: { state: string }) => void = () => {};
    const status: { state: string } = { state: 'open' };
    const listeners: ((status: { state: string }) => void)[] = [];
    const { element } = await asked(
      {},
      (client) =>
        ({
          ...client,
          device: { ...client.device, status },
          on: (_: string, listener: typeof tell) => {
            listeners.push(listener);
            return () => {};
          },
        }) as unknown as WardClient,
    );
    tell = (now) => {
      status.state = now.state;
      for (const listener of listeners) listener(now);
    };
    await give(element, reason);
    await until(() => text(element).includes(value));
    tell({ state: 'locked' });
    await until(() => text(element).includes('Locked'));
    expect(text(element).includes(value)).isFalse();
    tell({ state: 'open' });
    await until(() => find(element, '.person') !== null);
    expect(find(element, 'dialog') === null).isTrue('the dialog came back');
  });

  it('drops it when the page is left, when it is taken off the page, and when another plate is opened', async () => {
    const leave: [string, (element: WardDoorplateViewer) => void][] = [
      ['the page is left', () => dispatchEvent(new Event('pagehide'))],
      [
        'another plate',
        (element) => {
          element.link = 'https://elsewhere.example/';
        },
      ],
      ['taken off', (element) => element.remove()],
    ];
    for (const [what, act] of leave) {
      const { element } = await asked();
      await give(element, reason);
      await until(() => text(element).includes(value));
      act(element);
      await until(() => !text(element).includes(value), what);
    }
  });

  it('says plainly why it is not shown, and keeps the reason', async () => {
    const faults = [
      [apiError('forbidden', 403), 'Your account may not see this field'],
      [apiError('not-found', 404), 'no longer on record'],
      [apiError('unauthenticated', 401), 'Your sign-in has ended'],
      [apiError('internal', 500), 'It could not be shown'],
      [Object.assign(new Error('no network'), { kind: 'network', requestId: null }), 'No network'],
    ] as const;
    for (const [error, words] of faults) {
      const { element } = await asked({ reveal: error });
      await give(element, reason);
      await until(() => find(element, '.reveal-fault') !== null, words);
      expect(text(find(element, '.reveal-fault') as HTMLElement)).contains(words);
      expect(find<HTMLTextAreaElement>(element, 'dialog textarea')?.value).equals(reason);
      await until(() => focused() === find(element, '.reveal-fault'), 'the focus at the words');
    }
  });

  it('goes on to another field of the same person, with the reason to be confirmed', async () => {
    const { element, reveals } = await asked();
    await give(element, reason);
    await until(() => find(element, '.revealed') !== null);
    button(element, 'Show another field').click();
    await until(() => find(element, 'dialog textarea') !== null);
    expect(text(element).includes(value)).isFalse();
    expect(find<HTMLTextAreaElement>(element, 'dialog textarea')?.value).equals(reason);
    button(element, 'Show and put on record').click();
    await until(() => reveals().length === 2);
    expect(reveals().map(({ given }) => Reflect.get(given[0] as object, 'field'))).deepEquals([
      '/person/name',
      '/person/identityNumber',
    ]);
  });

  it('offers it to staff alone, and only what the server would show', async () => {
    const landlord = fixtures.find(({ name }) => name === 'landlord');
    if (!landlord) throw new Error('no fixture');
    const own = await mountFixture(WardDoorplateViewer, landlord);
    expect(everyElement(own).some((each) => each.matches('.person .button, .fact .button'))).isFalse();
    const { person } = stayOf('李**');
    const restricted = stayOf('李**', {
      person: {
        ...person,
        name: { masked: '李**', revealable: false },
        identityNumber: { masked: '4****************9', revealable: false },
        telephone: null,
      },
    });
    const element = await mount(WardDoorplateViewer, {
      client: plateClient({ scan: officer, stays: [restricted] }),
      properties: { link: genuineLink },
    });
    await until(() => text(element).includes('李**'));
    expect(find(element, '.person .button') === null).isTrue();
    expect(find(element, '.fact .button') !== null).isTrue('the landlord can be shown');
  });

  it('shows a hostile value as text', async () => {
    const hostile = '<img src=x data-hostile onerror="window.hostile=1">';
    const { element } = await asked({ reveal: revealOf(hostile) });
    await give(element, reason);
    await until(() => text(element).includes(hostile));
    expect(everyElement(element).filter((each) => each.hasAttribute('data-hostile')).length).equals(0);
  });
});
