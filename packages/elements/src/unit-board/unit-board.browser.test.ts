import type { UnitAvailability } from '@wardkit/contract/response-units';
import { problemResponse, type ScriptedCall } from '@wardkit/testing';
import { accessibilityTree } from '../testing/accessibility-tree.ts';
import { appears, pressed, typed } from '../testing/acting.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { choose, fixtures, hostile, row, save } from './unit-board.fixtures.ts';
import { WardUnitBoard } from './unit-board.ts';
import { alertId, several, type UnitScript, unit, unitAnswers, unitId, unitServer } from './unit-client.fixtures.ts';

type Board = Mounted & WardUnitBoard;

async function open(script: UnitScript = {}) {
  const scripted = unitServer(script);
  const clock = fakeClock();
  const element = await mount<Board>(WardUnitBoard, { client: scripted.ward, clock, lang: 'en', width: 1000 });
  await appears(element, '[data-unit]');
  return { ...scripted, element, clock };
}

const group = (element: Board, name: string) => text(find(element, `[data-group-of="${name}"]`) as Element);
const says = (element: Board, number: number) => text(find(element, row(number)) as Element);
const sent = ({ server }: Pick<ReturnType<typeof unitServer>, 'server'>) =>
  server.calls.filter(({ id }) => id === 'responseUnits.changeAvailability');
const bodyOf = (server: Pick<ReturnType<typeof unitServer>, 'server'>) => sent(server)[0]?.body as UnitAvailability;

