import { problemResponse } from '@wardkit/testing';
import { begin, read, tap, write } from '../alerts/alert-acting.fixtures.ts';
import {
  type AlertScript,
  alert,
  alertId,
  alertServer,
  happen,
  now,
  sent,
  unitId,
} from '../alerts/alert-client.fixtures.ts';
import { accessibilityTree } from '../testing/accessibility-tree.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { picture } from '../testing/picture.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import { fixtures, hostile } from './alert-list.fixtures.ts';
import { WardAlertList } from './alert-list.ts';

type List = Mounted & WardAlertList;

async function open(script: AlertScript = {}, properties: Record<string, unknown> = {}) {
  const scripted = alertServer(script);
  await script.before?.(scripted);
  const clock = fakeClock();
  const how = { client: scripted.ward, clock, lang: 'en', width: 1000, properties };
  const element = await mount<List>(WardAlertList, how);
  await until(() => rows(element).length > 0, 'rows');
  return { ...scripted, element, clock };
}

const rows = (element: List) =>
  everyElement(element)
    .filter((each) => each.matches('[data-row]'))
    .map((each) => text(each));

const send = (element: List) => tap(element, '.form button[type="submit"]');
const offered = (element: List) =>
  everyElement(element)
    .filter((each) => each.matches('[data-change]'))
    .map((each) => each.getAttribute('data-change'))
    .join();

