import assert from 'node:assert/strict';
import { access, chmod, writeFile } from 'node:fs/promises';
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

    test('go on together when the file of the ring is changed while a server runs', async () => {
      const own = await worldOf().emptyPlace('commands_ring_file', 'no keys');
      const path = join(worldOf().folder, 'ring.json');
      const first = JSON.parse(newKeyRingDocument()) as { keys: { id: string }[] };
      await writeFile(path, JSON.stringify(first), { mode: 0o600 });
      const settings = { WARDKIT_KEYS_FILE: path };
      const { server } = await worldOf().serve(own, settings);
      const added = await own.runWith(settings, 'keys', 'add');
      assert.equal(added.code, 0, added.errors);
      assert.match(added.errors, /^added the key \w+; .*\. This holds for the ring on standard output.*ring\.json/);
      await writeFile(path, added.output);
      server.signal('SIGHUP');
      const ids = () => own.query<{ ids: string }>("select array_to_string(key_ids, ',') as ids from key_ring_holders");
      for (let seen = ''; seen.split(',').length < 2; ) seen = (await ids())[0]?.ids ?? '';
      await chmod(path, 0o666);
      assertFailed(
        await own.runWith(settings, 'hold', 'list'),
        1,
        /ring\.json can be written by every user\. Run: chmod o-w/,
      );
      await server.kill('SIGTERM');
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