describe('<ward-unit-board>', () => {
  it('says which units can be sent, which are out, and which are not there, with their counts and posts', async () => {
    const { element, ward } = await open();
    expect(group(element, 'sendable')).contains('Can be sent 4 units');
    expect(group(element, 'out')).contains('On an alert or on the way back 4 units');
    expect(group(element, 'unavailable')).contains('2 units');
    for (const part of ['长塘 02 组', 'Patrol · 2 people', 'Post: 长塘社区警务室', 'Available', '46 minutes ago']) {
      expect(says(element, 2)).contains(part);
    }
    expect(says(element, 4)).matches(/Available, delayed.*Expected back \d\d:\d\d, in 18 minutes/);
    expect(says(element, 8)).contains('Can be sent again');
    expect(says(element, 10)).contains('Was expected back');
    // The place on a map is the post's alone, and not shown: nothing tells where a unit is.
    expect(text(element)).matches(/^(?!.*(114\.70|23\.74)).*$/);
    ward.close();
  });

  it('leads to the alert on which a unit is, and offers no change of such a unit', async () => {
    const { element, ward } = await open();
    const told: (string | null)[] = [];
    element.addEventListener('ward-alert-open', (event) => told.push(event.alertId));
    await pressed(element, `${row(6)} [data-do="alert"]`);
    expect(told).deepEquals([alertId(1)]);
    for (const number of [5, 6, 7]) expect(find(element, `${row(number)} [data-do="change"]`)).equals(null);
    expect(find(element, `${row(1)} [data-do="alert"]`)).equals(null);
    ward.close();
  });

  it('draws a change at once, sends it upon what the person sees, and keeps the focus at the row', async () => {
    const server = await open();
    const { element, units, ward } = server;
    const told: string[] = [];
    element.addEventListener('ward-unit-availability', ({ state }) => told.push(`wants ${state}`));
    element.addEventListener('ward-unit-changed', ({ state }) => told.push(`is ${state}`));
    const own = unitAnswers(units, 200)['responseUnits.changeAvailability'] as (call: ScriptedCall) => unknown;
    let answer = () => {};
    server.server.answer('responseUnits.changeAvailability', async (call: ScriptedCall) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return own(call);
    });
    await choose(element, 2, 'unavailable');
    await typed(element, '#unit-back-time', '１６：００');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => says(element, 2).includes('Saving…'), 'the row as it will be');
    expect(says(element, 2)).contains('Not available');
    await until(() => focused()?.getAttribute('data-do') === 'change', 'the focus at the row');
    expect(told).deepEquals(['wants unavailable']);
    await until(() => sent(server).length === 1, 'the call');
    answer();
    await until(() => !says(element, 2).includes('Saving…'), 'the answer');
    expect(told).deepEquals(['wants unavailable', 'is unavailable']);
    const body = bodyOf(server);
    expect(body.state).equals('unavailable');
    expect(new Date(body.expectedBackAt ?? '').getHours()).equals(16);
    expect(sent(server)[0]?.headers['if-match']).equals('"3"');
    expect(units.get(unitId(2))?.state).equals('unavailable');
    await until(() => text(element).includes('长塘 02 组: Not available'), 'it is said');
    // Somebody is still at the row: it has not jumped, and goes to its group when they leave.
    expect(group(element, 'sendable')).contains('长塘 02 组');
    expect(group(element, 'sendable')).contains('Can be sent 3 units');
    expect(text(element)).contains('1 unit stands elsewhere by now');
    await pressed(element, '[data-do="arrange"]');
    await until(() => group(element, 'unavailable').includes('长塘 02 组'), 'its place');
    ward.close();
  });

  it('draws the row back when it is refused, says why, and keeps what was entered', async () => {
    const { element, server, ward } = await open();
    server.answer('responseUnits.changeAvailability', () =>
      problemResponse('invalid-input', {
        errors: [{ pointer: '/expectedBackAt', code: 'invalid', message: 'Too far ahead.' }],
      }),
    );
    await choose(element, 1, 'delayed');
    await typed(element, '#unit-back-time', '23:50');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => text(element).includes('Too far ahead.'), 'the server’s word');
    expect(says(element, 1)).contains('Available since');
    expect(says(element, 1)).contains('What you entered is kept');
    expect((find(element, '#unit-back-time') as HTMLInputElement).value).equals('23:50');
    await until(() => focused()?.classList.contains('error-summary') === true, 'the focus on what is to be put right');
    ward.close();
  });

  it('shows how it is now where somebody else changed it meanwhile', async () => {
    const { element, units, ward } = await open();
    const told: string[] = [];
    element.addEventListener('ward-unit-changed', ({ unitId: id }) => told.push(id));
    // Without an event: the change is learnt from the refusal.
    units.set(unitId(1), unit(1, '长塘 01 组', { version: 4, state: 'committed', alertId: alertId(0) }));
    await save(element, 1, 'off-duty');
    await until(() => says(element, 1).includes('Somebody else changed this unit meanwhile'), 'it is told');
    expect(says(element, 1)).contains('Sent to an alert');
    expect(find(element, '.unit-form')).equals(null);
    expect(units.get(unitId(1))?.state).equals('committed');
    expect(told.length).equals(0);
    await pressed(element, `${row(1)} [data-do="dismiss"]`);
    await until(() => find(element, '.unit-note') === null, 'the note is gone');
    ward.close();
  });

  it('says who may not, and changes nothing where the portal says no', async () => {
    const server = await open({ answers: { 'responseUnits.changeAvailability': () => problemResponse('forbidden') } });
    const { element, ward } = server;
    element.addEventListener('ward-unit-availability', (event) => event.preventDefault(), { once: true });
    await save(element, 1, 'off-duty');
    expect(find(element, '.unit-form') === null).isFalse('what was entered is gone');
    expect(sent(server).length).equals(0);
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => says(element, 1).includes('your account may not change units'), 'it is told');
    expect(says(element, 1)).contains('Available since');
    ward.close();
  });

  it('asks for no network in vain: without one a change is refused at once, and is not queued', async () => {
    const server = await open();
    const { element, setOnline, units, ward } = server;
    setOnline(false);
    await save(element, 1, 'off-duty');
    await until(() => says(element, 1).includes('This can’t wait on the device'), 'it is told');
    expect(sent(server).length).equals(0);
    expect(ward.outbox.items.length).equals(0);
    setOnline(true);
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => units.get(unitId(1))?.state === 'off-duty', 'the change');
    ward.close();
  });

  it('takes a time as it is typed, and says what is wrong with one that is none or past', async () => {
    const server = await open();
    const { element, ward } = server;
    await choose(element, 1, 'delayed');
    const attempt = async (time: string, words: string) => {
      await typed(element, '#unit-back-time', time);
      await pressed(element, '.unit-form [type="submit"]');
      await until(() => text(element).includes(words), words);
    };
    await attempt('half past', 'Write the time as hours and minutes');
    await attempt('00:01', 'That time is past');
    expect(sent(server).length).equals(0);
    await typed(element, '#unit-back-time', '');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => sent(server).length === 1, 'the call');
    expect(bodyOf(server).expectedBackAt).equals(null);
    ward.close();
  });

  it('keeps only a group, or a kind, and says so where there is none', async () => {
    const { element, ward } = await open();
    await pressed(element, '[data-group="out"]');
    expect(find(element, '[data-group-of="sendable"]')).equals(null);
    expect(everyElement(element).filter((each) => each.matches('[data-unit]')).length).equals(4);
    const pick = find<HTMLSelectElement>(element, '[data-pick="kind"]') as HTMLSelectElement;
    pick.value = 'community-post';
    pick.dispatchEvent(new Event('change'));
    await until(() => text(element).includes('None of these'), 'none');
    await pressed(element, '[data-notice="empty"] button');
    expect(everyElement(element).filter((each) => each.matches('[data-unit]')).length).equals(several.length);
    ward.close();
  });

  it('reads every page, and draws 500 units', async () => {
    const many = Array.from({ length: 500 }, (_, at) => unit(at, `${at} 组`));
    const { element, server, ward } = await open({ units: many });
    expect(everyElement(element).filter((each) => each.matches('[data-unit]')).length).equals(500);
    expect(server.count('responseUnits.list')).equals(3);
    expect(group(element, 'sendable')).contains('500 units');
    ward.close();
  });

  it('is walked by keys from the first filter to the last row, and Escape leaves a form where it was opened', async () => {
    const { element, ward } = await open({ units: [several[0], several[5], several[8]].flatMap((each) => each ?? []) });
    (find(element, '[data-group="sendable"]') as HTMLElement).focus();
    const stops: string[] = [];
    const told = () => {
      const at = focused();
      const unitOf = at?.closest('[data-unit]')?.getAttribute('data-unit')?.slice(-2) ?? '';
      const name = ['data-group', 'data-pick', 'data-do'].map((each) => at?.getAttribute(each)).find(Boolean);
      return `${name}${unitOf === '' ? '' : ` ${Number(unitOf)}`}`;
    };
    for (let stop = 0; stop < 7; stop += 1) {
      if (stop > 0) await press('Tab');
      stops.push(told());
    }
    expect(stops.join()).equals('sendable,out,unavailable,off-duty,change 1,alert 6,change 9');
    (find(element, `${row(1)} [data-do="change"]`) as HTMLElement).focus();
    await press('Enter');
    await until(() => focused()?.id === 'unit-form-heading', 'the focus in the form');
    await press('Escape');
    await until(() => find(element, '.unit-form') === null && told() === 'change 1', 'the focus back');
    ward.close();
  });

  it('tells assistive technology groups as headings and lists, and of each button which unit it is about', async () => {
    const { element, ward } = await open({ units: [several[3], several[5]].flatMap((each) => each ?? []) });
    const told = accessibilityTree(element).replaceAll(/\d\d:\d\d/g, 'hh:mm');
    expect(told).equals(
      `region "Units"
  heading "Units" [level=2]
  text "Live"
  group "Show only"
    button "Can be sent 1"
    button "On an alert or on the way back 1"
    button "Not available 0"
    button "Off duty 0"
  heading "Can be sent" [level=3]
  text "1 unit"
  list "Can be sent"
    listitem
      text "下角 02 组"
      text "Patrol · 3 people"
      text "Available, delayed"
      text "since hh:mm · 12 minutes ago"
      text "Expected back hh:mm, in 18 minutes"
      button "Change" described by "下角 02 组"
  heading "On an alert or on the way back" [level=3]
  text "1 unit"
  list "On an alert or on the way back"
    listitem
      text "长塘 03 组"
      text "Patrol · 2 people"
      text "Post:"
      text "长塘社区警务室"
      text "On its way to an alert"
      text "since hh:mm · 4 minutes ago"
      button "Open the alert" described by "长塘 03 组"
  heading "Not available" [level=3]
  text "0 units"
  text "None."
  heading "Off duty" [level=3]
  text "0 units"
  text "None."
status`,
    );
    ward.close();
  });

  it('lets only supervisors and administrators set units up: add, rename, and take off the list after a question', async () => {
    const duty = await open();
    await until(() => duty.server.count('session.get') > 0, 'the session');
    expect(find(duty.element, '[data-do="add"]')).equals(null);
    duty.ward.close();

    const { element, server, units, ward } = await open({ role: 'administrator' });
    const told: string[] = [];
    element.addEventListener('ward-unit-set-up', ({ change }) => told.push(change));
    await pressed(element, '[data-do="add"]');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => text(element).includes('Enter a whole number from 1 to 200.'), 'what is missing');
    await typed(element, '#unit-label', '长塘 20 组');
    const kind = find<HTMLSelectElement>(element, '#unit-kind') as HTMLSelectElement;
    kind.value = 'patrol';
    kind.dispatchEvent(new Event('change'));
    await typed(element, '#unit-people', '４');
    server.fault('responseUnits.create', { kind: 'problem', code: 'forbidden' });
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => text(element).includes('your account may not change units'), 'it failed');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => units.size === several.length + 1, 'the new unit');
    const made = [...units.values()].find(({ label }) => label === '长塘 20 组');
    expect([made?.strength, made?.state, made?.post]).deepEquals([4, 'off-duty', null]);
    await until(() => group(element, 'off-duty').includes('长塘 20 组'), 'its row');

    await pressed(element, `${row(3)} [data-do="set-up"]`);
    await typed(element, '#unit-label', '最小应急单元 · 翔丰 08');
    await pressed(element, '.unit-form [type="submit"]');
    await until(() => units.get(unitId(3))?.label === '最小应急单元 · 翔丰 08', 'the new name');
    expect(units.get(unitId(3))?.post?.text).equals('长塘社区警务室');

    await until(
      () => says(element, 3).includes('翔丰 08') && !says(element, 3).includes('Saving…'),
      'the name on screen',
    );
    await pressed(element, `${row(3)} [data-do="set-up"]`);
    await pressed(element, '[data-do="remove"]');
    await appears(element, 'dialog[open]');
    expect(units.has(unitId(3))).isTrue('it went without an answer');
    await pressed(element, '[data-do="confirm"]');
    await until(() => !units.has(unitId(3)), 'off the list');
    await until(() => find(element, row(3)) === null, 'no row');
    expect(told).deepEquals(['create', 'create', 'change', 'delete']);
    ward.close();
  });
});

elementSuite({ widget: WardUnitBoard, fixtures, hostile });
