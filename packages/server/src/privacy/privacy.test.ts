import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openCell, sealCell } from './column-cipher.ts';
import { maskNumbers } from './free-text.ts';
import { KeyRing, makeKeyRing, newKeyRingDocument, readKeyRing } from './key-ring.ts';
import { maskIdentityNumber, maskName, maskPhone } from './masks.ts';

const secret = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const lookup = secret(9);

describe('masks', () => {
  test('show what the contract says and no more', () => {
    const cases = [
      [maskName('张小明'), '张**'],
      [maskName('欧阳娜娜'), '欧**'],
      [maskName('李四'), '李**'],
      [maskName('𠮷野'), '𠮷**'],
      [maskName(''), '**'],
      [maskPhone('+8613812341234'), '138****1234'],
      [maskPhone('13812341234'), '138****1234'],
      [maskPhone('+867620007459'), '762****7459'],
      [maskPhone('110'), '****10'],
      [maskIdentityNumber('44160218900101123X'), '4****************X'],
    ];
    for (const [actual, expected] of cases) assert.equal(actual, expected);
  });

  test('hide the numbers in what people write, however they are written, and no other words', () => {
    const cases: readonly (readonly [text: string, masked: string])[] = [
      ['请打13812341234，或+86 138 1234 1234', '请打138****1234，或138****1234'],
      ['8613812341234 和 86-138-1234-1234', '138****1234 和 138****1234'],
      ['from abroad +14155550123', 'from abroad 141****0123'],
      ['身份证44160218900101123x。', '身份证4****************x。'],
      ['警情 JQ-20261120-0413，8 号楼 1602 室，110', '警情 JQ-20261120-0413，8 号楼 1602 室，110'],
      ['单号 SF1381234123456、201381234123499', '单号 SF1381234123456、201381234123499'],
      ['１３８１２３４１２３４、138１2341234', '138****1234、138****1234'],
      ['138—1234—1234，138.1234.1234，1381 234 1234，138 123 41234', Array(4).fill('138****1234').join('，')],
      ['1 3 8 1 2 3 4 1 2 3 4', '138****1234'],
      ['1381\u200b2341234 和 138\u00a01234\u30001234', '138****1234 和 138****1234'],
      ['008613812341234、0086-138-1234-1234', '138****1234、138****1234'],
      ['微信wx13812341234，二13812341234一个', '微信wx138****1234，二138****1234一个'],
      ['一三八一二三四一二三四，幺三八幺二三四幺二三四', '138****1234，138****1234'],
      ['0762-3331234，(010)88881234', '076****1234，010****1234'],
      ['+1 415 555 0123，+852 9123 4567 有2人', '141****0123，852****4567 有2人'],
      ['441602 18900101 123X，４４１６０２１８９００１０１１２３４', '4****************X，4****************4'],
      ['441602900101123', '4****************3'],
      ['138****1234 和 4****************4', '138****1234 和 4****************4'],
    ];
    for (const [text, masked] of cases) {
      assert.equal(maskNumbers(text), masked);
      assert.equal(maskNumbers(masked), masked);
    }
  });

  test('leave what an officer goes by', () => {
    for (const text of [
      '幸福路13号2栋1801室，1501 1502 203室，13-15-17栋',
      '损失15000-200000元，退款 13000.00 14000.00，+5元',
      '2026-11-20 13:14:15，20261120131415，0830-1000 1200',
      '粤P·D12345，车架号LSVAU033712345678，IMEI 490154203237518',
      'A4416020020261120413，6222021234567890123，12345、0762-110',
      '114.700312,23.746123，门牌 7Q4M2XK90P3C',
    ]) {
      assert.equal(maskNumbers(text), text);
    }
  });

  test('take no longer for words that are made to take long', () => {
    const started = performance.now();
    for (const piece of ['1 3 8 1 2 3 4 1 2 3 ', '+1 23 45 67 ', '1', '1   ', '441602   1890   0101   12 ']) {
      maskNumbers(piece.repeat(4000 / piece.length));
    }
    // A pattern that tries every way takes minutes.
    assert.ok(performance.now() - started < 2000);
  });

  test('hide at least the middle of any telephone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{2,14}$/), (phone) => {
        const shown = maskPhone(phone).replaceAll('*', '');
        assert.ok(shown.length <= 7);
        assert.ok(!maskPhone(phone).includes(phone.slice(1)));
      }),
    );
  });
});

