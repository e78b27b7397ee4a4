import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { difference, environment, namedEnvironment } from './pictures.ts';
import { builtStories } from './site.ts';
import { StoryPage, screen } from './story-page.ts';
import { unexpected } from './told-on-purpose.ts';

const isNamed = (await environment()) === (await namedEnvironment());

describe('stories of the built site', () => {
  let page: StoryPage;
  before(async () => {
    page = await StoryPage.start(screen);
  });
  after(() => page.stop());

  for (const [title, stories] of builtStories()) {
    describe(title, () => {
      before(() => page.load());

      for (const { id, name } of stories) {
        it(`${name} opens without an error, passes axe and looks as it did`, async (context) => {
          assert.deepEqual(unexpected(id, await page.open(id)), []);
          assert.deepEqual(await page.visibleFaults(), []);
          // Most are alike at once; one that is not may not have come to rest.
          const differs =
            (await difference(id, await page.picture())) && (await difference(id, await page.stillPicture()));
          assert.deepEqual(unexpected(id, await page.accessibilityFaults()), []);
          // Elsewhere other faces are drawn, or drawn otherwise.
          if (isNamed) assert.equal(differs, null);
          else if (differs !== null) context.diagnostic(`${id}: ${differs}`);
        });
      }
    });
  }
});
