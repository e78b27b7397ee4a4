import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { builtStories } from './site.ts';
import { StoryPage } from './story-page.ts';
import { unexpected } from './told-on-purpose.ts';

describe('stories in the pseudo-language, from right to left, on a phone', () => {
  let page: StoryPage;
  before(async () => {
    page = await StoryPage.start({ width: 390, height: 844, globals: { language: 'en-XA', direction: 'rtl' } });
  });
  after(() => page.stop());

  for (const [title, stories] of builtStories()) {
    describe(title, () => {
      before(() => page.load());

      for (const { id, name } of stories) {
        it(`${name} opens without an error and is no wider than the screen`, async () => {
          assert.deepEqual(unexpected(id, await page.open(id)), []);
          assert.deepEqual(unexpected(id, await page.visibleFaults()), []);
        });
      }
    });
  }
});
