import { ContextConsumer } from '@lit/context';
import type { WardClient } from '@wardkit/client';
import { LitElement } from 'lit';
import { clientContext } from '../foundation/client-context.ts';
import { define } from '../foundation/define.ts';
import { axeFaults } from '../testing/accessibility.ts';
import { expect } from '../testing/expect.ts';
import { box } from '../testing/mount.ts';
import { WardProvider } from './provider.ts';

class Reader extends LitElement {
  readonly seen: (WardClient | null)[] = [];
  readonly context = new ContextConsumer(this, {
    context: clientContext,
    subscribe: true,
    callback: (value) => void this.seen.push(value),
  });
}
customElements.define('provider-reader', Reader);

const client = (name: string) => ({ name }) as unknown as WardClient;

function page() {
  define(WardProvider);
  const provider = document.createElement('ward-provider');
  const reader = document.createElement('provider-reader') as Reader;
  box().append(provider);
  return { provider, reader };
}

describe('<ward-provider>', () => {
  it('gives its client to what is inside, also through shadow roots', async () => {
    const { provider, reader } = page();
    provider.client = client('one');
    await provider.updateComplete;
    const holder = document.createElement('div');
    provider.append(holder);
    holder.attachShadow({ mode: 'open' }).append(reader);
    expect(reader.context.value === provider.client).isTrue();
  });

  it('tells of another client', async () => {
    const { provider, reader } = page();
    provider.append(reader);
    provider.client = client('one');
    await provider.updateComplete;
    provider.client = client('two');
    await provider.updateComplete;
    expect(reader.seen.map((each) => (each as unknown as { name: string } | null)?.name ?? 'none').join()).equals(
      'none,one,two',
    );
  });

  it('keeps a client that was set before the tag was defined', async () => {
    const early = document.createElement('early-provider') as WardProvider;
    const given = client('early');
    early.client = given;
    box().append(early);
    define(WardProvider, { prefix: 'early' });
    await early.updateComplete;
    expect(early.client === given).isTrue();
    expect(Object.hasOwn(early, 'client')).isFalse('the property of before the upgrade hides the accessor');
  });

  it('serves the inner of two providers first', async () => {
    const { provider: outer, reader } = page();
    const inner = document.createElement('ward-provider');
    outer.client = client('outer');
    inner.client = client('inner');
    outer.append(inner);
    inner.append(reader);
    await inner.updateComplete;
    expect(reader.context.value === inner.client).isTrue();
  });

  it('tells nothing more to what has left it', async () => {
    const { provider, reader } = page();
    provider.append(reader);
    await provider.updateComplete;
    reader.remove();
    const before = reader.seen.length;
    provider.client = client('later');
    await provider.updateComplete;
    expect(reader.seen.length).equals(before);
  });

  it('takes no room, hides what is inside when hidden, and passes axe', async () => {
    const { provider } = page();
    const words = document.createElement('p');
    words.textContent = 'Inside';
    provider.append(words);
    await provider.updateComplete;
    expect(getComputedStyle(provider).display).equals('contents');
    expect((await axeFaults(provider)).join('\n')).equals('');
    provider.hidden = true;
    expect(getComputedStyle(provider).display).equals('none');
  });
});
