import type { ShiftHandoverChange, ShiftHandoverCreation } from '@wardkit/contract/shift-handovers';
import { problemResponse, type ScriptedCall, type ScriptedClient } from '@wardkit/testing';
import { alert, alertId } from '../alerts/alert-client.fixtures.ts';
import { pressed, typed } from '../testing/acting.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import { changeKey, newNoteKey } from './note-draft.ts';
import type { HandoverChangedEvent, HandoverChangeEvent } from './shift-handover.events.ts';
import {
  cut,
  duty,
  filled,
  fixtures,
  hostile,
  noteId,
  noteOf,
  officer,
  openAlerts,
  ownNewest,
  page,
  scripted,
  writing,
} from './shift-handover.fixtures.ts';
import { WardShiftHandover } from './shift-handover.ts';

interface Opened {
  readonly element: WardShiftHandover;
  readonly clock: FakeClock;
}

async function opened(made: ScriptedClient, lang = 'en'): Promise<Opened> {
  const clock = fakeClock();
  const element = await mount<WardShiftHandover>(WardShiftHandover, { client: made.ward, clock, lang });
  await until(() => find(element, '[data-notice="loading"]') === null, 'the notes');
  return { element, clock };
}

const shows = (element: Element, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element)}"`);
const appears = (element: Element, selector: string) =>
  until(() => find(element, selector) !== null, `${selector} in "${text(element)}"`);
const calls = ({ server }: ScriptedClient, id: string) => server.calls.filter((call) => call.id === id);
const notes = (element: Element) =>
  everyElement(element)
    .filter((each) => each.matches('.note'))
    .map((each) => each.getAttribute('data-note'));
const all = (element: Element, selector: string) => everyElement(element).filter((each) => each.matches(selector));
const value = (element: Element, selector: string) => find<HTMLInputElement>(element, selector)?.value;
const draftOf = (made: ScriptedClient, key = newNoteKey) => made.ward.drafts.get<Record<string, unknown>>(key);
/** Waits until what was typed is on the device. */
async function keeps(made: ScriptedClient, words: string, key = newNoteKey): Promise<void> {
  let there = '';
  const look = async () => {
    there = JSON.stringify(await draftOf(made, key));
  };
  void look();
  await until(() => {
    void look();
    return there.includes(words);
  }, `"${words}" on the device`);
}