describe('sealed columns', () => {
  const keys = new KeyRing({ keys: [{ id: 'a', secret: secret(1) }], lookup });
  const place = { stationId: 's', column: 'people.phone', rowId: 'r' };

  test('open to what was closed, and never look alike', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const sealed = sealCell(keys, place, value);
        assert.equal(openCell(keys, place, sealed), value);
        assert.notEqual(sealCell(keys, place, value), sealed);
      }),
    );
  });

  test('can not be changed or put into another cell', () => {
    const sealed = sealCell(keys, place, '13812341234');
    for (const other of [{ stationId: 't' }, { column: 'people.name' }, { rowId: 'q' }]) {
      assert.throws(() => openCell(keys, { ...place, ...other }, sealed));
    }
    const bytes = Buffer.from(sealed.slice(2), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      assert.throws(() => openCell(keys, place, `a.${changed.toString('base64url')}`));
    }
  });

  test('stay readable when a new key comes first', () => {
    const sealed = sealCell(keys, place, 'x');
    const rotated = new KeyRing({
      keys: [
        { id: 'b', secret: secret(2) },
        { id: 'a', secret: secret(1) },
      ],
      lookup,
    });
    assert.equal(openCell(rotated, place, sealed), 'x');
    assert.ok(sealCell(rotated, place, 'x').startsWith('b.'));
    assert.equal(rotated.hash('people.phone', 'x'), keys.hash('people.phone', 'x'));
    const forgotten = new KeyRing({ keys: [{ id: 'b', secret: secret(2) }], lookup });
    assert.throws(() => openCell(forgotten, place, sealed), /no key "a"/);
  });
});

describe('the key ring', () => {
  test('gives each use a key of its own', () => {
    const keys = new KeyRing(JSON.parse(newKeyRingDocument()));
    assert.notDeepEqual(keys.derive('columns'), keys.derive('cursors'));
    assert.notDeepEqual(keys.signingKey('plates:1').raw, keys.signingKey('plates:2').raw);
    assert.notEqual(keys.hash('people.phone', '1'), keys.hash('people.identity', '1'));
  });

  test('that is damaged is never replaced by a new one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-ring-'));
    try {
      for (const text of ['', '{}', '{"keys":[]}', '{"keys":[{"id":"a","secret":"c2hvcnQ="}],"lookup":"x"}', 'null']) {
        await writeFile(join(folder, 'keys.json'), text, { mode: 0o600 });
        await assert.rejects(
          readKeyRing({ dataFolder: folder, keyRing: null, keyRingFile: null }),
          /no key ring.*backup/,
        );
      }
      await assert.rejects(
        readKeyRing({ dataFolder: folder, keyRing: 'x', keyRingFile: null }),
        /^StartFailure: WARDKIT_KEYS is no key ring/,
      );
      const withBanner = `\n> wardkit@0.1.0 keys\n> node keys.ts new\n\n${newKeyRingDocument()}\n`;
      await assert.rejects(
        readKeyRing({ dataFolder: folder, keyRing: withBanner, keyRingFile: null }),
        /WARDKIT_KEYS holds a key ring and other text around it/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is made once, whoever comes at the same time, and never by reading', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-ring-'));
    const source = { dataFolder: folder, keyRing: null, keyRingFile: null };
    try {
      await assert.rejects(readKeyRing(source), /There is no key ring/);
      const made = await Promise.all([makeKeyRing(source), makeKeyRing(source), makeKeyRing(source)]);
      for (const document of made) assert.deepEqual(document, made[0]);
      assert.deepEqual(await readKeyRing(source), made[0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
