import { createScriptedClient, fixtures, type ScriptedClient } from '@wardkit/testing';
import { html } from 'lit';
import { expect } from '../testing/expect.ts';
import { button, find, text } from '../testing/find.ts';
import { mount } from '../testing/mount.ts';
import { drawn, until } from '../testing/until.ts';
import type { Language, MessageLoaders } from './language.ts';
import { WardElement } from './ward-element.ts';

interface Words {
  word: string;
}

const loaders: MessageLoaders<Words> = {
  en: () => Promise.resolve({ word: 'door' }),
  'zh-Hans': () => Promise.resolve({ word: '门' }),
};

class Personal extends WardElement<Words> {
  static override readonly component: string = 'probe-personal';
  constructor() {
    super(loaders);
  }
  protected override view({ words }: Language<Words>) {
    return html`<p>${words.word}</p>`;
  }
}

class Public extends Personal {
  static override readonly component: string = 'probe-public';
  protected override get isPersonal(): boolean {
    return false;
  }
}

/** The client of an officer whose station knows this device. */
async function knownDevice(): Promise<ScriptedClient> {
  const session = fixtures.sessionOf('officer');
  const scopes = [...session.scopes, 'devices:read', 'devices:write'];
  const set = createScriptedClient({ answers: { 'session.get': { ...session, scopes } } });
  await set.ward.session.get();
  await until(() => set.ward.device.status.id !== null, 'a device that the station knows');
  return set;
}

describe('a device that is locked', () => {
  it('covers what a person sees, says so, and shows it again to the same person', async () => {
    const { ward } = await knownDevice();
    const element = await mount(Personal, { client: ward, lang: 'en' });
    expect(text(element)).contains('door');
    await ward.device.lock();
    await drawn(element);
    expect(text(element).includes('door')).isFalse();
    expect(text(element)).contains('Locked');
    await until(() => find(element, '[role="status"]')?.textContent?.includes('Locked') === true, 'the word of it');
    button(element, 'Go on').click();
    await until(() => text(element).includes('door'), 'what was covered');
    ward.close();
  });

  it('stays covered without a network, and tells what to do', async () => {
    const { ward, setOnline } = await knownDevice();
    const element = await mount(Personal, { client: ward, lang: 'en' });
    await ward.device.lock();
    setOnline(false);
    await drawn(element);
    button(element, 'Go on').click();
    await until(() => text(element).includes('It is still locked'), 'what to do');
    expect(text(element).includes('door')).isFalse();
    ward.close();
  });

  it('covers nothing that belongs to nobody', async () => {
    const { ward } = await knownDevice();
    const element = await mount(Public, { client: ward, lang: 'en' });
    await ward.device.lock();
    await drawn(element);
    expect(text(element)).contains('door');
    ward.close();
  });
});

describe('a device that its station wiped', () => {
  it('says so, and offers nothing to go on with', async () => {
    const { ward, server } = await knownDevice();
    const element = await mount(Personal, { client: ward, lang: 'en' });
    for (const device of server.records.devices.values()) {
      server.records.devices.set(device.id, { ...device, version: device.version + 1, state: 'wipe-ordered' });
    }
    await ward.device.lock();
    await ward.device.confirm();
    await until(() => text(element).includes('Everything was deleted'), 'the word of it');
    expect(element.shadowRoot?.querySelector('button') === null).isTrue();
    ward.close();
  });
});
