import { begin, read, tap } from '../alerts/alert-acting.fixtures.ts';
import { type AlertScript, alert, alertId, alertServer, happen, repeatId } from '../alerts/alert-client.fixtures.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { focused } from '../testing/keyboard.ts';
import { find, type Mounted, mount, text, until } from '../testing/mount.ts';
import { fixtures, hostile } from './alert-detail.fixtures.ts';
import { WardAlertDetail } from './alert-detail.ts';

type Detail = Mounted & WardAlertDetail;

async function open(number: number, script: AlertScript = {}) {
  const scripted = alertServer(script);
  const clock = fakeClock();
  const properties = { alertId: alertId(number) };
  const element = await mount<Detail>(WardAlertDetail, { client: scripted.ward, clock, lang: 'en', properties });
  await read(element, 'What happened so far');
  return { ...scripted, element, clock };
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