describe('<ward-shift-handover>', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await scripted().ward.session.get();
    await import('./writing-part.ts');
  });

  it('shows each shift with its note, its alerts as they stand, who wrote and who took over', async () => {
    const { element } = await opened(scripted());
    expect(notes(element)).deepEquals([noteId(0), noteId(1), noteId(2)]);
    const [newest, earlier] = all(element, '.note').map((each) => text(each));
    for (const words of [
      'Nov 21, 20:00 – Nov 22, 08:00',
      'To be taken over',
      'Written by 民警 李**, Nov 22, 07:50',
      '请回访疏散住户是否已返回',
      'JQ-20261122-0420',
      'Immediate',
      'On the scene',
      '等消防出具意见后结案。',
    ]) {
      expect(newest ?? '').contains(words);
    }
    expect(earlier ?? '').contains('Taken over by 民警 李**, Nov 21, 20:02');
  });

  it('says nothing of how long anybody took', async () => {
    const { element } = await opened(scripted());
    expect(/minute|hour(?!s at most)|\bago\b|took/i.test(text(element))).isFalse(text(element));
  });

  it('asks page after page and keeps what is shown where the next does not come', async () => {
    const made = scripted({
      'shiftHandovers.list': ({ query }: ScriptedCall) =>
        query.cursor === undefined ? page([noteOf(0), noteOf(1)], 'second') : page([noteOf(2)]),
    });
    const { element } = await opened(made);
    made.server.fault('shiftHandovers.list', { kind: 'problem', code: 'internal-error' }, 10);
    await pressed(element, '.more .button');
    await shows(element, 'Earlier notes could not be loaded');
    expect(notes(element).length).equals(2);
  });

  it('opens an alert where the portal says', async () => {
    const { element } = await opened(scripted());
    const told: (string | null)[] = [];
    element.addEventListener('ward-alert-open', ({ alertId: id }) => told.push(id));
    await pressed(element, `[data-alert="${alertId(0)}"] button`);
    expect(told).deepEquals([alertId(0)]);
  });

  it('takes a shift over after it was asked, with the version that was read, and tells', async () => {
    const made = scripted();
    const { element } = await opened(made);
    const told: string[] = [];
    element.addEventListener('ward-handover-change', (event) => {
      const { handoverId, change } = event as HandoverChangeEvent;
      told.push(`${change} ${handoverId}`);
    });
    element.addEventListener('ward-handover-changed', (event) => {
      const { handoverId, state } = event as HandoverChangedEvent;
      told.push(`${state} ${handoverId}`);
    });
    await pressed(element, '[data-take-over]');
    expect(calls(made, 'shiftHandovers.takeOver').length).equals(0);
    await pressed(element, '[data-yes]');
    await appears(element, `[data-note="${noteId(0)}"][data-state="taken-over"]`);
    expect(calls(made, 'shiftHandovers.takeOver').map(({ headers }) => headers['if-match'])).deepEquals(['"1"']);
    expect(told).deepEquals([`take-over ${noteId(0)}`, `taken-over ${noteId(0)}`]);
    await until(() => focused()?.id === `note-${noteId(0)}`, 'the focus on the note');
    expect(find(element, '[data-take-over]') === null).isTrue('it can be taken over again');
  });

  it('does nothing where the portal cancels', async () => {
    const made = scripted();
    const { element } = await opened(made);
    element.addEventListener('ward-handover-change', (event) => event.preventDefault());
    await pressed(element, '[data-take-over]');
    await pressed(element, '[data-yes]');
    await filled(element);
    await pressed(element, '[data-send]');
    await element.updateComplete;
    expect(calls(made, 'shiftHandovers.takeOver').length + calls(made, 'shiftHandovers.write').length).equals(0);
    expect(value(element, '#shift-note')).equals('白天总体平稳。请回访长塘路住户。');
  });

  it('offers the writer to change and not to take over, and says who does', async () => {
    const { element } = await opened(ownNewest());
    await appears(element, '[data-change]');
    expect(find(element, '[data-take-over]') === null).isTrue('the writer may take over');
    expect(text(element)).contains('Somebody else takes the shift over');
  });

  it('takes the server’s word for whose note it is where two have one name', async () => {
    const namesake = { role: 'duty-officer', displayName: '值班民警 甲**' } as const;
    const made = scripted({ 'shiftHandovers.list': page([noteOf(0, { writtenBy: namesake })]) });
    made.server.fault('shiftHandovers.takeOver', { kind: 'problem', code: 'forbidden' }, 1);
    const { element } = await opened(made);
    await pressed(element, '[data-take-over]');
    await pressed(element, '[data-yes]');
    await shows(element, 'it is your own note, and somebody else takes it over');
    await appears(element, '[data-change]');
  });

  it('says that a note was changed meanwhile, and shows what it says now', async () => {
    const made = scripted({ 'shiftHandovers.get': noteOf(0, { version: 2, note: '补充：消防已撤离。' }) });
    made.server.fault('shiftHandovers.takeOver', { kind: 'problem', code: 'version-stale' }, 1);
    const { element } = await opened(made);
    await pressed(element, '[data-take-over]');
    await pressed(element, '[data-yes]');
    await shows(element, 'Read what it says now, then take over.');
    expect(text(element)).contains('补充：消防已撤离。');
    await pressed(element, '[data-take-over]');
    await pressed(element, '[data-yes]');
    await until(() => calls(made, 'shiftHandovers.takeOver').length === 2, 'the second attempt');
    expect(calls(made, 'shiftHandovers.takeOver')[1]?.headers['if-match']).equals('"2"');
  });

  it('shows a note that is written meanwhile, and keeps what is being written with its focus', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    const field = find<HTMLTextAreaElement>(element, '#shift-note') as HTMLTextAreaElement;
    field.focus();
    await until(() => made.server.stream.open === 1, 'the stream');
    const later = noteOf(0, {
      id: noteId(9),
      shiftStart: '2026-11-22T08:00:00+08:00',
      shiftEnd: '2026-11-22T14:00:00+08:00',
      note: '另一位同事先写了交班记录。',
    });
    made.server.answer('shiftHandovers.get', later);
    made.server.stream.emit({
      type: 'dev.wardkit.shift-handover.written',
      subject: `/v1/shift-handovers/${later.id}`,
      data: { id: later.id, version: 1, state: 'written' },
    });
    await shows(element, '另一位同事先写了交班记录。');
    expect(notes(element)[0]).equals(later.id);
    expect(focused() === field).isTrue('the field lost the focus');
    expect(field.value).equals('白天总体平稳。请回访长塘路住户。');
    await until(() => (find(element, '[role="status"]')?.textContent ?? '') !== '', 'the status');
  });

  it('shows the alerts of a note as they stand when they change', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await until(() => made.server.stream.open === 1, 'the stream');
    const { id, receivedAt, priority, category } = alert(0);
    made.server.stream.emit({
      type: 'dev.wardkit.alert.resolved',
      subject: `/v1/alerts/${id}`,
      data: { id, version: 7, state: 'resolved', receivedAt, priority, category },
    });
    await until(
      () => text(find(element, `[data-alert="${id}"]`) as Element).includes('Dealt with'),
      'the new state of the alert',
    );
  });

  it('reads again what was missed in a break', async () => {
    const made = scripted();
    const { element } = await opened(made);
    made.setOnline(false);
    await shows(element, 'no network since');
    made.server.answer('shiftHandovers.list', page([noteOf(0, { note: '断网期间写的。' })]));
    made.setOnline(true);
    await shows(element, '断网期间写的。');
    await until(() => !text(element).includes('no network since'), 'no more staleness');
  });

  it('shows without a network what it read before, with its time', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await cut(element, made);
    expect(text(element)).contains('no network since');
    expect(notes(element).length).equals(3);
  });
});

