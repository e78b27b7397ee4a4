import { expect } from './testing/expect.ts';
import { box } from './testing/mount.ts';
import { until } from './testing/until.ts';

const prefix = 'loaded';
const { autoloadIn } = (await import(
  new URL(`./autoloader.ts?prefix=${prefix}`, import.meta.url).href
)) as typeof import('./autoloader.ts');

const isDefined = (name: string) => customElements.get(`${prefix}-${name}`) !== undefined;
const fetched = () => performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname);
const hasFetched = (file: string) => fetched().some((path) => path.endsWith(`/${file}`));

function put(name: string, into: ParentNode = box()): HTMLElement {
  const element = document.createElement(`${prefix}-${name}`);
  into.append(element);
  return element;
}

describe('the autoloader', () => {
  it('fetches nothing for a page without widgets', () => {
    expect(['provider', 'help-button', 'doorplate-sheet', 'access-log'].filter(isDefined)).deepEquals([]);
    expect(hasFetched('help-button.ts')).isFalse();
  });

  it('fetches a widget that comes onto the page, under the prefix, and no other', async () => {
    const provider = put('provider');
    put('help-button', provider);
    await until(() => isDefined('provider') && isDefined('help-button'));
    expect(isDefined('doorplate-sheet')).isFalse();
    expect(hasFetched('doorplate-sheet.ts')).isFalse();
    // It draws itself, under a policy that allows nothing inline and no code in a text.
    const button = provider.firstElementChild as HTMLElement;
    await until(() => button.shadowRoot?.querySelector('.root') !== null);
    // No other copy on the page is touched.
    expect(customElements.get('ward-help-button') === undefined).isTrue();
  });

  it('looks into a shadow root that it is told of, now and later, until it is stopped', async () => {
    const root = box().attachShadow({ mode: 'closed' });
    put('access-log', root);
    expect(isDefined('access-log')).isFalse();
    const stop = autoloadIn(root);
    await until(() => isDefined('access-log'));
    put('outbox-status', root);
    await until(() => isDefined('outbox-status'));
    stop();
    put('rating-board', root);
    // One on the page itself comes after the observers of the root would have had their turn.
    put('shift-handover');
    await until(() => isDefined('shift-handover'));
    expect(isDefined('rating-board')).isFalse();
  });
});
