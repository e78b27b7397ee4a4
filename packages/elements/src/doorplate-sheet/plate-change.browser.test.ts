import type { AnyWardError } from '@wardkit/client';
import type { Doorplate } from '@wardkit/contract/doorplates';
import {
  apiError,
  networkError,
  type PlateScript,
  plateClient,
  plateOf,
  premisesId,
  type Scripted,
  sessionOf,
} from '../doorplate-viewer/plate-client.fixtures.ts';
import { appears, pressed, typed } from '../testing/acting.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { WardDoorplateSheet } from './doorplate-sheet.ts';

const reason = '牌面磨损，二维码已无法扫描';
const standing = plateOf();
const other = plateOf({ id: '0199a000-0000-7000-8000-0000000000a9', code: '140CGHR0AAAA' });

interface Asked {
  operation: string;
  given: readonly unknown[];
}

async function sheet(script: PlateScript, properties: Record<string, unknown> = { premisesId }) {
  const asked: Asked[] = [];
  const element = await mount<WardDoorplateSheet>(WardDoorplateSheet, {
    client: plateClient(
      Object.assign(script, {
        asked: (operation: string, given: readonly unknown[]) => asked.push({ operation, given }),
      }),
    ),
    properties,
  });
  const writes = () => asked.filter(({ operation }) => /issue|replace|revoke/.test(operation));
  return { element, asked, writes };
}

async function ask(element: WardDoorplateSheet, act: 'Replace' | 'Revoke', why = reason): Promise<void> {
  await appears(element, '.plate-row');
  button(element, new RegExp(`^${act} `)).click();
  await typed(element, 'dialog[open] textarea', why);
  await pressed(element, 'dialog .button.primary');
}

const optionsOf = ({ given }: Asked) => given.at(-1) as { ifMatch?: string; idempotencyKey: string };

