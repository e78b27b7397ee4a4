import assert from 'node:assert/strict';
import { it } from 'node:test';
import { StoryPage, screen } from './story-page.ts';

it('each state that the suites test has its story', async () => {
  const page = await StoryPage.start(screen);
  try {
    await page.load();
    assert.deepEqual(await page.statesWithoutStory(), []);
  } finally {
    await page.stop();
  }
});
