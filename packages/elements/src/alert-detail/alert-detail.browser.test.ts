import type { Alert } from '@wardkit/contract/alert';
import { problemResponse, fixtures as records, type ScriptedCall } from '@wardkit/testing';
import { begin, read, tap, write } from '../alerts/alert-acting.fixtures.ts';
import {
  type AlertScript,
  ago,
  alert,
  alertId,
  alertServer,
  happen,
  now,
  repeat,
  repeatId,
  sent,
  unitId,
} from '../alerts/alert-client.fixtures.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { accessibilityTree } from '../testing/accessibility-tree.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { picture } from '../testing/picture.ts';
import { until } from '../testing/until.ts';
import { fixtures, hostile } from './alert-detail.fixtures.ts';
import { WardAlertDetail } from './alert-detail.ts';

const stationId = records.ids.station;

type Detail = Mounted & WardAlertDetail;

async function open(number: number, script: AlertScript = {}) {
  const scripted = alertServer(script);
  const clock = fakeClock();
  const properties = { alertId: alertId(number) };
  const element = await mount<Detail>(WardAlertDetail, { client: scripted.ward, clock, lang: 'en', properties });
  await read(element, 'What happened so far');
  return { ...scripted, element, clock };
}

/** Waits until a turn of the page's tasks has passed in which nothing was asked: a reading on its way would take the next version along. */
async function nothingIsAsked(server: { readonly calls: readonly unknown[] }): Promise<void> {
  let asked = -1;
  for (let quiet = 0; quiet < 20; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    if (server.calls.length !== asked) quiet = 0;
    asked = server.calls.length;
  }
}