describe('<ward-alert-list>', () => {
  it('lists what is open, the newest first: when, what, where, how urgent, and what it waits for', async () => {
    const { element } = await open();
    await until(() => rows(element).length === 5, 'five rows');
    const [first = '', second = '', third = ''] = rows(element);
    for (const part of [
      '楼道电动自行车充电起火冒烟',
      '长塘路18号3栋',
      'Fire hazard',
      'Immediate',
      'Acknowledge: 0:41 left',
    ]) {
      expect(first).contains(part);
    }
    expect(second).contains('下角 02 组');
    expect(third).contains('Arrive: overdue by 2:10');
    await read(element, '3 alerts');
    expect(text(element)).contains('5 open');
  });

  it('lists for a supervisor what nobody saw to in time, and says since when it is with them', async () => {
    const { element, ward } = await open({ role: 'supervisor' });
    await tap(element, '[data-view="escalated"]');
    await until(() => rows(element).length === 1 && rows(element)[0]?.includes('出租屋噪声扰民') === true, 'that one');
    await tap(element, `[data-row="${alertId(2)}"] button`);
    await read(element, 'With the station’s supervisors since');
    ward.close();
  });

  it('goes back from an alert that an address made up', async () => {
    const { element, ward } = await open({}, { alertId: '"] > button, x["' });
    const faults: unknown[] = [];
    const hear = (event: PromiseRejectionEvent) => faults.push(event.reason);
    addEventListener('unhandledrejection', hear);
    await tap(element, '.back');
    await until(() => find(element, '.detail-pane') === null, 'the list alone');
    // A page is told of what nobody caught after it has drawn.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    removeEventListener('unhandledrejection', hear);
    expect(faults).deepEquals([]);
    ward.close();
  });

  it('opens one beside its history, tells the portal, and gives the focus back', async () => {
    const { element } = await open();
    const told: (string | null)[] = [];
    element.addEventListener('ward-alert-open', (event) => told.push(event.alertId));
    await tap(element, `[data-row="${alertId(1)}"] button`);
    await read(element, 'passed on by the emergency line');
    await read(element, 'What happened so far');
    await until(() => focused()?.id === 'alert-heading', 'the focus on the heading');
    button(element, 'All alerts').click();
    await until(() => focused()?.closest('[data-row]')?.getAttribute('data-row') === alertId(1), 'the focus back');
    expect(told).deepEquals([alertId(1), null]);
  });

  it('shows a new alert above without a reading by a person, and what is changed in its row', async () => {
    const server = await open();
    const { element, clock } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    await until(() => text(element).includes('Live'), 'the mark');
    happen(server, 'alert.received', alert(9, { id: alertId(900), receivedAt: '2026-11-22T14:31:59+08:00' }));
    await read(element, '1 new alert');
    await until(() => rows(element).length === 6, 'six rows');
    await until(() => rows(element)[0]?.includes('老人走失求助') === true, 'its words');
    const seen = alert(0, { version: 2, state: 'acknowledged', stateSince: '2026-11-22T14:31:50+08:00' });
    happen(server, 'alert.acknowledged', seen);
    clock.advance(1000);
    await until(() => rows(element)[1]?.includes('Acknowledged') === true, 'the other row');
    server.ward.close();
  });

  it('acknowledges an alert: drawn at once, and what the server says then', async () => {
    const { element, alerts, ward } = await open({}, { alertId: alertId(0) });
    await tap(element, '[data-change="acknowledge"]');
    await until(() => alerts.get(alertId(0))?.state === 'acknowledged', 'the server’s record');
    await until(() => offered(element).startsWith('dispatch'), 'what comes next');
    expect(rows(element)[0] ?? '').contains('Acknowledged');
    ward.close();
  });

  it('sends the units that a person chose, the nearest first, with straight lines named as such', async () => {
    const { element, alerts, ward } = await open({}, { alertId: alertId(0) });
    await begin('dispatch')(element);
    const choices = everyElement(element).filter((each) => each.matches('.choice'));
    expect(text(choices[0] as Element)).contains('最小应急单元 · 翔丰 07 120 m straight line from its post');
    expect(text(choices[0] as Element)).contains('Available since');
    expect(text(choices[3] as Element)).contains('is on another alert');
    expect(find<HTMLInputElement>(element, '.choice.excluded input')?.disabled ?? false).isTrue();
    await send(element);
    await read(element, 'Choose at least one unit.');
    await tap(element, `.choice input[value="${unitId(2)}"]`);
    await send(element);
    await until(() => alerts.get(alertId(0))?.state === 'dispatched', 'the server’s record');
    expect(
      alerts
        .get(alertId(0))
        ?.units.map((unit) => unit.unitId)
        .join() ?? '',
    ).equals(unitId(2));
    await until(() => focused()?.id === 'alert-heading', 'the focus on the alert');
    ward.close();
  });

  it('closes with outcome, note and photographs that were sent before', async () => {
    const { element, alerts, server, ward } = await open({}, { alertId: alertId(3) });
    await begin('resolve')(element);
    await write(element, '#alert-outcome', 'helped-on');
    await write(element, '#alert-note', '老人已由家属接回。');
    const input = find<HTMLInputElement>(element, '[data-choose]') as HTMLInputElement;
    const chosen = new DataTransfer();
    chosen.items.add(new File([await picture()], 'scene.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await until(() => find(element, '.form .photograph img') !== null, 'the photograph');
    await send(element);
    await until(() => alerts.get(alertId(3))?.state === 'resolved', 'the server’s record');
    const { closing } = alerts.get(alertId(3)) as { closing: { outcome: string; photographIds: string[] } };
    expect(closing.outcome).equals('helped-on');
    const sentPicture = server.records.attachments.get(closing.photographIds[0] ?? '');
    expect(sentPicture?.state ?? '').equals('complete');
    expect(sentPicture?.alertId ?? '').equals(alertId(3));
    ward.close();
  });

  it('shows alerts nearby, and marks one as a duplicate of the one that a person chose', async () => {
    const { element, alerts, ward } = await open({}, { alertId: alertId(0) });
    await begin('markDuplicate')(element);
    await read(element, '0 m apart, straight line');
    await tap(element, `.choice input[value="${alertId(1)}"]`);
    await send(element);
    await until(() => alerts.get(alertId(0))?.duplicateOfId === alertId(1), 'the server’s record');
    // It is open in front of somebody: it stays in the list, and says that it fits no more.
    await until(() => rows(element)[0]?.includes('No longer in this selection') === true, 'its row');
    button(element, 'All alerts').click();
    ward.close();
  });

  it('transfers to another station, never the own', async () => {
    const { element, alerts, ward } = await open({}, { alertId: alertId(0) });
    await begin('transfer')(element);
    const names = [...(find<HTMLSelectElement>(element, '#alert-station')?.options ?? [])].map((each) => each.text);
    expect(names).deepEquals(['Choose', '上城派出所']);
    await write(element, '#alert-station', names.length === 2 ? '0193a000-0000-7000-8000-000000000002' : '');
    await write(element, '#alert-reason', '地点属上城所辖区，已电话商定。');
    await send(element);
    await until(() => alerts.get(alertId(0))?.state === 'transferred', 'the server’s record');
    ward.close();
  });

  for (const [code, said] of [
    ['version-stale', 'Somebody else changed this alert meanwhile'],
    ['state-conflict', 'Somebody else changed this alert meanwhile'],
    ['forbidden', 'your account may not do this'],
  ] as const) {
    it(`draws one row back where a move is refused as ${code}, and says why`, async () => {
      const { element, server, ward } = await open({}, { alertId: alertId(0) });
      const current = alert(0, { version: 7, state: 'dispatched', stateSince: now, units: [sent(1)] });
      const isStale = code === 'version-stale';
      server.answer('alerts.acknowledge', () => problemResponse(code, isStale ? { current } : {}));
      if (isStale) server.answer('alerts.get', () => current);
      await read(element, '3 alerts');
      const before = rows(element);
      await tap(element, '[data-change="acknowledge"]');
      await read(element, said);
      const after = rows(element);
      expect(after.slice(1)).deepEquals(before.slice(1));
      expect(after[0] ?? '').contains(code === 'forbidden' ? 'Not saved' : 'Changed meanwhile');
      if (isStale)
        await until(() => text(find(element, '.detail') as Element).includes('源城 05 组'), 'the record of now');
      ward.close();
    });
  }

  it('keeps what was entered where there is no network, and changes nothing', async () => {
    const { element, alerts, server, ward } = await open({}, { alertId: alertId(0) });
    await begin('cancel')(element);
    await write(element, '#alert-reason', '报警人来电称已自行处理，不需出警。');
    server.fault('alerts.cancel', { kind: 'unreachable' }, 20);
    await send(element);
    await read(element, 'Not done: no network');
    expect(alerts.get(alertId(0))?.state ?? '').equals('received');
    expect(find<HTMLTextAreaElement>(element, '#alert-reason')?.value ?? '').contains('不需出警');
    ward.close();
  });

  it('offers an auxiliary what an auxiliary may do', async () => {
    const { element, ward } = await open({ role: 'auxiliary' }, { alertId: alertId(0) });
    await until(() => offered(element) !== '', 'what can be done');
    expect(offered(element)).equals('acknowledge,addNote');
    ward.close();
  });

  it('tells assistive technology of each row when, what and where, how urgent, and where in the list it is', async () => {
    const { element, ward } = await open();
    await until(() => rows(element).length === 5, 'five rows');
    await read(element, '3 alerts');
    await until(() => find(element, '.live') !== null, 'the mark');
    const told = accessibilityTree(element).replaceAll(/\d\d:\d\d/g, 'hh:mm');
    expect(told).equals(`region "Alerts"
  heading "Alerts" [level=2]
  text "埔前派出所"
  text "· 5 open"
  text "Live"
  button "Find in the list"
  button "Table"
  button "Sound and notices"
  button "Keys"
  group "Show only"
    button "Open 5" [pressed=true]
    button "To acknowledge 1"
    button "Due soon 3"
    button "Overdue 1"
    button "Repeated 1"
    button "Closed"
    button "All"
    combobox "Urgency"
      option "Any urgency" [checked]
      option "Immediate"
      option "Urgent"
      option "Normal"
      option "Low"
    combobox "Kind"
      option "Any kind" [checked]
      option "Crime"
      option "Theft"
      option "Fraud"
      option "Public order"
      option "Dispute"
      option "Noise or nuisance"
      option "Traffic"
      option "Fire hazard"
      option "Missing person"
      option "Call for help"
      option "Complaint"
      option "Disaster or accident"
      option "Other"
    combobox "Order"
      option "Newest first" [checked]
      option "Nearest deadline first"
      option "Most urgent first"
  list "Alerts"
    listitem [posinset=1 setsize=5]
      button "hh:mm now 楼道电动自行车充电起火冒烟 长塘路18号3栋 Fire hazard JQ-20261122-0420 Immediate Acknowledge: 0:41 left"
    listitem [posinset=2 setsize=5]
      button "hh:mm 14 minutes ago 翔丰商业广场二楼商户纠纷，双方推搡 翔丰商业广场2F-016 Dispute 下角 02 组 JQ-20261122-0419 Urgent On the way"
    listitem [posinset=3 setsize=5]
      button "hh:mm 28 minutes ago 出租屋噪声扰民，24小时内第3次报警 太平古街64号 Noise or nuisance 长塘 01 组 JQ-20261122-0418 Normal 3 alerts Arrive: overdue by 2:10"
    listitem [posinset=4 setsize=5]
      button "hh:mm 42 minutes ago 老人走失求助，已发协查并联系社区网格员 上城街道沿江路 Missing person 源城 05 组、最小应急单元 · 翔丰 07 JQ-20261122-0417 Urgent On the scene"
    listitem [posinset=5 setsize=5]
      button "hh:mm 1 hour ago 两车刮擦，无人受伤，占用非机动车道 河埔大道与长塘路口 Traffic JQ-20261122-0415 Low Acknowledged"
  text "5 alerts"
status`);
    ward.close();
  });

  it('tells assistive technology of the table its columns and the number of each row', async () => {
    const { element, ward } = await open();
    element.mode = 'table';
    await until(() => find(element, 'table') !== null, 'the table');
    const told = accessibilityTree(element)
      .split('\n')
      .map((line) => line.trim());
    expect(told.filter((line) => line.startsWith('columnheader'))).deepEquals(
      ['Number', 'Received', 'Urgency', 'Kind', 'What', 'Where', 'State', 'Deadline', 'Units'].map(
        (name) => `columnheader "${name}"`,
      ),
    );
    expect(told.filter((line) => line.startsWith('rowheader'))).deepEquals(
      [420, 419, 418, 417, 415].map((number) => `rowheader "JQ-20261122-0${number}"`),
    );
    ward.close();
  });

  it('prints the page of the table, with nothing to press and nothing of the portal', async () => {
    const { element, ward } = await open();
    element.mode = 'table';
    await until(() => find(element, '[data-print]') !== null, 'the table');
    const paper = await printed(() => find(element, '[data-print]')?.click());
    const { body } = paper.document;
    const printedRows = body.querySelectorAll('tbody tr').length;
    const words = body.textContent ?? '';
    expectPages(paper, { pages: 1, size: 'A4' });
    expect(printedRows).equals(5);
    expect(words).contains('楼道电动自行车充电起火冒烟');
    ward.close();
  });

  it('puts away what somebody listed, found and entered when they sign out, and shows none of it to who comes next', async () => {
    let token: string | null = 'scripted-duty-officer';
    const { element, ward } = await open({ token: () => token }, { alertId: alertId(0) });
    await begin('cancel')(element);
    await write(element, '#alert-reason', '报警人来电称已自行处理，不需出警。');
    await tap(element, '[data-tool="find"]');
    await write(element, '#alert-find', '太平');
    element.mode = 'table';
    await until(() => find(element, 'table') !== null, 'the table');
    token = null;
    await ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes('楼道')).equals(false);
    token = 'scripted-supervisor';
    await tap(element, '[data-notice="sign-in"] button');
    await until(() => find(element, 'table') !== null, 'the table of who came');
    await until(() => find(element, '[data-open]') !== null, 'the alert');
    expect(find(element, '#alert-reason')).equals(null);
    expect(find(element, '#alert-find')).equals(null);
    ward.close();
  });

  it('keeps a note on the device without a network, and sends it later', async () => {
    const { element, server, setOnline, ward } = await open({}, { alertId: alertId(0) });
    await until(() => offered(element).includes('addNote'), 'what can be done');
    setOnline(false);
    await begin('addNote')(element);
    await write(element, '#alert-note', '楼道已清空。');
    await send(element);
    await until(() => ward.outbox.items.length === 1, 'the note on the device');
    setOnline(true);
    await until(() => server.count('alerts.addNote') === 1, 'the note on its way');
    ward.close();
  });
});

elementSuite({ widget: WardAlertList, fixtures, hostile });
