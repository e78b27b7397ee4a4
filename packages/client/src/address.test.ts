import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { fillPath, normaliseBase, writeQuery } from './address.ts';

it('a path parameter stays one segment, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !['', '.', '..'].includes(text)),
      (text) => {
        const path = fillPath('/v1/premises/{premisesId}', { premisesId: text });
        assert.equal(path.split('/').length, 4);
        assert.equal(decodeURIComponent(path.split('/')[3] ?? ''), text);
      },
    ),
  );
});

it('a query repeats lists, leaves out what is absent, and is the same for equal filters', () => {
  assert.equal(
    writeQuery({ state: ['open', 'referred'], cursor: undefined, limit: 5 }),
    '?limit=5&state=open&state=referred',
  );
  assert.equal(writeQuery({ b: 1, a: 2 }), writeQuery({ a: 2, b: 1 }));
  assert.equal(writeQuery({}), '');
});

it('what leads to another address, or is no text, is no path parameter', () => {
  for (const premisesId of ['', '.', '..', '\ud800', undefined, null, 7, {}]) {
    assert.throws(() => fillPath('/v1/premises/{premisesId}', { premisesId }), { kind: 'contract', side: 'request' });
  }
});

it('a base that can not be called says what to give instead', () => {
  assert.throws(() => normaliseBase('/ward'), { name: 'TypeError', message: /whole address .* only a page may give/ });
  assert.throws(() => normaliseBase(undefined as never), /whole address/);
  assert.throws(() => normaliseBase('ward.example:8080'), /such as https:/);
  assert.throws(
    () => normaliseBase('https://a:secret@ward.example'),
    (error: Error) => {
      assert.match(error.message, /without a password/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    },
  );
});

it('the base may have a path and a slash at its end', () => {
  assert.equal(normaliseBase('https://portal.example/ward/'), 'https://portal.example/ward');
  assert.equal(normaliseBase('https://portal.example'), 'https://portal.example');
});
