import assert from 'node:assert/strict';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { newKeyRingDocument } from '../../privacy/key-ring.ts';
import type { CommandPlace, CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

export function keyRingCommandSuite(worldOf: () => CommandWorld): void {
  describe('a database and its key ring', { concurrency: false }, () => {
    let place: CommandPlace;
    let file: string;
    before(async () => {
      place = await worldOf().emptyPlace('commands_ring', 'keys');
      file = join(worldOf().folder, 'ring.csv');
      await writeFile(file, '地址,用途,层数\n');
    });
    const refused = /^The database belongs to another key ring than the one given \(WARDKIT_KEYS\)\./m;

    test('belong together from the first start on, before there is any data', async () => {
      const { url, server } = await worldOf().serve(place);
      const other = { WARDKIT_KEYS: newKeyRingDocument() };
      assertFailed(await place.runWith(other, 'hold', 'list'), 1, refused);
      assertFailed(await place.runWith(other, 'import', '--kind', 'communities', file), 1, refused);
      assertFailed(await place.start('serve', [], { ...other, PORT: '0' }).run(), 1, refused);
      assert.equal((await fetch(`${url}/readyz`)).status, 200);
      await server.kill('SIGTERM');
    });

    test('are not parted by a start that is given none: no ring is left where the right one belongs', async () => {
      const keyless = join(worldOf().folder, 'commands_ring_lost');
      const lost = await place.start('serve', [], { WARDKIT_DATA: keyless, PORT: '0' }).run();
      assertFailed(lost, 1, /^The database belongs to a key ring, and none was given: neither WARDKIT_KEYS nor/m);
      await assert.rejects(access(join(keyless, 'keys.json')));
    });

    test('begin together where there is neither, and that is told', async () => {
      const first = await worldOf().emptyPlace('commands_first_ring', 'no keys');
      const { server } = await worldOf().serve(first);
      assert.ok(server.printed(/^made a key ring in (.*keys\.json); without it the data is lost/));
      await server.kill('SIGTERM');
      assert.equal((await first.run('hold', 'list')).code, 0);
    });
  });
}
