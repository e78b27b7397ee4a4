import type { ResponseUnit } from '@wardkit/contract/response-units';
import { createScriptedClient } from '@wardkit/testing';
import { appears, pressed } from '../testing/acting.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { row } from './unit-board.fixtures.ts';
import { WardUnitBoard } from './unit-board.ts';
import { ago, alertId, happen, several, type UnitScript, unit, unitId, unitServer } from './unit-client.fixtures.ts';

type Board = Mounted & WardUnitBoard;

async function open(script: UnitScript = {}) {
  const scripted = unitServer(script);
  const clock = fakeClock();
  let known = false;
  scripted.ward.on('identity', (told) => {
    known = told.known;
  });
  const element = await mount<Board>(WardUnitBoard, { client: scripted.ward, clock, lang: 'en', width: 1000 });
  await appears(element, '[data-unit]');
  await until(() => scripted.server.stream.open === 1, 'the stream');
  return { ...scripted, element, clock, isKnown: () => known };
}

/** Runs what waits for the clock until something has come about. */
const passes = (clock: ReturnType<typeof fakeClock>, condition: () => boolean, what: string) =>
  until(() => {
    clock.advance(250);
    return condition();
  }, what);

const ids = (element: Board) =>
  everyElement(element)
    .filter((each) => each.matches('[data-unit]'))
    .map((each) => each.getAttribute('data-unit') ?? '');
const group = (element: Board, name: string) => text(find(element, `[data-group-of="${name}"]`) as Element);
const says = (element: Board, number: number) => text(find(element, row(number)) as Element);
const top = (element: Board, number: number) => (find(element, row(number)) as Element).getBoundingClientRect().top;
const second = several[1] as ResponseUnit;
const committed = { ...second, version: 4, state: 'committed', stateSince: ago(0), alertId: alertId(2) };