describe('<ward-alert-detail>', () => {
  it('shows one alert with its history and what the caller may do about it', async () => {
    const { element, ward } = await open(0);
    for (const part of [
      '楼道电动自行车充电起火冒烟',
      '长塘路18号3栋',
      'Immediate',
      'Acknowledge: 0:41 left',
      'Received',
    ]) {
      expect(text(element)).contains(part);
    }
    ward.close();
  });

  it('is changed here, and tells the portal', async () => {
    const { element, alerts, ward } = await open(0);
    const told: string[] = [];
    element.addEventListener('ward-alert-changed', (event) => told.push(event.state));
    await tap(element, '[data-change="acknowledge"]');
    await until(() => told.length === 1, 'the event');
    expect(told.join()).equals('acknowledged');
    expect(alerts.get(alertId(0))?.state ?? '').equals('acknowledged');
    await until(() => focused()?.id === 'alert-heading', 'the focus on the heading');
    ward.close();
  });

  it('follows what others do, and nothing of other alerts', async () => {
    const server = await open(0);
    const { element, ward } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    const asked = () => server.server.calls.filter(({ id }) => id === 'alerts.get').length;
    await read(element, 'Live');
    const before = asked();
    happen(server, 'alert.acknowledged', alert(1, { version: 9, state: 'on-scene' }));
    happen(server, 'alert.acknowledged', alert(0, { version: 2, state: 'acknowledged' }));
    await until(() => find(element, '[data-change="acknowledge"]') === null, 'that it is acknowledged');
    expect(asked()).equals(before + 1);
    ward.close();
  });

  it('says since when it may be old, and comes up to date by itself', async () => {
    const server = await open(0);
    const { element, ward } = server;
    await read(element, 'Live');
    server.setOnline(false);
    await read(element, 'What came after that is not here yet');
    server.alerts.set(alertId(0), alert(0, { version: 2, state: 'acknowledged' }));
    server.setOnline(true);
    await until(() => find(element, '[data-change="acknowledge"]') === null, 'what happened meanwhile');
    await read(element, 'Live');
    ward.close();
  });

  it('shows the alert that is open, also where the answer for the one before comes after it', async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const scripted = alertServer();
    const { server, ward, alerts } = scripted;
    server.answer('alerts.get', async ({ parameters }: ScriptedCall) => {
      if (parameters.alertId === alertId(0)) await late;
      return alerts.get(parameters.alertId ?? '') ?? problemResponse('not-found');
    });
    const properties = { alertId: alertId(0) };
    const element = await mount<Detail>(WardAlertDetail, { client: ward, clock: fakeClock(), lang: 'en', properties });
    await until(() => server.count('alerts.get') === 1, 'the first reading');
    element.alertId = alertId(1);
    await read(element, '翔丰商业广场');
    const before = server.count('alerts.timeline');
    answer();
    await until(() => server.count('alerts.timeline') > before, 'the late answer');
    await element.updateComplete;
    expect(text(element)).contains('翔丰商业广场');
    ward.close();
  });

  it('opens another one of its group, and tells which', async () => {
    const server = await open(2, {
      alerts: [alert(2, { repeatId }), alert(40, { summary: '凌晨搬动家具扰民', state: 'archived' })],
    });
    const { element, ward } = server;
    const told: (string | null)[] = [];
    element.addEventListener('ward-alert-open', (event) => told.push(event.alertId));
    await until(() => find(element, '.group') !== null, 'the group');
    await tap(element, '.group > summary');
    await tap(element, `.group [aria-label="Show ${alert(40).number}"]`);
    await read(element, '凌晨搬动家具扰民');
    expect(told).deepEquals([alertId(40)]);
    expect(element.alertId).equals(alertId(40));
    ward.close();
  });

  it('lets a person confirm what the server put together, or take it apart', async () => {
    let known = { ...repeat };
    const decided: string[] = [];
    const { element, ward } = await open(2, {
      answers: {
        'alertRepeats.get': () => (decided.includes('dissolve') ? problemResponse('not-found') : known),
        'alertRepeats.change': () => {
          decided.push('confirm');
          known = { ...known, version: known.version + 1, state: 'confirmed' };
          return known;
        },
        'alertRepeats.delete': ({ headers }: ScriptedCall) => {
          decided.push(`dissolve upon ${headers['if-match']}`, 'dissolve');
          return new Response(null, { status: 204 });
        },
      },
    });
    await tap(element, '.group > summary');
    await read(element, 'nobody has confirmed it yet');
    await tap(element, '[data-decide="confirm"]');
    await read(element, 'Put together by the station');
    expect(find(element, '[data-decide="confirm"]')).equals(null);
    await tap(element, '[data-decide="dissolve"]');
    await until(() => find(element, '.group') === null, 'that there is no group');
    expect(decided).deepEquals(['confirm', 'dissolve upon "2"', 'dissolve']);
    ward.close();
  });

  it('tells where somebody else decided on the group first, and shows it as it is now', async () => {
    const { element, server, ward } = await open(2);
    server.answer('alertRepeats.change', () => problemResponse('version-stale', {}));
    await tap(element, '.group > summary');
    server.answer('alertRepeats.get', () => ({ ...repeat, version: 4, state: 'confirmed' }));
    await tap(element, '[data-decide="confirm"]');
    await read(element, 'Somebody else changed this group meanwhile');
    await read(element, 'Put together by the station');
    ward.close();
  });

  it('tells nothing of a decision on another alert than the one that is open', async () => {
    const other = '0193a000-0000-7000-8000-0000000c0002';
    let refuse = () => {};
    const refusal = new Promise<Response>((resolve) => {
      refuse = () => resolve(problemResponse('forbidden'));
    });
    const { ward } = alertServer({
      alerts: [alert(2, { repeatId }), alert(3, { repeatId: other })],
      answers: {
        'alertRepeats.get': ({ parameters }: ScriptedCall) => ({ ...repeat, id: parameters.repeatId }),
        'alertRepeats.change': () => refusal,
      },
    });
    const decisions: Promise<unknown>[] = [];
    const change = (...given: Parameters<typeof ward.alertRepeats.change>) => {
      const decision = ward.alertRepeats.change(...given);
      decisions.push(decision);
      return decision;
    };
    const client = { ...ward, alertRepeats: { ...ward.alertRepeats, change } };
    const properties = { alertId: alertId(2) };
    const element = await mount<Detail>(WardAlertDetail, { client, clock: fakeClock(), lang: 'en', properties });
    await tap(element, '.group > summary');
    await tap(element, '[data-decide="confirm"]');
    element.alertId = alertId(3);
    await read(element, '老人走失');
    await until(() => find(element, '.group') !== null, 'the other group');
    refuse();
    expect((await Promise.allSettled(decisions)).map(({ status }) => status)).deepEquals(['rejected']);
    await element.updateComplete;
    expect(find(element, '.group [role="alert"]')).equals(null);
    ward.close();
  });

  it('reads a group that grows and grows once a second, however many alerts join it', async () => {
    const server = await open(2, { alerts: [alert(2, { repeatId })] });
    const { element, clock, ward } = server;
    await until(() => find(element, '.group') !== null && server.server.stream.open === 1, 'the group and the stream');
    const before = server.server.count('alertRepeats.get');
    const joins = (version: number) =>
      server.server.stream.emit({
        id: newIdentifier(Date.parse(now) + version),
        type: 'alert-repeat.changed',
        subject: `/v1/alert-repeats/${repeatId}`,
        data: { id: repeatId, version },
      });
    for (let version = 2; version < 302; version += 1) joins(version);
    happen(server, 'alert.changed', alert(2, { repeatId, version: 2, summary: '出租屋噪声扰民，第4次报警' }));
    await read(element, '第4次报警');
    expect(server.server.count('alertRepeats.get') - before).equals(1);
    clock.advance(1000);
    await until(() => server.server.count('alertRepeats.get') - before === 2, 'the last of it');
    ward.close();
  });

  it('reads a long timeline once at a time, however many notes come', async () => {
    const server = await open(0);
    const { clock, ward } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    let reading = 0;
    let most = 0;
    server.server.answer('alerts.timeline', async ({ query }: ScriptedCall) => {
      const isFirst = query.cursor === undefined;
      if (isFirst) reading += 1;
      most = Math.max(most, reading);
      const at = Number(query.cursor ?? 0);
      if (at === 20) reading -= 1;
      return { items: [], next: at === 20 ? null : String(at + 1) };
    });
    const before = server.server.count('alerts.timeline');
    await until(() => {
      happen(server, 'alert.noted', alert(0));
      clock.advance(500);
      return server.server.count('alerts.timeline') - before > 60;
    }, 'three readings');
    expect(most).equals(1);
    ward.close();
  });

  it('offers no decision on a group to who may make none', async () => {
    const { element, ward } = await open(2, { role: 'auxiliary' });
    await tap(element, '.group > summary');
    await read(element, 'nobody has confirmed it yet');
    expect(find(element, '[data-decide]')).equals(null);
    ward.close();
  });

  it('does not lose a press at the moment in which the server escalates the alert, and does where somebody changed it', async () => {
    const { element, alerts, server, ward } = await open(0);
    const seen = alerts.get(alertId(0)) as Alert;
    const readings = server.count('alerts.timeline');
    const escalation = { limit: 'alert-acknowledgement', at: now } as const;
    alerts.set(seen.id, { ...seen, version: seen.version + 1, escalation });
    await tap(element, '[data-change="acknowledge"]');
    await until(() => alerts.get(alertId(0))?.state === 'acknowledged', 'the server’s record');
    await until(() => find(element, '[data-change="acknowledge"]') === null, 'that it is done');
    await until(() => server.count('alerts.timeline') > readings, 'that it was read anew');
    await nothingIsAsked(server);
    const again = alerts.get(alertId(0)) as Alert;
    alerts.set(again.id, { ...again, version: again.version + 1, priority: 'low' });
    await begin('cancel')(element);
    await write(element, '#alert-reason', '报警人来电称已自行处理，不需出警。');
    await tap(element, '.form button[type="submit"]');
    await read(element, 'Somebody else changed this alert meanwhile');
    expect(alerts.get(alertId(0))?.state ?? '').equals('acknowledged');
    ward.close();
  });

  it('asks which of several units has left, and tells the server of that one alone', async () => {
    const units = [sent(1), sent(2)];
    const { element, server, ward } = await open(1, {
      alerts: [alert(1, { version: 3, state: 'acknowledged', acknowledgedAt: ago(60), dispatchedAt: ago(90), units })],
    });
    await begin('depart')(element);
    await read(element, 'Which unit has left?');
    await tap(element, `.choice input[value="${unitId(2)}"]`);
    await tap(element, '.form button[type="submit"]');
    await until(() => server.count('alerts.depart') === 1, 'the call');
    const [call] = server.calls.filter(({ id }) => id === 'alerts.depart');
    expect(JSON.stringify(call?.body)).equals(JSON.stringify({ unitId: unitId(2) }));
    ward.close();
  });

  it('shows one masked field of who called, for a purpose and a reason, and masks it again with the page', async () => {
    const asked: unknown[] = [];
    const { element, ward } = await open(0, {
      answers: {
        'reveals.create': ({ body, headers }: ScriptedCall) => {
          asked.push([headers['wardkit-purpose'], body]);
          const revealedAt = new Date(Date.parse(now)).toISOString();
          const expiresAt = new Date(Date.parse(now) + 300_000).toISOString();
          const { record, field } = body as { record: string; field: string };
          return { stationId, record, field, value: '15400000031', revealedAt, expiresAt, entryId: alertId(1) };
        },
      },
    });
    await tap(element, '[data-reveal]');
    await tap(element, '.reveal .choice:nth-of-type(2) input');
    await write(element, '.reveal textarea', '楼道起火，需要向报警人确认火势');
    await tap(element, '.dialog .button.primary');
    await read(element, '15400000031');
    expect(asked).deepEquals([
      [
        'alert-handling',
        {
          record: `/v1/alerts/${alertId(0)}`,
          field: '/reporter/telephone',
          reason: '楼道起火，需要向报警人确认火势',
        },
      ],
    ]);
    element.alertId = alertId(1);
    await until(() => !text(element).includes('15400000031'), 'that it is masked');
    ward.close();
  });

  it('shows the number in what was said whole, for a reason', async () => {
    const said = '请回拨 154****0031，我在三楼。';
    const { element, ward } = await open(0, {
      alerts: [
        alert(0, { reporter: null, description: said, wholeDescription: { masked: said, revealable: true } }),
        alert(1),
      ],
      answers: {
        'reveals.create': ({ body }: ScriptedCall) => {
          const { record, field } = body as { record: string; field: string };
          const expiresAt = new Date(Date.parse(now) + 300_000).toISOString();
          const value = field === '/wholeDescription' ? '请回拨 15400000031，我在三楼。' : 'another';
          return { stationId, record, field, value, revealedAt: now, expiresAt, entryId: alertId(1) };
        },
      },
    });
    await tap(element, '[data-reveal]');
    await write(element, '.reveal textarea', '需要回拨报警人确认位置');
    await tap(element, '.dialog .button.primary');
    await read(element, '请回拨 15400000031，我在三楼。');
    ward.close();
  });

  it('keeps photographs with what was entered, over a page that was closed', async () => {
    const first = await open(3);
    await begin('resolve')(first.element);
    await write(first.element, '#alert-note', '已现场调解。');
    const input = find<HTMLInputElement>(first.element, '[data-choose]') as HTMLInputElement;
    const chosen = new DataTransfer();
    chosen.items.add(new File([await picture()], 'scene.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await until(() => find(first.element, '.form .photograph img') !== null, 'the photograph');
    first.element.remove();
    const again = await mount<Detail>(WardAlertDetail, {
      client: first.ward,
      clock: fakeClock(),
      lang: 'en',
      properties: { alertId: alertId(3) },
    });
    await begin('resolve')(again);
    await until(() => find(again, '.form .photograph img') !== null, 'the photograph again');
    expect(find<HTMLTextAreaElement>(again, '#alert-note')?.value ?? '').equals('已现场调解。');
    first.ward.close();
  });

  it('keeps what is seldom done and hard to take back behind one more press', async () => {
    const { element, ward } = await open(0);
    const inRow = [...(find(element, '.detail-actions')?.querySelectorAll(':scope > button') ?? [])];
    expect(inRow.map((each) => each.getAttribute('data-change')).join()).equals('acknowledge,dispatch,addNote');
    const behind = [...(find(element, '.more-actions-list')?.querySelectorAll('button') ?? [])];
    expect(behind.map((each) => each.getAttribute('data-change')).join()).equals(
      'markDuplicate,transfer,cancel,declareUnfounded',
    );
    ward.close();
  });

  it('shows nothing to nobody after a sign-out, whatever a stream that is still open says', async () => {
    let token: string | null = 'scripted-duty-officer';
    const server = await open(0, { token: () => token });
    const { element, ward } = server;
    token = null;
    await ward.signOut();
    await until(() => !text(element).includes('楼道电动自行车'), 'that it is gone');
    happen(server, 'alert.acknowledged', alert(0, { version: 2, state: 'acknowledged' }));
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes('楼道电动自行车')).equals(false);
    ward.close();
  });

  it('tells assistive technology what, by when, what can be done, and what happened, in this order', async () => {
    const { element, ward } = await open(1);
    await until(() => find(element, '[data-change="arrive"]') !== null, 'what can be done');
    await read(element, 'On the scene');
    const told = accessibilityTree(element).replaceAll(/\d\d:\d\d/g, 'hh:mm');
    expect(told).equals(`region "Alert"
  heading "Alert" [level=2]
  text "Live"
  article "翔丰商业广场二楼商户纠纷，双方推搡"
    text "Urgent"
    text "On the way"
    text "JQ-20261122-0419"
    heading "翔丰商业广场二楼商户纠纷，双方推搡" [level=3]
    text "Received hh:mm · passed on by the emergency line · 张** · 154****0031"
    button "Show what is masked of 张**"
    text "Arrive: 8:00 left"
    text "until hh:mm"
    button "Unit is there"
    button "Close"
    button "Send more units"
    button "Add note"
    group
      button "More"
    term "Where"
      text "Where"
    definition
      text "翔丰商业广场2F-016"
    term "Kind"
      text "Kind"
    definition
      text "Dispute"
    term "Unit"
      text "Unit"
    definition
      text "下角 02 组"
      text "left hh:mm"
    text "报警人称二楼两家商户因过道堆放货物争执，双方有推搡，暂无人受伤。"
    heading "What happened so far" [level=4]
    list
      listitem
        text "Received"
        text "hh:mm"
      listitem
        text "Acknowledged"
        text "hh:mm · 值班长 钟**"
      listitem
        text "Units sent"
        text "hh:mm · 值班长 钟** · 下角 02 组"
      listitem
        text "On the way"
        text "hh:mm · 值班长 钟**"
      listitem
        text "On the scene"
      listitem
        text "Dealt with"
status`);
    ward.close();
  });

  it('puts a form away when another alert is to be shown, and keeps what was entered', async () => {
    const { element, ward } = await open(0);
    await begin('cancel')(element);
    const reason = find<HTMLTextAreaElement>(element, '#alert-reason') as HTMLTextAreaElement;
    reason.value = '报警人来电说已自行处理';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    element.alertId = alertId(1);
    await read(element, '翔丰商业广场');
    expect(find(element, '.form')).equals(null);
    element.alertId = alertId(0);
    await read(element, '长塘路18号3栋');
    await begin('cancel')(element);
    await until(
      () => find<HTMLTextAreaElement>(element, '#alert-reason')?.value === '报警人来电说已自行处理',
      'the draft',
    );
    ward.close();
  });
});

elementSuite({ widget: WardAlertDetail, fixtures, hostile });
