import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pseudo } from './pseudo-language.ts';

describe('the pseudo-language', () => {
  it('accents and lengthens text wherever it lies in the words', () => {
    const words = pseudo({
      close: 'Close',
      failures: { empty: ['It is empty', 'Choose another'] },
      found: (code: string) => `Code ${code}`,
    });
    assert.equal(words.close, '⟦Çļöšé··⟧');
    assert.deepEqual(words.failures.empty, ['⟦Îţ· îš· éɱþţý··⟧', '⟦Çĥööšé··· àñöţĥéŕ···⟧']);
    assert.equal(words.found('7'), '⟦Çöđé·· 7⟧');
  });

  it('leaves what has no letters as it is', () => {
    assert.deepEqual(pseudo({ none: '–', count: 3, nothing: null }), { none: '–', count: 3, nothing: null });
  });
});