describe('<ward-shift-handover> writing', () => {
  before(async () => {
    await scripted().ward.session.get();
    await import('./writing-part.ts');
  });

  it('proposes the shift that follows the last one and all alerts that are open, and sends what was chosen', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await pressed(element, '[data-write]');
    await appears(element, '.choice');
    await until(() => focused()?.classList.contains('form-heading') === true, 'the focus on the heading');
    expect([value(element, '#shift-start-day'), value(element, '#shift-start-time')]).deepEquals(['22', '08:00']);
    expect([value(element, '#shift-end-day'), value(element, '#shift-end-time')]).deepEquals(['22', '20:00']);
    await shows(element, '3 of 3 are handed over');
    find(element, `#alert-${alertId(1)}`)?.click();
    await shows(element, '2 of 3 are handed over');
    await typed(element, '#shift-end-time', '1430');
    await typed(element, '#shift-note', '  白天总体平稳。 ');
    await typed(element, `#remark-${alertId(0)}`, '等消防意见。');
    await pressed(element, '[data-send]');
    await shows(element, '白天总体平稳。');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    const [sent] = calls(made, 'shiftHandovers.write');
    expect(sent?.body).deepEquals({
      shiftStart: '2026-11-22T08:00:00+08:00',
      shiftEnd: '2026-11-22T14:30:00+08:00',
      note: '白天总体平稳。',
      alerts: [
        { alertId: alertId(0), remark: '等消防意见。' },
        { alertId: alertId(3), remark: null },
      ],
    } satisfies ShiftHandoverCreation);
    expect(await draftOf(made)).equals(null);
    await until(() => focused()?.id === `note-${sent?.parameters.handoverId}`, 'the focus on the note');
    await appears(element, '[data-change]');
  });

  it('keeps every keystroke sealed on the device and reads it back after a crash', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    find(element, `#alert-${alertId(3)}`)?.click();
    await typed(element, '#shift-end-time', '19:3');
    await keeps(made, '19:3');
    // The page dies: nothing was sent or said goodbye to.
    element.remove();
    const again = scripted({}, { store: made.store });
    const { element: after } = await opened(again);
    await shows(after, 'A note that you began is kept on this device.');
    await writing(after);
    expect(value(after, '#shift-note')).equals('白天总体平稳。请回访长塘路住户。');
    expect(value(after, '#shift-end-time')).equals('19:3');
    expect(value(after, `#remark-${alertId(0)}`)).equals('等消防意见。');
    expect(find<HTMLInputElement>(after, `#alert-${alertId(3)}`)?.checked).equals(false);
    expect(calls(made, 'shiftHandovers.write').length + calls(again, 'shiftHandovers.write').length).equals(0);
  });

  it('keeps what was typed in the moment in which it is taken off the page', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await writing(element);
    for (const words of ['第一句。', '第一句。第二句。', '第一句。第二句。最后一句。']) {
      const field = find<HTMLTextAreaElement>(element, '#shift-note') as HTMLTextAreaElement;
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    element.remove();
    await keeps(made, '最后一句');
  });

  it('shows nothing of it to whoever signs in next', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    await keeps(made, '等消防意见');
    await made.ward.signOut();
    await until(() => find(element, '.note-form') === null, 'the form to go');
    expect(text(element).includes('白天总体平稳')).isFalse('it is still on screen');
  });

  it('keeps no word of it outside the sealed store', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    await keeps(made, '白天总体平稳');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage }).includes('白天')).isFalse(
      'it lies open on the device',
    );
    expect(location.href.includes('%E7%99%BD')).isFalse('it is in the address');
  });

  it('deletes what was begun only after asking', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    await keeps(made, '白天总体平稳');
    await pressed(element, '[data-discard]');
    expect((await draftOf(made)) === null).isFalse('it was deleted at once');
    await pressed(element, '[data-discard-yes]');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    let isGone = false;
    await until(() => {
      void draftOf(made).then((draft) => {
        isGone = draft === null;
      });
      return isGone;
    }, 'nothing on the device');
  });

  it('tells what is to be put right, with links that lead to the fields, and sends nothing', async () => {
    const made = scripted({ 'shiftHandovers.list': page([]) });
    const { element } = await opened(made);
    await writing(element);
    await typed(element, '#shift-start-time', '8');
    await typed(element, '#shift-end-time', '20:00');
    await typed(element, `#remark-${alertId(0)}`, '长'.repeat(501));
    await pressed(element, '[data-send]');
    await appears(element, '.error-summary');
    const links = all(element, '.error-summary a') as HTMLElement[];
    expect(links.map((each) => each.textContent)).deepEquals([
      'Shift began: enter a time from 00:00 to 23:59, such as 08:00.',
      'Write what the next shift should know.',
    ]);
    links[1]?.click();
    expect(focused()?.id).equals('shift-note');
    await typed(element, '#shift-start-time', '21:00');
    await typed(element, '#shift-note', '平稳。');
    await pressed(element, '[data-send]');
    await shows(element, 'The shift has to end after it began');
    expect(text(element)).contains('The remark on JQ-20261122-0420 is too long: 500 characters at most.');
    expect(calls(made, 'shiftHandovers.write').length).equals(0);
  });

  it('takes no shift longer than 48 hours and no note longer than 4000 characters', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await writing(element);
    await typed(element, '#shift-start-day', '19');
    await typed(element, '#shift-note', '长'.repeat(4001));
    await pressed(element, '[data-send]');
    await shows(element, 'A shift lasts 48 hours at most');
    expect(text(element)).contains('The note is too long: 4,000 characters at most.');
    expect(calls(made, 'shiftHandovers.write').length).equals(0);
  });

  it('shows what the server says of a field at that field', async () => {
    const made = scripted({
      'shiftHandovers.write': () =>
        problemResponse('invalid-input', {
          errors: [{ pointer: '#/alerts/2/alertId', code: 'alert-unknown', message: '本所没有此警情。' }],
        }),
    });
    const { element } = await opened(made);
    await filled(element);
    await pressed(element, '[data-send]');
    await appears(element, '.error-summary a');
    find(element, '.error-summary a')?.click();
    expect(focused()?.id).equals(`alert-${alertId(3)}`);
    expect(value(element, '#shift-note')).equals('白天总体平稳。请回访长塘路住户。');
  });

  it('loses nothing without a network, and sends the same note when there is one', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    made.setOnline(false);
    await pressed(element, '[data-send]');
    await shows(element, 'it was not sent. It is kept on this device');
    made.setOnline(true);
    await pressed(element, '[data-send]');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    expect(calls(made, 'shiftHandovers.write').length).equals(1);
  });

  it('writes one note where the answer to the first attempt was lost', async () => {
    const made = scripted({
      'shiftHandovers.write': () => problemResponse('already-exists'),
      'shiftHandovers.get': ({ parameters }: ScriptedCall) =>
        noteOf(0, { id: parameters.handoverId ?? '', version: 1, writtenBy: duty }),
    });
    const { element } = await opened(made);
    await filled(element);
    await pressed(element, '[data-send]');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    const [change] = calls(made, 'shiftHandovers.change');
    expect(change?.parameters.handoverId).equals(calls(made, 'shiftHandovers.write')[0]?.parameters.handoverId);
    expect(change?.headers['if-match']).equals('"1"');
    expect((change?.body as ShiftHandoverChange | undefined)?.note).equals('白天总体平稳。请回访长塘路住户。');
    expect(await draftOf(made)).equals(null);
  });

  it('changes the own note on the version that was read', async () => {
    const made = ownNewest();
    const { element } = await opened(made);
    await pressed(element, '[data-change]');
    await appears(element, '.choice');
    expect(value(element, '#shift-note') ?? '').contains('请回访疏散住户是否已返回');
    expect(find<HTMLInputElement>(element, `#alert-${alertId(1)}`)?.checked).equals(false);
    find(element, `#alert-${alertId(1)}`)?.click();
    await element.updateComplete;
    await pressed(element, '[data-send]');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    const [sent] = calls(made, 'shiftHandovers.change');
    expect(sent?.headers['if-match']).equals('"1"');
    expect((sent?.body as ShiftHandoverChange | undefined)?.alerts?.map(({ alertId: id }) => id)).deepEquals(
      openAlerts.map(({ id }) => id),
    );
  });

  it('shows a change made elsewhere beside one’s own, and saves over it only when told to', async () => {
    const theirs = noteOf(0, { version: 4, writtenBy: duty, note: '另一台设备上修改后的内容。' });
    const made = ownNewest({ 'shiftHandovers.get': theirs });
    made.server.fault('shiftHandovers.change', { kind: 'problem', code: 'version-stale' }, 1);
    const { element } = await opened(made);
    await pressed(element, '[data-change]');
    await appears(element, '.choice');
    await typed(element, '#shift-note', '我写的内容。');
    await pressed(element, '[data-send]');
    await appears(element, '[data-fault="overtaken"]');
    expect(text(find(element, '[data-fault="overtaken"]') as Element)).contains('另一台设备上修改后的内容。');
    expect(value(element, '#shift-note')).equals('我写的内容。');
    await pressed(element, '[data-insist]');
    await until(() => find(element, '.note-form') === null, 'the form to go');
    expect(calls(made, 'shiftHandovers.change').map(({ headers }) => headers['if-match'])).deepEquals(['"1"', '"4"']);
  });

  it('takes what the note says now where a person says so', async () => {
    const theirs = noteOf(0, { version: 4, writtenBy: duty, note: '另一台设备上修改后的内容。' });
    const made = ownNewest({ 'shiftHandovers.get': theirs });
    made.server.fault('shiftHandovers.change', { kind: 'problem', code: 'version-stale' }, 1);
    const { element } = await opened(made);
    await pressed(element, '[data-change]');
    await appears(element, '.choice');
    await typed(element, '#shift-note', '我写的内容。');
    await keeps(made, '我写的内容', changeKey(noteId(0)));
    await pressed(element, '[data-send]');
    await pressed(element, '[data-yield]');
    await until(() => value(element, '#shift-note') === '另一台设备上修改后的内容。', 'what the note says now');
    expect(await draftOf(made, changeKey(noteId(0)))).equals(null);
  });

  it('keeps what was typed where the shift was taken over meanwhile, and makes it a note of its own', async () => {
    const taken = noteOf(0, {
      version: 2,
      state: 'taken-over',
      writtenBy: duty,
      takenOverAt: '2026-11-22T14:20:00+08:00',
      takenOverBy: officer,
    });
    const made = ownNewest({ 'shiftHandovers.get': taken });
    made.server.fault('shiftHandovers.change', { kind: 'problem', code: 'state-conflict' }, 1);
    const { element } = await opened(made);
    await pressed(element, '[data-change]');
    await appears(element, '.choice');
    await typed(element, '#shift-note', '我写的内容。');
    await pressed(element, '[data-send]');
    await shows(element, '民警 李** has taken the shift over meanwhile');
    await pressed(element, '[data-as-new]');
    await pressed(element, '[data-send]');
    await until(() => calls(made, 'shiftHandovers.write').length === 1, 'the new note');
    const [sent] = calls(made, 'shiftHandovers.write');
    expect(sent?.parameters.handoverId === noteId(0)).isFalse('it has the id of the other one');
    expect((sent?.body as ShiftHandoverCreation | undefined)?.note).equals('我写的内容。');
  });

  it('offers an alert that comes meanwhile and keeps a remark on one that is closed meanwhile', async () => {
    const made = scripted();
    const { element, clock } = await opened(made);
    await filled(element);
    await until(() => made.server.stream.open === 1, 'the stream');
    const news = alert(7, { number: 'JQ-20261122-0500' });
    made.server.answer('alerts.list', page([news, ...openAlerts.slice(1)]));
    made.server.answer('alerts.get', alert(0, { state: 'resolved' }));
    for (const { id, receivedAt } of [news, alert(0)]) {
      made.server.stream.emit({
        type: 'dev.wardkit.alert.changed',
        subject: `/v1/alerts/${id}`,
        data: { id, version: 2, state: 'resolved', receivedAt },
      });
    }
    await until(() => find(element, `#alert-${news.id}`) !== null, 'the new alert');
    clock.advance(4000);
    await shows(element, '4 of 4 are handed over');
    expect(value(element, `#remark-${alertId(0)}`)).equals('等消防意见。');
  });

  it('follows what is typed in another tab, and says when it went from there', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await filled(element);
    await keeps(made, '等消防意见');
    const stored = (await draftOf(made)) as Record<string, unknown>;
    // The other tab is another client on the same device; both write to the same place.
    await made.ward.drafts.put(newNoteKey, { ...stored, note: '在另一个标签页写的。' });
    await until(() => value(element, '#shift-note') === '在另一个标签页写的。', 'the words of the other tab');
    await made.ward.drafts.delete(newNoteKey);
    await shows(element, 'sent or deleted in another tab');
    expect(value(element, '#shift-note')).equals('在另一个标签页写的。');
  });

  it('offers those who may only read neither to write nor to take over', async () => {
    const { element } = await opened(scripted({}, { role: 'auxiliary' }));
    await shows(element, 'To be taken over');
    expect(all(element, '[data-write], [data-take-over], [data-change]').length).equals(0);
  });
});

