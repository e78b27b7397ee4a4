import { fixtures, problemResponse, type ScriptedCall } from '@wardkit/testing';
import { WardAlertDetail } from '../alert-detail/alert-detail.ts';
import { WardAlertList } from '../alert-list/alert-list.ts';
import { noteId, noteOf, page, scripted as shiftServer, writing } from '../shift-handover/shift-handover.fixtures.ts';
import { WardShiftHandover } from '../shift-handover/shift-handover.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find, text } from '../testing/find.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { until } from '../testing/until.ts';
import { begin, read, tap, write } from './alert-acting.fixtures.ts';
import { type AlertScript, alertId, alertServer, now } from './alert-client.fixtures.ts';

const theirs = '楼道电动自行车';
const number = '15400000031';

/** A page at which one person works with alerts, and another comes after them. */
async function opened(
  widget: typeof WardAlertDetail | typeof WardAlertList,
  properties: object,
  script: AlertScript = {},
) {
  const portal = portalSignIn('duty-officer');
  const answers = { 'session.get': portal.session, ...script.answers };
  const scripted = alertServer({ token: portal.token, ...script, answers });
  // Somebody was known before the widget came, as on a portal that changes its pages by itself.
  await scripted.ward.session.get();
  await until(() => scripted.server.count('session.get') === 2, 'that it is known who this is');
  const how = { client: scripted.ward, clock: fakeClock(), lang: 'en', width: 1000, properties: { ...properties } };
  const element = await mount<Mounted>(widget, how);
  await read(element, theirs);
  const goes = async () => {
    portal.somebody = null;
    await scripted.ward.signOut();
  };
  const comes = async () => {
    portal.somebody = 'another';
    await scripted.ward.session.get();
  };
  return { ...scripted, element, goes, comes };
}

const shown = {
  'reveals.create': ({ body }: ScriptedCall) => {
    const { record, field } = body as { record: string; field: string };
    const expiresAt = new Date(Date.parse(now) + 300_000).toISOString();
    const stationId = fixtures.ids.station;
    return {
      stationId,
      record,
      field,
      value: number,
      revealedAt: new Date(now).toISOString(),
      expiresAt,
      entryId: alertId(1),
    };
  },
};

describe('whoever comes next to a page of alerts', () => {
  it('does not see what was shown whole to the one before', async () => {
    const { element, ward, goes, comes } = await opened(WardAlertDetail, { alertId: alertId(0) }, { answers: shown });
    await tap(element, '[data-reveal]');
    await write(element, '.reveal textarea', '楼道起火，需要向报警人确认火势');
    await tap(element, '.dialog .button.primary');
    await read(element, number);
    await goes();
    await until(() => !text(element).includes(theirs), 'that it is gone');
    await comes();
    await read(element, theirs);
    expect(text(element).includes(number)).equals(false);
    expect(find(element, 'dialog')).equals(null);
    ward.close();
  });

  it('finds no form with what the one before was writing', async () => {
    const { element, ward, goes, comes } = await opened(WardAlertDetail, { alertId: alertId(0) });
    await begin('cancel')(element);
    await write(element, '#alert-reason', '报警人来电说已自行处理');
    await goes();
    await until(() => !text(element).includes(theirs), 'that it is gone');
    await comes();
    await read(element, theirs);
    expect(find(element, '.form')).equals(null);
    await begin('cancel')(element);
    expect(find<HTMLTextAreaElement>(element, '#alert-reason')?.value).equals('');
    ward.close();
  });

  it('sees nothing that is not for them where they come without a sign-out', async () => {
    const { element, server, ward, comes } = await opened(WardAlertDetail, { alertId: alertId(0) });
    server.answer('alerts.get', () => problemResponse('not-found'));
    await comes();
    await read(element, 'There is no such alert');
    expect(text(element).includes(theirs)).equals(false);
    ward.close();
  });

  it('sees no table of the one before, whatever the token of before still opens', async () => {
    const { element, ward, goes } = await opened(WardAlertList, { mode: 'table' });
    await read(element, 'JQ-20261122-0420');
    await goes();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes(theirs)).equals(false);
    expect(find(element, '[data-print]')).equals(null);
    ward.close();
  });

  it('does not learn what the one before looked for', async () => {
    const { element, ward, goes } = await opened(WardAlertList, {});
    await tap(element, '[data-tool="find"]');
    await write(element, '#alert-find', '钟');
    await goes();
    await until(() => find(element, '#alert-find') === null, 'that the search is closed');
    await tap(element, '[data-tool="find"]');
    await until(() => find(element, '#alert-find') !== null, 'the search');
    expect(find<HTMLInputElement>(element, '#alert-find')?.value).equals('');
    ward.close();
  });

  it('sees no alert beside a list that asks to sign in', async () => {
    const { element, server, ward } = await opened(WardAlertList, { alertId: alertId(0) });
    await read(element, 'What happened so far');
    await until(() => server.stream.open === 1, 'the stream');
    server.fault('events.stream', { kind: 'problem', code: 'unauthenticated' });
    server.stream.cut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes(theirs)).equals(false);
    ward.close();
  });

  it('does not sign in again who has signed out, whatever their token still opens', async () => {
    const portal = portalSignIn('duty-officer');
    const made = shiftServer({ 'session.get': portal.session }, { token: portal.token });
    const how = { client: made.ward, clock: fakeClock(), lang: 'en' };
    const element = await mount<Mounted>(WardShiftHandover, how);
    await writing(element);
    const told: boolean[] = [];
    made.ward.on('identity', ({ known }) => told.push(known));
    const before = made.server.count('session.get');
    // The portal drops its token a moment later.
    await made.ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    made.setOnline(false);
    made.setOnline(true);
    await element.updateComplete;
    expect(text(element).includes('长塘路楼道冒烟')).equals(false);
    expect(made.server.count('session.get')).equals(before);
    expect(told).deepEquals([false]);
    made.ward.close();
  });

  it('finds neither the note between shifts nor the notes of another station where they come without a sign-out', async () => {
    const portal = portalSignIn('duty-officer');
    const made = shiftServer({ 'session.get': portal.session }, { token: portal.token });
    await made.ward.session.get();
    const how = { client: made.ward, clock: fakeClock(), lang: 'en' };
    const element = await mount<Mounted>(WardShiftHandover, how);
    await read(element, '长塘路楼道冒烟');
    await writing(element);
    const isKept = new Promise<void>((resolve) => made.ward.drafts.watch('shift-handover:new', resolve));
    await write(element, '#shift-note', '三楼住户的电话请勿外传');
    await isKept;
    made.server.answer('shiftHandovers.list', page([noteOf(1, { id: noteId(9) })]));
    portal.somebody = 'another';
    await made.ward.session.get();
    await read(element, '白天接报邻里纠纷较多');
    expect(find(element, '.note-form')).equals(null);
    expect(text(element).includes('长塘路楼道冒烟')).equals(false);
    await writing(element);
    expect(find<HTMLTextAreaElement>(element, '#shift-note')?.value).equals('');
    made.ward.close();
  });
});
