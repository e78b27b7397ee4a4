import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newUuid } from '../../uuid.ts';
import type { CommandPlace, CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

const samples = fileURLToPath(new URL('../../../../../docs/registers/', import.meta.url));
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/;

export function installationSuite(worldOf: () => CommandWorld): void {
  describe('a first installation, by commands alone', { concurrency: false }, () => {
    let place: CommandPlace;
    let station = '';
    before(async () => {
      place = await worldOf().emptyPlace('commands_installation', 'keys');
      assert.equal((await place.run('migrate')).code, 0);
    });
    const identity = (subject: string) => ['--issuer', worldOf().issuer.issuer, '--subject', subject];
    const ask = async (url: string, subject: string, path: string) => {
      const token = await worldOf().issuer.tokenFor(subject);
      const headers = { authorization: `Bearer ${token}`, 'wardkit-purpose': 'stay-registration' };
      const reply = await fetch(url + path, { headers });
      return {
        status: reply.status,
        body: (await reply.json()) as { items: { id: string; [name: string]: unknown }[] },
      };
    };

    test('a station is made, listed and changed', async () => {
      assert.match((await place.run('stations', 'list')).output, /^there is no station yet$/m);
      const details = ['--name', '新河派出所', '--telephone', '0762-2345678', '--address', '新河路 1 号'];
      assertFailed(await place.run('stations', 'add', ...details, '--division', '449999101'), 1, /No county in use/);
      const services = join(worldOf().folder, 'services.json');
      await writeFile(services, '[{"kind":"help","title":{"zh-Hans":"一键求助"},"url":"javascript:alert(1)"}]');
      const linked = [...details, '--division', '441602101', '--services', services];
      assertFailed(await place.run('stations', 'add', ...linked), 1, /services\.json must be a list of links/);
      await writeFile(
        services,
        '[{"kind":"help","title":{"zh-Hans":"一键求助"},"url":"https://ward.city.example/help"}]',
      );
      const added = await place.run('stations', 'add', ...linked);
      assert.match(added.output, uuid, added.errors);
      station = added.output.trim();
      assertFailed(
        await place.run('stations', 'add', ...linked),
        1,
        /^A station of this name serves this division already/,
      );
      assert.equal((await place.run('stations', 'change', station, '--name', '埔前派出所')).code, 0);
      assert.equal((await place.run('stations', 'list')).output, `${station}  441602101  埔前派出所\n`);
      assertFailed(await place.run('stations', 'change', newUuid(), '--name', 'a'), 1, /^There is no station/);
    });

    test('the registers come in from files, addresses included', async () => {
      for (const [file, ...options] of [
        ['communities.csv', '--kind', 'communities'],
        ['addresses.csv', '--station', station],
        ['premises.csv', '--station', station],
        ['dwellings.csv', '--station', station],
        ['landlords.csv', '--station', station],
        ['stays.csv', '--station', station],
      ] as const) {
        const report = join(worldOf().folder, `${file}.report.csv`);
        const brought = await place.run('import', ...options, join(samples, file), '--report', report);
        assert.equal(brought.code, 0, brought.errors);
        assert.match(brought.output, /: [1-9]\d* new, 0 changed, 0 unchanged, 0 on record before, 0 refused/);
      }
    });

    test('who is given an account signs in, does what the roles allow, and not after the account ended', async () => {
      const add = (name: string, roles: string, subject: string) =>
        place.run('accounts', 'add', '--station', station, '--name', name, '--roles', roles, ...identity(subject));
      const officer = await add('李明', 'officer', 'li.ming');
      assert.match(officer.output, uuid, officer.errors);
      assertFailed(await add('李明', 'supervisor', 'li.ming'), 1, /has an account at the station already/);
      const { url, server } = await worldOf().serve(place);
      const found = await ask(url, 'li.ming', '/v1/premises');
      assert.deepEqual([found.status, found.body.items.length], [200, 3]);
      const staff = await ask(url, 'li.ming', '/v1/staff-members');
      assert.deepEqual(
        staff.body.items.map(({ displayName, roles }) => [displayName, roles]),
        [['李明', ['officer']]],
      );

      const id = officer.output.trim();
      assert.equal((await place.run('accounts', 'link', id, ...identity('ming.li'))).code, 0);
      assert.equal((await ask(url, 'ming.li', '/v1/premises')).body.items.length, 3);
      assert.equal(
        (await place.run('accounts', 'change', id, '--roles', 'auxiliary,officer', '--name', '李明远')).code,
        0,
      );
      assert.equal((await place.run('accounts', 'end', id)).code, 0);
      assertFailed(await place.run('accounts', 'end', id), 1, /has ended already/);
      const listed = await place.run('accounts', 'list', '--station', station);
      assert.match(listed.output, new RegExp(`^${id}  auxiliary,officer  李明远  ended \\d{4}-`));
      assert.equal((await ask(url, 'li.ming', '/v1/premises')).status, 403);
      assert.equal((await place.run('accounts', 'resume', id)).code, 0);
      await server.kill('SIGTERM');
      const entries = await place.query<{ operation: string; role: string }>(
        `select operation, role from (select operation, role, id from audit_queue
           union all select operation, role, id from audit_entries) as entries
         where operation like 'account.%' order by id`,
      );
      assert.deepEqual(
        entries.map(({ operation, role }) => `${operation} by ${role}`),
        ['add', 'link', 'change', 'end', 'resume'].map((what) => `account.${what} by operator`),
      );
    });

    test('called in a wrong way they end with 2, and repeat no subject', async () => {
      const account = ['--station', station, '--name', '王五', '--roles', 'officer'];
      const cases: [RegExp, string, ...string[]][] = [
        [/^Say what to do: list, add or change\.\nUsage: wardkit-server stations/, 'stations'],
        [/^A new station needs --name/, 'stations', 'add', '--name', 'a'],
        [/^What follows --division must be/, 'stations', 'change', station, '--division', '4416'],
        [/^What follows --telephone is no number/, 'stations', 'change', station, '--telephone', '110'],
        [/^What follows --name must be/, 'stations', 'change', station, '--name', ' '],
        [/^Nothing to change/, 'stations', 'change', station],
        [/^"list" takes no options/, 'stations', 'list', '--name', 'a'],
        [/^Say what to do: list, add, change/, 'accounts', 'remove'],
        [/^The station is missing/, 'accounts', 'list'],
        [/^The id of the account is missing/, 'accounts', 'end'],
        [/^A new account needs/, 'accounts', 'add', '--station', station, '--subject', 'a'],
        [/^What follows --roles holds a role/, 'accounts', 'change', station, '--roles', 'landlord'],
        [/^The subject is missing/, 'accounts', 'add', ...account],
        [/^The identity provider is missing/, 'accounts', 'add', ...account, '--subject', 'wang.wu'],
        [
          /^The subject looks like an identity number/,
          'accounts',
          'add',
          ...account,
          ...identity('441602185001010011'),
        ],
        [/^The subject looks like an identity number/, 'accounts', 'add', ...account, ...identity('15400000007')],
        [/^"end" takes neither --subject/, 'accounts', 'end', station, '--subject', 'wang.wu'],
      ];
      for (const [words, command, ...args] of cases) {
        const ended = await place.run(command, ...args);
        assertFailed(ended, 2, words);
        assert.ok(!/441602185001010011|15400000007|wang\.wu/.test(ended.errors + ended.output));
      }
    });
  });
}
