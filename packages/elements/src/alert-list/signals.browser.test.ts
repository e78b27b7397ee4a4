import { read, tap } from '../alerts/alert-acting.fixtures.ts';
import { type AlertScript, alert, alertId, alertServer, happen } from '../alerts/alert-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find } from '../testing/find.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { WardAlertList } from './alert-list.ts';

type List = Mounted & WardAlertList;

/** What the browser was asked to sound and to show. */
interface Heard {
  tones: number;
  readonly notices: { readonly title: string; readonly body: string; closed: boolean }[];
}

/** Puts sound and notices in the browser's place, until the test is over. */
function listen(permission: NotificationPermission = 'granted'): Heard & { restore(): void } {
  const heard: Heard = { tones: 0, notices: [] };
  const real = { AudioContext: globalThis.AudioContext, Notification: globalThis.Notification };
  const silent = () => ({ setValueAtTime() {}, linearRampToValueAtTime() {} });
  class Sound {
    currentTime = 0;
    destination = {};
    async resume() {}
    async close() {}
    createGain() {
      return { gain: silent(), connect: () => ({}) };
    }
    createOscillator() {
      heard.tones += 1;
      return { frequency: { value: 0 }, connect: () => ({ connect: () => ({}) }), start() {}, stop() {} };
    }
  }
  class Notice {
    static permission = permission;
    static requestPermission = async () => permission;
    readonly #shown: Heard['notices'][number];
    constructor(title: string, { body = '' }: NotificationOptions = {}) {
      this.#shown = { title, body, closed: false };
      heard.notices.push(this.#shown);
    }
    close() {
      this.#shown.closed = true;
    }
  }
  Object.assign(globalThis, { AudioContext: Sound, Notification: Notice });
  return Object.assign(heard, { restore: () => Object.assign(globalThis, real) });
}

async function open(script: AlertScript = {}) {
  const scripted = alertServer(script);
  const clock = fakeClock();
  const element = await mount<List>(WardAlertList, { client: scripted.ward, clock, lang: 'en', width: 1000 });
  await until(() => find(element, '[data-row]') !== null, 'rows');
  await until(() => scripted.server.stream.open === 1, 'the stream');
  return { ...scripted, element, clock };
}

/** Chooses how to be told. */
async function choose(element: HTMLElement, ...names: string[]): Promise<void> {
  await tap(element, '[data-tool="signals"]');
  for (const name of names) {
    await tap(element, `[data-signal="${name}"]`);
    await until(() => find<HTMLInputElement>(element, `[data-signal="${name}"]`)?.checked === true, name);
  }
  await tap(element, 'dialog .button.primary');
}

const receive = (server: ReturnType<typeof alertServer>, number: number) =>
  happen(server, 'alert.received', alert(0, { id: alertId(number), receivedAt: '2026-11-22T14:31:59+08:00' }));

describe('<ward-alert-list> sound, notices and title', () => {
  it('are silent until somebody chooses them', async () => {
    const heard = listen();
    try {
      const server = await open();
      receive(server, 901);
      await read(server.element, '1 new alert');
      expect(heard.tones).equals(0);
      expect(heard.notices.length).equals(0);
      server.ward.close();
    } finally {
      heard.restore();
    }
  });

  it('tell of a new alert and of a deadline, and a notice says nothing of what was said', async () => {
    const heard = listen();
    try {
      const server = await open();
      await choose(server.element, 'sound', 'notices');
      const before = heard.tones;
      receive(server, 902);
      await until(() => heard.notices.length === 1, 'the notice');
      await until(() => heard.tones === before + 2, 'two tones');
      happen(server, 'alert.overdue', alert(0, { version: 1 }));
      await until(() => heard.notices.length === 2, 'the notice of the deadline');
      for (const { title, body } of heard.notices) {
        expect(`${title} ${body}`.includes('楼道')).equals(false);
        expect(/\d{4}/.test(`${title} ${body}`)).equals(false);
      }
      expect(heard.notices[0]?.title ?? '').contains('Immediate');
      server.ward.close();
    } finally {
      heard.restore();
    }
  });

  it('sound once, however many lists of the browser hear it', async () => {
    const heard = listen();
    try {
      const server = await open();
      const second = await mount<List>(WardAlertList, { client: server.ward, clock: fakeClock(), lang: 'en' });
      await until(() => find(second, '[data-row]') !== null, 'rows');
      await choose(server.element, 'notices');
      await choose(second, 'notices').catch(() => {});
      receive(server, 903);
      await read(server.element, '1 new alert');
      await read(second, '1 new alert');
      await until(() => heard.notices.length > 0, 'the notice');
      expect(heard.notices.length).equals(1);
      server.ward.close();
    } finally {
      heard.restore();
    }
  });

  it('are silent after a sign-out, and what was shown goes', async () => {
    const heard = listen();
    document.title = '街区服务门户';
    const title = document.title;
    try {
      let token: string | null = 'scripted-duty-officer';
      const server = await open({ token: () => token });
      await choose(server.element, 'sound', 'notices', 'title');
      receive(server, 904);
      await until(() => heard.notices.length === 1, 'the notice');
      await until(() => document.title === '(1) 街区服务门户', 'the title');
      const before = heard.tones;
      token = null;
      await server.ward.signOut();
      await until(() => find(server.element, '[data-row]') === null, 'that nothing is listed');
      receive(server, 905);
      await until(() => heard.notices[0]?.closed === true, 'that it is gone');
      expect(document.title).equals(title);
      await until(() => find(server.element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
      expect(heard.tones).equals(before);
      expect(heard.notices.length).equals(1);
      server.ward.close();
    } finally {
      heard.restore();
      document.title = title;
    }
  });

  it('say what to do where the browser refuses notices', async () => {
    const heard = listen('denied');
    try {
      const { element, ward } = await open();
      await tap(element, '[data-tool="signals"]');
      await tap(element, '[data-signal="notices"]');
      await read(element, 'This browser was told not to show notices of this page.');
      expect(find<HTMLInputElement>(element, '[data-signal="notices"]')?.checked ?? true).equals(false);
      ward.close();
    } finally {
      heard.restore();
    }
  });

  it('are as they were chosen when the list is opened again', async () => {
    const heard = listen();
    try {
      const server = await open();
      await choose(server.element, 'notices');
      server.element.remove();
      const again = await mount<List>(WardAlertList, { client: server.ward, clock: fakeClock(), lang: 'en' });
      await until(() => find(again, '[data-row]') !== null, 'rows');
      await tap(again, '[data-tool="signals"]');
      await until(() => find<HTMLInputElement>(again, '[data-signal="notices"]')?.checked === true, 'the choice');
      server.ward.close();
    } finally {
      heard.restore();
    }
  });
});
