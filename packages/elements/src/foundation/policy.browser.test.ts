import { html, render } from 'lit';
import { expect } from '../testing/expect.ts';

describe('the policy of these tests', () => {
  it('refuses an inline style', () => {
    const box = document.createElement('div');
    box.setAttribute('style', 'width: 123px; position: absolute');
    document.body.append(box);
    expect(box.getBoundingClientRect().width === 123).equals(false);
    box.remove();
  });

  it('refuses a style element without a nonce', () => {
    const style = document.createElement('style');
    style.textContent = 'html { --ward-probe: 1 }';
    document.head.append(style);
    expect(getComputedStyle(document.documentElement).getPropertyValue('--ward-probe')).equals('');
    style.remove();
  });

  it('refuses code in a text', () => {
    const { eval: evaluate } = globalThis;
    let refused = false;
    try {
      evaluate('1 + 1');
    } catch {
      refused = true;
    }
    expect(refused).equals(true);
  });

  it('refuses a script without the nonce', async () => {
    const script = document.createElement('script');
    script.type = 'module';
    const loaded = new Promise<string>((resolve) => {
      script.addEventListener('load', () => resolve('loaded'));
      script.addEventListener('error', () => resolve('refused'));
    });
    try {
      script.src = new URL('./version.ts', import.meta.url).href;
      document.head.append(script);
    } catch (error) {
      // With Trusted Types the address itself is refused already.
      expect(error instanceof TypeError).isTrue();
      return;
    }
    expect(await loaded).equals('refused');
    script.remove();
  });

  it('lets Lit draw, whose only policy is lit-html', () => {
    const box = document.createElement('div');
    render(html`<b>${'<i>text</i>'}</b>`, box);
    expect(box.querySelector('i')).equals(null);
    expect(box.textContent).equals('<i>text</i>');
  });

  it('refuses markup from a text where the browser has Trusted Types', () => {
    const box = document.createElement('div');
    let refused = false;
    try {
      box.innerHTML = '<b>text</b>';
    } catch {
      refused = true;
    }
    expect(refused).equals('trustedTypes' in globalThis);
  });
});