describe('<ward-unit-board> through a shift', () => {
  it('shows a change as it comes: the state at once, then since when and on which alert', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    let answer = () => {};
    server.server.answer('responseUnits.get', async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return committed;
    });
    happen(server, 'state-changed', committed);
    await passes(clock, () => group(element, 'out').includes('长塘 02 组'), 'the group');
    expect(says(element, 2)).contains('Sent to an alert just now');
    expect(find(element, `${row(2)} button`)).equals(null);
    await until(() => server.server.count('responseUnits.get') === 1, 'the reading');
    answer();
    await until(() => find(element, `${row(2)} [data-do="alert"]`) !== null, 'the alert');
    expect(group(element, 'sendable')).contains('3 units');
    expect(group(element, 'out')).contains('5 units');
    ward.close();
  });

  it('moves no row while somebody is at one, and puts all in their places when nobody is', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    const button = find(element, `${row(4)} [data-do="change"]`) as HTMLElement;
    // The page in front, where the focus is told.
    await press('Shift');
    button.focus();
    const before = ids(element);
    const at = top(element, 4);
    happen(server, 'state-changed', committed);
    happen(server, 'state-changed', {
      ...(several[3] as ResponseUnit),
      version: 4,
      state: 'off-duty',
      expectedBackAt: null,
    });
    happen(server, 'created', unit(40, '上城 40 组', { version: 1 }));
    happen(server, 'deleted', { ...(several[2] as ResponseUnit), version: 4 });
    await passes(clock, () => says(element, 2).includes('Sent to an alert since'), 'the state');
    await passes(clock, () => says(element, 4).includes('Off duty'), 'the state of the row');
    await passes(clock, () => says(element, 3).includes('Taken off the list'), 'the word of what is gone');
    expect(ids(element)).deepEquals(before);
    expect(top(element, 4)).equals(at);
    expect(focused() === button).isTrue('the focus went');
    await passes(clock, () => group(element, 'sendable').includes('Can be sent 2 units'), 'the count');
    await until(() => text(element).includes('4 units stand elsewhere by now'), 'it is told');
    button.blur();
    await until(() => group(element, 'off-duty').includes('下角 02 组'), 'its place');
    expect(find(element, row(3))).equals(null);
    expect(group(element, 'sendable')).contains('上城 40 组');
    expect(text(element).includes('stand elsewhere')).isFalse('it is still told');
    ward.close();
  });

  it('holds still under a mouse, too', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    const over = find(element, `${row(1)} .unit-label`) as HTMLElement;
    over.dispatchEvent(new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }));
    happen(server, 'state-changed', committed);
    await passes(clock, () => says(element, 2).includes('Sent to an alert since'), 'the state');
    expect(group(element, 'sendable')).contains('长塘 02 组');
    find(element, '.groups')?.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await until(() => group(element, 'out').includes('长塘 02 组'), 'its place');
    ward.close();
  });

  it('misses nothing and shows nothing twice through a cut network', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    server.server.stream.cut();
    happen(server, 'state-changed', committed);
    for (const number of [41, 42]) happen(server, 'created', unit(number, `上城 ${number} 组`, { version: 1 }));
    happen(server, 'deleted', { ...(several[0] as ResponseUnit), version: 4 });
    await passes(clock, () => ids(element).length === several.length + 1, 'two more and one less');
    await passes(clock, () => group(element, 'out').includes('长塘 02 组'), 'the change');
    expect(new Set(ids(element)).size).equals(several.length + 1);
    expect(ids(element).includes(unitId(1))).isFalse('what is off the list is still there');
    ward.close();
  });

  it('reads anew where the stream was reset: what came, changed and went without an event is right', async () => {
    const server = await open();
    const { element, clock, units, ward } = server;
    units.set(unitId(41), unit(41, '上城 41 组'));
    units.set(unitId(2), committed);
    units.delete(unitId(1));
    // What can't be read is missed, and the client says so by the same gap as for a reset of the server's.
    server.server.stream.emit({ type: 'response-unit.changed', subject: '/v1/response-units', id: '' });
    await passes(clock, () => ids(element).includes(unitId(41)), 'the new one');
    expect(ids(element).includes(unitId(1))).isFalse('what is off the list is still there');
    expect(group(element, 'out')).contains('长塘 02 组');
    ward.close();
  });

  it('does not lose a unit that came while the whole was being read, nor bring back one that went', async () => {
    const server = await open();
    const { element, clock, units, ward } = server;
    const before = [...units.values()];
    let answer: (value: unknown) => void = () => {};
    server.server.answer('responseUnits.list', () => new Promise((resolve) => (answer = resolve)));
    const asked = server.server.count('responseUnits.list');
    element.refresh();
    await until(() => server.server.count('responseUnits.list') > asked, 'the reading');
    happen(server, 'created', unit(41, '上城 41 组', { version: 1 }));
    happen(server, 'deleted', { ...(several[0] as ResponseUnit), version: 4 });
    happen(server, 'state-changed', committed);
    await passes(clock, () => ids(element).includes(unitId(41)), 'the new one');
    await passes(clock, () => !ids(element).includes(unitId(1)), 'the one that went');
    const drawnBefore = text(element);
    answer({ items: before, next: null });
    await passes(clock, () => group(element, 'out').includes('长塘 02 组'), 'what was newer stays');
    expect(text(element).replaceAll(/\s/g, '')).equals(drawnBefore.replaceAll(/\s/g, ''));
    ward.close();
  });

  it('reads a storm of events as a list, at most once a second', async () => {
    const many = Array.from({ length: 60 }, (_, at) => unit(at, `${at} 组`));
    const server = await open({ units: many });
    const { element, clock, ward } = server;
    const asked = server.server.count('responseUnits.list');
    for (const each of many) happen(server, 'state-changed', { ...each, version: 4, state: 'off-duty' });
    await passes(clock, () => group(element, 'off-duty').includes('60 units'), 'all of them');
    await passes(clock, () => !text(element).includes('just now'), 'since when');
    expect(server.server.count('responseUnits.get') <= 5).isTrue('they were read one by one');
    expect(server.server.count('responseUnits.list') - asked <= 3).isTrue('it was read again and again');
    ward.close();
  });

  it('says since when it may be old while the network is away, and is live again by itself', async () => {
    const server = await open();
    const { element, clock, setOnline, ward } = server;
    expect(text(find(element, '.panel-head') as Element)).contains('Live');
    setOnline(false);
    server.server.stream.cut();
    await until(() => text(element).includes('What changed since is not here yet'), 'as of when');
    happen(server, 'state-changed', committed);
    setOnline(true);
    await passes(clock, () => group(element, 'out').includes('长塘 02 组'), 'what changed meanwhile');
    await until(() => text(find(element, '.panel-head') as Element).includes('Live'), 'live');
    ward.close();
  });

  it('keeps a unit that is newer than what the device kept', async () => {
    const server = await open();
    const { element, clock, setOnline, ward } = server;
    happen(server, 'created', unit(41, '上城 41 组', { version: 1 }));
    happen(server, 'state-changed', committed);
    await passes(clock, () => ids(element).includes(unitId(41)), 'the new one');
    await passes(clock, () => says(element, 2).includes('Sent to an alert since'), 'the change');
    setOnline(false);
    server.server.stream.cut();
    element.refresh();
    await until(() => find(element, '.live.stale') !== null, 'as of when');
    expect(ids(element).includes(unitId(41))).isTrue('the new unit is gone');
    expect(says(element, 2)).contains('Sent to an alert');
    ward.close();
  });

  it('reads anew after the device slept for an hour', async () => {
    const server = await open();
    const { element, clock, units, ward } = server;
    units.set(unitId(2), committed);
    // Timers stand still while a device sleeps: the next one comes an hour late.
    const { now: then } = clock;
    Object.assign(clock, { now: () => then() + 60 * 60 * 1000 });
    clock.advance(30_000);
    await until(() => group(element, 'out').includes('长塘 02 组'), 'what changed meanwhile');
    ward.close();
  });

  it('ages with the minute', async () => {
    const { element, clock, ward } = await open();
    expect(says(element, 2)).contains('46 minutes ago');
    clock.advance(60_000);
    await until(() => says(element, 2).includes('47 minutes ago'), 'a minute more');
    ward.close();
  });

  it('shows nothing of the units to nobody: after a sign-out, and where a right ends', async () => {
    let token: string | null = 'scripted-duty-officer';
    const { element, isKnown, server, ward } = await open({ token: () => token });
    await until(isKnown, 'who it is');
    token = null;
    await ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes('长塘')).isFalse('units are still there');
    // What a stream that is still open says brings nothing back.
    server.stream.emit({ type: 'response-unit.changed', subject: '/v1/response-units', id: '' });
    await element.updateComplete;
    expect(find(element, '[data-notice="sign-in"]') === null).isFalse('it went on');
    token = 'scripted-duty-officer';
    await pressed(element, '[data-notice="sign-in"] button');
    await until(() => find(element, row(1)) !== null, 'the units, after somebody asked');
    ward.close();

    const other = await open();
    other.server.fault('events.stream', { kind: 'problem', code: 'forbidden' });
    other.server.stream.cut();
    await until(() => find(other.element, '[data-notice="forbidden"]') !== null, 'the end of the right');
    expect(text(other.element).includes('长塘')).isFalse('units are still there');
    other.ward.close();
  });

  it('is the same in two tabs, and each shows what the other did', async () => {
    const first = await open();
    const other = createScriptedClient({ role: 'duty-officer', server: first.server });
    const clock = fakeClock();
    const second = await mount<Board>(WardUnitBoard, { client: other.ward, clock, lang: 'en', width: 1000 });
    await appears(second, '[data-unit]');
    await pressed(first.element, `${row(1)} [data-do="change"]`);
    await pressed(first.element, '.unit-form input[value="off-duty"]');
    await pressed(first.element, '.unit-form [type="submit"]');
    await until(() => first.units.get(unitId(1))?.state === 'off-duty', 'the change');
    happen(first, 'state-changed', first.units.get(unitId(1)) as ResponseUnit);
    await passes(clock, () => group(second, 'off-duty').includes('长塘 01 组'), 'the change in the other');
    first.ward.close();
    other.ward.close();
  });

  it('says how many can be sent when that changed, and not again for a while', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    const said = () => text(find(element, '[role="status"]') as Element);
    expect(said()).equals('');
    clock.advance(20_000);
    happen(server, 'state-changed', committed);
    await passes(clock, () => said() === '3 can be sent, 5 out', 'the counts');
    happen(server, 'state-changed', { ...(several[0] as ResponseUnit), version: 4, state: 'off-duty' });
    await until(() => group(element, 'sendable').includes('2 units'), 'the next change');
    expect(said()).equals('3 can be sent, 5 out');
    await passes(clock, () => said() === '2 can be sent, 5 out', 'the counts after a while');
    ward.close();
  });
});
