import { expect } from '../testing/expect.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { mapClient, opened } from './alert-map.fixtures.ts';
import { WardAlertMap } from './alert-map.ts';

// A page of its own: what another test has fetched would be taken for this one's.
describe('the code of the map', () => {
  const fetched = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /maplibre|gcoord|open-part|map-part|open-map/.test(name));

  it('is not fetched, not a byte, before a person opens the map', async () => {
    performance.setResourceTimingBufferSize(2000);
    const element = await mount<Mounted>(WardAlertMap, { client: mapClient() });
    expect(fetched()).deepEquals([]);
    await opened(element);
    expect(fetched().some((name) => name.includes('maplibre-gl.mjs'))).isTrue('nothing was fetched after the press');
  });
});
