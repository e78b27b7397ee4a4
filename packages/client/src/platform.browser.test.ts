import { createScriptedClient, fixtures } from '@wardkit/testing';
import { systemPlatform } from './platform.ts';
import { syncTag, wakeMessage } from './wake-message.ts';

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

/** Puts a registration with Background Sync in the browser's place, as only Chromium has one. */
function fakeRegistration(register: (tag: string) => Promise<void>): () => void {
  Object.defineProperty(navigator.serviceWorker, 'getRegistration', {
    configurable: true,
    value: async () => ({ sync: { register } }),
  });
  return () => {
    Reflect.deleteProperty(navigator.serviceWorker, 'getRegistration');
  };
}

describe('what the browser is asked for', () => {
  it('to wake the page when the network is back, once, while something waits without one', async () => {
    const tags: string[] = [];
    const restore = fakeRegistration(async (tag) => void tags.push(tag));
    const set = createScriptedClient();
    set.platform.askToBeWoken = systemPlatform.askToBeWoken;
    try {
      await set.ward.session.get();
      await set.ward.rentalChecks.submit(fixtures.submissionOf(), { photos: [], premisesLabel: 'one' });
      equal(tags, []);
      set.setOnline(false);
      for (const premisesId of [fixtures.ids.premises, fixtures.ids.otherPremises]) {
        await set.ward.rentalChecks.submit(fixtures.submissionOf({ premisesId }), { photos: [], premisesLabel: 'two' });
      }
      equal(tags, [syncTag]);
    } finally {
      set.ward.close();
      restore();
    }
  });

  it('and a refusal to do so disturbs nobody', async () => {
    const restore = fakeRegistration(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    systemPlatform.askToBeWoken();
    await Promise.resolve();
    restore();
    systemPlatform.askToBeWoken();
  });

  it("a service worker's word wakes the page, and anybody else's message does not", () => {
    let woken = 0;
    const stop = systemPlatform.onAwake(() => {
      woken += 1;
    });
    const say = (data: unknown) => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
    say('something of the portal');
    equal(woken, 0);
    say(wakeMessage);
    equal(woken, 1);
    stop();
    say(wakeMessage);
    equal(woken, 1);
  });

  it('a touch, a key and a wheel are use, also where the page stops them; a call or a timer is not', () => {
    let uses = 0;
    const stop = systemPlatform.onUse(() => {
      uses += 1;
    });
    const button = document.createElement('button');
    document.body.append(button);
    for (const kind of ['pointerdown', 'keydown', 'wheel']) {
      button.addEventListener(kind, (event) => event.stopPropagation());
      button.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    equal(uses, 3);
    for (const kind of ['focus', 'message', 'visibilitychange', 'mousemove'])
      button.dispatchEvent(new Event(kind, { bubbles: true }));
    equal(uses, 3);
    stop();
    button.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    equal(uses, 3);
    button.remove();
    equal(systemPlatform.name().length > 0, true);
  });
});
