import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Formats } from './formats.ts';
import { LanguageController, matchLanguage } from './language.ts';
import { messages as english } from './shared.en.ts';
import { messages as japanese } from './shared.ja.ts';
import { messages as korean } from './shared.ko.ts';
import { messages as simplified } from './shared.zh-hans.ts';
import { messages as traditional } from './shared.zh-hant.ts';

const KNOWN = ['en', 'zh-Hans'];

describe('the best language at hand', () => {
  for (const [wanted, best] of [
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hans'],
    ['ZH_cn', 'en'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
    ['not a tag', 'en'],
  ] as const) {
    it(`for "${wanted}" is ${best}`, () => assert.equal(matchLanguage(wanted, KNOWN), best));
  }
  it('is the same script where there is one', () => {
    assert.equal(matchLanguage('zh-TW', ['en', 'zh-Hans', 'zh-Hant']), 'zh-Hant');
  });
});

describe('words of a widget', () => {
  const host = {
    isConnected: true,
    updates: 0,
    addController() {},
    removeController() {},
    updateComplete: Promise.resolve(true),
    requestUpdate() {
      this.updates += 1;
    },
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('stay until those of the next language are here', async () => {
    let deliver: (value: { word: string }) => void = () => {};
    const controller = new LanguageController<{ word: string }>(host, {
      en: () => Promise.resolve({ word: 'door' }),
      'zh-Hans': () =>
        new Promise((resolve) => {
          deliver = resolve;
        }),
    });
    controller.follow('en');
    await turn();
    controller.follow('zh-CN');
    await turn();
    assert.equal(controller.current?.words.word, 'door');
    deliver({ word: '门' });
    await turn();
    assert.equal(controller.current?.words.word, '门');
    assert.equal(controller.current?.tag, 'zh-Hans');
  });

  it('are those of the last language asked for, in whatever order they arrive', async () => {
    const deliver: Record<string, (value: { word: string }) => void> = {};
    const loader = (tag: string) => () =>
      new Promise<{ word: string }>((resolve) => {
        deliver[tag] = resolve;
      });
    const controller = new LanguageController<{ word: string }>(host, { en: loader('en'), 'zh-Hans': loader('zh') });
    controller.follow('zh');
    controller.follow('en');
    deliver.en?.({ word: 'door' });
    deliver.zh?.({ word: '门' });
    await turn();
    assert.equal(controller.current?.words.word, 'door');
  });

  it('are strange and longer where the page asks for the pseudo-language, and themselves again after it', async () => {
    const controller = new LanguageController<{ word: string }>(host, { en: () => Promise.resolve({ word: 'door' }) });
    const spoken = async (wanted: string, word: string) => {
      controller.follow(wanted);
      for (const end = performance.now() + 5000; controller.current?.words.word !== word; await turn()) {
        assert.ok(performance.now() < end, `${controller.current?.words.word} is not ${word}`);
      }
    };
    await spoken('en-XA', '⟦đööŕ··⟧');
    assert.match(controller.current?.shared.close ?? '', /^⟦/);
    await spoken('en', 'door');
  });

  it('are English when a language does not load, and its own when it is asked for again', async (context) => {
    context.mock.method(console, 'warn', () => {});
    let fails = true;
    const controller = new LanguageController<{ word: string }>(host, {
      en: () => Promise.resolve({ word: 'door' }),
      'zh-Hans': () => (fails ? Promise.reject(new Error('no network')) : Promise.resolve({ word: '门' })),
    });
    controller.follow('zh');
    await turn();
    assert.equal(controller.current?.words.word, 'door');
    fails = false;
    controller.follow('zh');
    await turn();
    assert.equal(controller.current?.words.word, '门');
  });
});

/** Every text that lies in words, by the way to it; a function is asked with a figure and formats. */
function textsIn(words: unknown, at = ''): [at: string, text: string][] {
  if (typeof words === 'string') return [[at, words]];
  if (typeof words === 'function') return textsIn(words(2, new Formats('en')), at);
  return Object.entries(words as object).flatMap(([name, each]) => textsIn(each, `${at}/${name}`));
}

describe('shared words', () => {
  for (const [language, words, script] of [
    ['simplified Chinese', simplified, /\p{Script=Han}/u],
    ['traditional Chinese', traditional, /\p{Script=Han}/u],
    ['Japanese', japanese, /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u],
    ['Korean', korean, /\p{Script=Hangul}/u],
  ] as const) {
    it(`are complete in ${language}`, () => {
      const texts = textsIn(words);
      assert.deepEqual(
        texts.map(([at]) => at),
        textsIn(english).map(([at]) => at),
      );
      for (const [at, text] of texts) assert.match(text, script, at);
    });
  }
});

describe('formats', () => {
  const now = Date.parse('2026-11-22T14:32:00Z');
  it('tell how long ago in the largest unit that fits', () => {
    const format = new Formats('en');
    assert.equal(format.relative(now - 59_000, now), 'now');
    assert.equal(format.relative(now - 3 * 60_000, now), '3 minutes ago');
    assert.equal(format.relative(now + 2 * 86_400_000, now), 'in 2 days');
    assert.equal(new Formats('zh-Hans').relative(now - 3 * 60_000, now), '3分钟前');
  });
  it('give only the time of today, and the date of another day', () => {
    const format = new Formats('en-GB');
    const noon = new Date(2026, 10, 22, 12, 5).getTime();
    assert.equal(format.timeOrDate(noon, noon + 3_600_000), '12:05');
    assert.equal(format.timeOrDate(noon, noon + 86_400_000), '22 Nov, 12:05');
  });
  it('take a date of the wire as that day in any zone', () => {
    assert.equal(new Formats('en-GB').date('2026-08-12'), '12 August 2026');
    assert.equal(new Formats('zh-CN').date('2026-08-12'), '2026年8月12日');
  });
  it('tell the times of a place, wherever the device is', () => {
    const moment = '2026-12-31T23:30:00+08:00';
    const later = Date.parse('2027-01-01T00:30:00+08:00');
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const format = new Formats('en-GB', zone);
      assert.equal(format.date('2026-08-12'), '12 August 2026', zone);
    }
    const station = new Formats('en-GB', 'Asia/Shanghai');
    assert.equal(station.date(moment), '31 December 2026');
    assert.equal(station.dateTime(moment), '31 Dec 2026, 23:30');
    assert.equal(station.time(moment), '23:30');
    assert.equal(station.timeOrDate(moment, later), '31 Dec 2026, 23:30');
    assert.equal(new Formats('en-GB', 'Europe/London').timeOrDate(moment, later), '15:30');
  });
  it('pick plurals by the rule of the language', () => {
    const forms = { one: '1 photo', other: 'photos' };
    assert.equal(new Formats('en').plural(1, forms), '1 photo');
    assert.equal(new Formats('zh').plural(1, forms), 'photos');
  });
  it('write sizes as phones do', () => {
    assert.match(new Formats('en').bytes(4_200_000), /^4\.2\sMB$/);
    assert.match(new Formats('en').bytes(900), /^0\.9\skB$/);
  });
});
