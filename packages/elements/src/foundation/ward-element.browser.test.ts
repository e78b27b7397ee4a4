import type { WardClient } from '@wardkit/client';
import { html } from 'lit/static-html.js';
import { WardProvider } from '../provider/provider.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { button, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { box, mount } from '../testing/mount.ts';
import { drawn, until } from '../testing/until.ts';
import { define, type WidgetClass } from './define.ts';
import { Dialog } from './dialog.ts';
import { innerTag } from './inner-tag.ts';
import type { Language, MessageLoaders } from './language.ts';
import { dialogs } from './styles/dialogs.ts';
import { WardElement } from './ward-element.ts';

interface Words {
  word: string;
}

const loaders: MessageLoaders<Words> = {
  en: () => Promise.resolve({ word: 'door' }),
  'zh-Hans': () => Promise.resolve({ word: '门' }),
};

class Inner extends WardElement<Words> {
  static override readonly component: string = 'probe-inner';
  readonly used: { client: WardClient; signal: AbortSignal }[] = [];
  constructor() {
    super(loaders);
    this.withClient((client, signal) => this.used.push({ client, signal }));
  }
  protected override view({ words }: Language<Words>) {
    return html`<p>${words.word}</p>`;
  }
}

class Outer extends WardElement<Words> {
  static override readonly component: string = 'probe-outer';
  static override readonly inner: readonly WidgetClass[] = [Inner];
  static override styles = dialogs;
  answer: string | null = 'not asked';
  readonly #ask = new Dialog<'yes'>(this);
  constructor() {
    super(loaders);
  }
  say(words: string) {
    this.live.say(words);
  }
  protected override view() {
    const inner = innerTag(this, Inner);
    return html`<button class="button" @click=${async () => {
      this.answer = await this.#ask.open();
    }}>Ask</button>
      ${this.#ask.render({
        heading: 'Sure?',
        body: 'Really?',
        actions: html`<button class="button" @click=${() => this.#ask.close(null)}>No</button>
          <button class="button" @click=${() => this.#ask.close('yes')}>Yes</button>`,
      })}
      <${inner} .client=${this.client}></${inner}>`;
  }
}

/** A client as far as a widget's base asks of it. */
const client = (name: string) =>
  ({ name, device: { status: { state: 'open' } }, on: () => () => {} }) as unknown as WardClient;

describe('the client of a widget', () => {
  it('is its property before the nearest provider, and the provider again without it', async () => {
    define(WardProvider);
    const provider = document.createElement('ward-provider');
    const [given, provided] = [client('given'), client('provided')];
    provider.client = provided;
    const element = await mount<Inner>(Inner, { client: given });
    element.parentElement?.append(provider);
    provider.append(element);
    await until(() => element.ward === given);
    element.client = null;
    await until(() => element.ward === provided);
    await element.updateComplete;
    expect(element.used.at(-1)?.client === provided).isTrue();
    expect(element.used.filter(({ signal }) => !signal.aborted).length).equals(1);
  });

  it('reaches a widget whose provider is defined after it', async () => {
    const element = await mount<Inner>(Inner);
    const late = document.createElement('late-provider') as WardProvider;
    element.parentElement?.append(late);
    late.append(element);
    define(WardProvider, { prefix: 'late' });
    late.client = client('late');
    await until(() => element.ward === late.client, 'the late client');
  });

  it('is another one after the widget moved to another provider', async () => {
    define(WardProvider);
    const [one, other] = [document.createElement('ward-provider'), document.createElement('ward-provider')];
    [one.client, other.client] = [client('one'), client('other')];
    box().append(one, other);
    define(Inner);
    const element = document.createElement('ward-probe-inner') as Inner;
    one.append(element);
    await until(() => element.ward === one.client);
    const before = element.used.at(-1);
    other.append(element);
    await until(() => element.ward === other.client);
    expect(before?.signal.aborted).equals(true);
    expect(element.used.filter(({ signal }) => !signal.aborted).length).equals(1);
  });

  it('that comes within half a second is not missed', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...parts: unknown[]) => said.push(parts);
    const clock = fakeClock();
    const element = await mount<Inner>(Inner, { clock });
    clock.advance(400);
    element.client = client('late');
    await drawn(element);
    clock.advance(1000);
    console.error = error;
    expect(said.length).equals(0);
    expect(text(element)).contains('door');
  });
});

/** A client that says who is signed in when the test does. */
function clientWithPeople() {
  const listeners = new Set<(event: { known: boolean; wasKnown: boolean }) => void>();
  const on = (name: string, listener: (event: { known: boolean; wasKnown: boolean }) => void) => {
    if (name === 'identity') listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const who = (known: boolean, wasKnown: boolean) => {
    for (const listener of [...listeners]) listener({ known, wasKnown });
  };
  return { client: { device: { status: { state: 'open' } }, on } as unknown as WardClient, who };
}

describe('who is signed in', () => {
  const live = (element: Inner) => element.used.filter(({ signal }) => !signal.aborted).length;

  it('leaves nothing on screen when they sign out, and whoever signs in next begins anew', async () => {
    const { client, who } = clientWithPeople();
    const element = await mount<Inner>(Inner, { client, lang: 'en' });
    who(true, false);
    await drawn(element);
    expect(element.used.length).equals(1);
    who(false, true);
    await drawn(element);
    expect(live(element)).equals(0);
    expect(text(element).includes('door')).isFalse('what was on screen stayed');
    expect(text(element)).contains('Sign in to go on');
    who(true, false);
    await drawn(element);
    expect(live(element)).equals(1);
    expect(element.used.length).equals(2);
    expect(text(element)).contains('door');
  });

  it('gives way to somebody else without a sign-out between them', async () => {
    const { client, who } = clientWithPeople();
    const element = await mount<Inner>(Inner, { client, lang: 'en' });
    who(true, true);
    await drawn(element);
    expect(element.used.length).equals(2);
    expect(live(element)).equals(1);
  });

  it('is asked for again by the button, where the portal has signed them in by itself', async () => {
    const { client, who } = clientWithPeople();
    const element = await mount<Inner>(Inner, { client, lang: 'en' });
    who(false, true);
    await drawn(element);
    button(element, 'Try again').click();
    await drawn(element);
    expect(live(element)).equals(1);
    expect(text(element)).contains('door');
  });
});

describe('inner widgets', () => {
  it('follow the prefix of the widget that draws them', async () => {
    define(Outer, { prefix: 'acme' });
    const element = document.createElement('acme-probe-outer') as Outer;
    element.client = client('any');
    box().append(element);
    await drawn(element);
    expect(find(element, 'acme-probe-inner')?.localName).equals('acme-probe-inner');
  });
});

describe('a dialog', () => {
  it('takes the focus, keeps it, answers, and gives the focus back', async () => {
    const element = await mount<Outer>(Outer, { client: client('any') });
    const ask = button(element, 'Ask');
    ask.focus();
    await press('Enter');
    await until(() => find(element, 'dialog[open]') !== null, 'the dialog');
    expect(focused()?.textContent).equals('No');
    await press('Tab');
    await press('Enter');
    await until(() => element.answer === 'yes', 'the answer');
    await element.updateComplete;
    expect(find(element, 'dialog')).equals(null);
    expect(focused() === ask).isTrue('the focus did not come back');
  });

  it('answers null to Escape and when the widget is taken away', async () => {
    const element = await mount<Outer>(Outer, { client: client('any') });
    for (const leave of [() => press('Escape'), () => Promise.resolve(element.remove())]) {
      element.answer = 'not asked';
      button(element, 'Ask').click();
      await until(() => find(element, 'dialog[open]') !== null, 'the dialog');
      await leave();
      await until(() => element.answer === null, 'the answer');
    }
  });

  it('can be opened again at once', async () => {
    const element = await mount<Outer>(Outer, { client: client('any') });
    button(element, 'Ask').click();
    await until(() => find(element, 'dialog[open]') !== null, 'the dialog');
    button(element, 'Ask').click();
    await element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(find(element, 'dialog[open]') !== null).isTrue('it closed again');
  });
});

describe('the live region', () => {
  it('says at most one thing a second, and the last one wins', async () => {
    const clock = fakeClock();
    const element = await mount<Outer>(Outer, { client: client('any'), clock });
    const status = () => element.shadowRoot?.querySelector('[role="status"]')?.textContent;
    element.say('1');
    element.say('2');
    element.say('3');
    await element.updateComplete;
    expect(status()).equals('1');
    clock.advance(1000);
    await element.updateComplete;
    expect(status()).equals('3');
  });
});

describe('the language of a widget', () => {
  it('follows a change of the nearest lang across shadow roots', async () => {
    const outer = box({ lang: 'zh-Hans' });
    const holder = document.createElement('div');
    outer.append(holder);
    define(Inner);
    const element = document.createElement('ward-probe-inner') as Inner;
    element.client = client('any');
    holder.attachShadow({ mode: 'open' }).append(element);
    await until(() => text(element) === '门', 'Chinese');
    outer.lang = 'en';
    await until(() => text(element) === 'door', 'English');
    holder.lang = 'zh';
    await until(() => text(element) === '门', 'Chinese again');
    outer.lang = 'en-GB';
    await element.updateComplete;
    expect(text(element)).equals('门');
  });
});