describe('<ward-doorplate-sheet> issues, replaces and revokes', () => {
  it('a plate for premises that have none, once, under a new id', async () => {
    const { element, writes } = await sheet({ plates: [], issued: plateOf() });
    await appears(element, '.state-notice-actions .button');
    button(element, 'Issue a plate').click();
    await pressed(element, 'dialog[open] .button.primary');
    await until(() => find(element, '.outcome') !== null);
    expect(text(find(element, '.outcome') as HTMLElement)).contains('Plate 7K3M-9QX2-ABC5 was issued');
    const [issue] = writes();
    expect(writes().length).equals(1);
    expect(issue?.given[0]).matches(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(issue?.given[1]).deepEquals({ premisesId });
    await until(() => focused() === find(element, '.outcome'), 'the focus at what came of it');
  });

  it('issues nothing where somebody issued one meanwhile: that would put it out of force', async () => {
    let plates: Doorplate[] = [];
    const { element, writes } = await sheet({
      get plates() {
        return plates;
      },
    });
    await appears(element, '.state-notice-actions .button');
    button(element, 'Issue a plate').click();
    plates = [standing];
    await pressed(element, 'dialog[open] .button.primary');
    await until(() => find(element, '.overtaken') !== null);
    expect(text(element)).contains(
      'Plate 7K3M-9QX2-ABC5 was issued for these premises meanwhile. You changed nothing.',
    );
    expect(writes().length).equals(0);
    button(element, 'Show how it is now').click();
    await until(() => find(element, '.plate-row') !== null, 'the plate of the other');
  });

  it('replaces a plate with a reason, upon the version of now, and puts the new one alone on the sheet', async () => {
    const { element, writes } = await sheet({
      plates: [standing, other],
      plate: plateOf({ version: 7 }),
      replaced: {
        replaced: plateOf({ state: 'replaced' }),
        issued: plateOf({ id: other.id.replace('a9', 'b1'), code: '7K3M9QX2ABD7' }),
      },
    });
    await pressed(element, '.plates > summary');
    await ask(element, 'Replace', `  ${reason}`);
    await until(() => find(element, '.outcome') !== null);
    const [replace] = writes();
    expect(replace?.given[0]).equals(standing.id);
    expect(Reflect.get(replace?.given[1] as object, 'reason')).equals(reason);
    expect(optionsOf(replace as Asked).ifMatch).equals('"7"');
    expect(text(element)).contains('Only plate 7K3M-9QX2-ABD7 is on the sheet.');
    expect(everyElement(element).filter((each) => each.matches('[data-code]')).length).equals(1);
    button(element, 'Show all').click();
    await until(() => everyElement(element).filter((each) => each.matches('[data-code]')).length === 2);
  });

  it('revokes a plate with a reason and takes it off the sheet', async () => {
    const { element, writes } = await sheet({ plates: [standing] });
    await ask(element, 'Revoke');
    await until(() => find(element, '.outcome') !== null);
    expect(writes()[0]?.given.slice(0, 2)).deepEquals([standing.id, { reason }]);
    expect(text(element)).contains('is revoked. Devices without a network learn of it when they next have one');
    expect(text(element)).contains('No plate in force');
  });

  it('wants a reason of 10 characters before anything is sent', async () => {
    const { element, asked } = await sheet({ plates: [standing] });
    await ask(element, 'Revoke', '   旧了     ');
    await until(() => find(element, '.field-error') !== null);
    expect(text(find(element, '.field-error') as HTMLElement)).contains('Only 2 characters so far');
    expect(asked.some(({ operation }) => operation === 'doorplates.get')).isFalse();
    await until(() => focused() === find(element, 'dialog textarea'), 'the focus at the reason');
  });

  it('does it once when the answer was lost: the same key for the same words, another for others', async () => {
    const answers: Scripted<Doorplate>[] = [networkError(), networkError(), plateOf({ state: 'revoked' })];
    const { element, writes } = await sheet({
      plates: [standing],
      get revoked() {
        return answers.shift() as Scripted<Doorplate>;
      },
    });
    await ask(element, 'Revoke');
    await until(() => find(element, '.plate-fault') !== null);
    expect(text(find(element, '.plate-fault') as HTMLElement)).contains('No answer from the server');
    expect(find<HTMLTextAreaElement>(element, 'dialog textarea')?.value).equals(reason);
    await pressed(element, 'dialog .button.primary');
    await until(() => writes().length === 2 && find(element, '.plate-fault') !== null);
    await typed(element, 'dialog textarea', `${reason}，且无法辨认`);
    await pressed(element, 'dialog .button.primary');
    await until(() => find(element, '.outcome') !== null);
    const keys = writes().map((call) => optionsOf(call).idempotencyKey);
    expect(keys[0]).equals(keys[1] ?? '');
    expect(keys[2] === keys[0]).isFalse('other words went under the key of the first');
  });

  it('takes a replacement for done that had arrived though its answer was lost', async () => {
    let now: Doorplate = standing;
    let made = '';
    const { element } = await sheet({
      plates: [standing],
      get plate() {
        return now;
      },
      replaced: networkError(),
    });
    // The server did it, and the answer did not come.
    const { ward } = element;
    const replace = ward?.doorplates.replace;
    if (!ward || !replace) throw new Error('no client');
    Object.assign(ward.doorplates, {
      replace: (...given: Parameters<typeof replace>) => {
        made = given[1].newDoorplateId;
        now = plateOf({ state: 'replaced', replacedById: made, endReason: reason });
        return replace(...given);
      },
    });
    await ask(element, 'Replace');
    await until(() => find(element, '.plate-fault') !== null);
    await pressed(element, 'dialog .button.primary');
    await until(() => find(element, '.outcome') !== null);
    expect(made === '').isFalse();
  });

  it('tells who was quicker apart from what failed', async () => {
    const cases: [AnyWardError | Doorplate, string][] = [
      [plateOf({ state: 'revoked', endedAt: '2026-11-22T10:05:00+08:00' }), 'is already revoked since'],
      [plateOf({ state: 'replaced', endedAt: null }), 'is already replaced. You changed nothing'],
      [apiError('forbidden', 403), 'a supervisor or an administrator of the station does'],
      [apiError('not-found', 404), 'not on record at your station'],
      [apiError('unauthenticated', 401), 'Your sign-in has ended'],
      [apiError('internal', 500), 'That did not work'],
    ];
    for (const [plate, words] of cases) {
      const { element, writes } = await sheet({ plates: [standing], plate });
      await ask(element, 'Revoke');
      await until(() => find(element, '.overtaken, .plate-fault') !== null, words);
      expect(text(find(element, 'dialog') as HTMLElement)).contains(words);
      expect(writes().length).equals(0);
    }
  });

  it('goes on upon a plate that was changed and is still in force', async () => {
    const answers: Scripted<Doorplate>[] = [apiError('version-stale', 412), plateOf({ state: 'revoked' })];
    const { element, writes } = await sheet({
      plates: [standing],
      get revoked() {
        return answers.shift() as Scripted<Doorplate>;
      },
    });
    await ask(element, 'Revoke');
    await until(() => text(element).includes('is still in force. Press the button again'));
    await pressed(element, 'dialog .button.primary');
    await until(() => find(element, '.outcome') !== null);
    expect(writes().length).equals(2);
  });

  it('offers it to supervisors and administrators, and says to others who does it', async () => {
    for (const role of ['supervisor', 'administrator']) {
      const { element } = await sheet({ plates: [standing], session: sessionOf(role) });
      await until(() => find(element, '.plate-actions .danger') !== null, role);
    }
    const { element } = await sheet({ plates: [standing], session: sessionOf('officer', 'auxiliary') });
    await until(() => text(element).includes('A supervisor or an administrator of the station issues'));
    expect(find(element, '.plate-actions .button') === null).isTrue();
    const none = await sheet({ plates: [], session: sessionOf('officer') });
    await until(() => text(none.element).includes('No plate in force'));
    expect(find(none.element, '.state-notice-actions') === null).isTrue();
  });

  it('never asks for premises: which ones the portal says', async () => {
    const { element, asked } = await sheet({ plates: [] });
    await appears(element, '.state-notice-actions .button');
    expect(asked.some(({ operation }) => operation.startsWith('places.'))).isFalse();
    const station = await sheet({ plates: [] }, {});
    await until(() => text(station.element).includes('No plate in force'));
    await until(() => station.asked.some(({ operation }) => operation === 'session.get'));
    await station.element.updateComplete;
    expect(find(station.element, '.state-notice-actions') === null).isTrue('for which premises?');
  });
});
