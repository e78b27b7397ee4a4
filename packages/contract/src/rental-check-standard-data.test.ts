import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rentalCheckStandardData, rentalCheckStandard202611 as standard } from './rental-check-standard-data.ts';
import { RentalCheckStandard } from './rental-check-standards.ts';

describe('the rental check standard 2026-11', () => {
  it('holds 32 items in four aspects, each code once', () => {
    assert.equal(standard.items.length, 32);
    assert.equal(new Set(standard.items.map((item) => item.code)).size, 32);
    const counts = Object.keys(standard.aspects).map((aspect) => [
      aspect,
      standard.items.filter((item) => item.aspect === aspect).length,
    ]);
    assert.deepEqual(Object.fromEntries(counts), { structure: 8, fire: 12, security: 6, landlord: 6 });
  });

  it('gives every item a severity with a time to rectify, a known source and a text', () => {
    for (const item of standard.items) {
      const time = standard.rectification[String(item.severity)] ?? {};
      assert.ok((time.hours ?? 0) + (time.days ?? 0) > 0, item.code);
      assert.ok(standard.sources[item.source], item.code);
      assert.ok(item.text['zh-Hans'].length > 0, item.code);
    }
  });

  it('says every item and aspect in the five languages, each in its own script and none twice', () => {
    const texts: Record<string, Readonly<Record<string, unknown>>> = { ...standard.aspects };
    for (const { code, text } of standard.items) texts[code] = text;
    const scripts = {
      'zh-Hans': /^[\p{Script=Han}\p{P}]+$/u,
      'zh-Hant': /^[\p{Script=Han}\p{P}]+$/u,
      en: /^[A-Za-z' ,-]+$/,
      ja: /[\p{Script=Hiragana}\p{Script=Katakana}]|^防犯$/u,
      ko: /^[\p{Script=Hangul}\d (),·]+$/u,
    };
    for (const [language, script] of Object.entries(scripts)) {
      for (const [name, text] of Object.entries(texts))
        assert.match(String(text[language]), script, `${name} ${language}`);
      assert.equal(new Set(Object.values(texts).map((text) => text[language])).size, 36, language);
    }
    assert.deepEqual(
      [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))].sort(),
      Object.keys(scripts).sort(),
    );
  });

  it('writes Traditional Chinese in characters that Big5 has, where simplified ones are missing', () => {
    const pairs = Array.from({ length: 0x7e * 0x100 }, (_, at) => [0x81 + (at >> 8), at & 0xff]).flat();
    const traditional = new Set(new TextDecoder('big5').decode(Uint8Array.from(pairs)));
    assert.ok(traditional.has('檢') && !traditional.has('检'));
    for (const { code, text } of standard.items) {
      const foreign = [...String((text as Readonly<Record<string, unknown>>)['zh-Hant'])].filter(
        (character) => !traditional.has(character),
      );
      assert.deepEqual(foreign, [], code);
    }
  });

  it('names every source in Chinese, with Chinese marks', () => {
    for (const { title } of Object.values(standard.sources)) {
      assert.match(title, /\p{Script=Han}/u);
      assert.doesNotMatch(title, /[A-Za-z(),:]/, title);
    }
  });

  it('refers life-threatening hazards within 24 hours and gives the others 7, 30 and 60 days', () => {
    assert.deepEqual(standard.rectification, {
      4: { hours: 24, referral: true },
      3: { days: 7 },
      2: { days: 30 },
      1: { days: 60 },
    });
  });

  it('has a local source in force only where its rule is', () => {
    const inForce = (source: string, divisionCode: string): boolean =>
      standard.sources[source]?.divisionPrefixes.some((prefix) => divisionCode.startsWith(prefix)) ?? false;
    const table: [source: string, divisionCode: string, expected: boolean][] = [
      ['F', '150104008001', true],
      ['G', '441602101001', true],
      ['G', '341723100001', false],
      ['D', '441602101001', false],
      ['D', '441900003001', true],
      ['T', '110106001001', true],
      ['B', '110106001001', true],
      ['T', '110105001001', false],
      ['Z', '330203001001', true],
      ['J', '320102001001', true],
      ['N', '330203001001', false],
      ['X', '441602101001', false],
    ];
    for (const [source, divisionCode, expected] of table) {
      assert.equal(inForce(source, divisionCode), expected, `${source} in ${divisionCode}`);
    }
  });

  it('is what the wire calls a standard', () => assert.deepEqual(RentalCheckStandard.parse(standard), standard));

  it('claims no verification that no station has made', () => assert.equal(standard.verifiedOn, null));

  it('is the newest in the list of versions', () => assert.equal(rentalCheckStandardData.at(-1), standard));
});