describe('<ward-shift-handover> on paper', () => {
  it('prints one note with its alerts and room for both names, and nothing else', async () => {
    const { element } = await opened(scripted(), 'zh-Hans');
    await until(() => find(element, '[data-take-over]') !== null, 'the caller');
    const paper = await printed(() => find(element, '[data-print]')?.click());
    const words = paper.document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    for (const part of [
      '埔前派出所 交接班记录',
      '11月21日 20:00 – 11月22日 08:00',
      '等消防出具意见后结案。',
      '交班人',
      '接班人',
      '民警 李**',
    ]) {
      expect(words).contains(part);
    }
    expect(words.includes('白天接报')).isFalse('another note is on the paper');
    expect(paper.document.querySelectorAll('tbody tr').length).equals(2);
    expectPages(paper, { pages: 1, size: 'A4' });
  });

  it('lets the portal print in its own way', async () => {
    const { element } = await opened(scripted());
    const told: string[] = [];
    element.addEventListener('ward-handover-print', (event) => {
      event.preventDefault();
      told.push(event.handoverId);
    });
    find(element, '[data-print]')?.click();
    await element.updateComplete;
    expect(told).deepEquals([noteId(0)]);
    expect(document.body.querySelector(':scope > iframe') === null).isTrue('it printed all the same');
  });
});

elementSuite({ widget: WardShiftHandover, fixtures, hostile });
