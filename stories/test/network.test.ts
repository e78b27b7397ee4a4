import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StoryPage, screen } from './story-page.ts';

describe('the network of the toolbar', () => {
  for (const [network, notices] of [
    ['of-the-state', []],
    ['offline', ['offline']],
    ['forbidden', ['forbidden']],
    ['failing', ['error']],
  ] as const) {
    it(`${network} is between a story and its server`, async () => {
      const page = await StoryPage.start({ ...screen, globals: { network } });
      try {
        await page.load();
        assert.deepEqual(await page.open('hazard-list--open-hazards'), []);
        assert.deepEqual(await page.notices(), notices);
      } finally {
        await page.stop();
      }
    });
  }
});
