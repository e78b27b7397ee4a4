import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ReceiverRules } from './receiver-rules.ts';

const open = new ReceiverRules([]);

describe('where webhooks may go', () => {
  test('https to any host, without a user', () => {
    for (const [address, fault] of [
      ['https://hooks.example/ward', null],
      ['https://hooks.example:8443/', null],
      ['http://hooks.example/', 'not-https'],
      ['https://user:secret@hooks.example/', 'names-a-user'],
      ['https://user@hooks.example/', 'names-a-user'],
    ] as const) {
      assert.equal(open.faultOf(new URL(address)), fault, address);
    }
  });

  test('to no address that is not of the public network', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',
      '224.0.0.1',
      '198.18.0.1',
      '192.0.2.1',
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::127.0.0.1',
      '::7f00:1',
      '4000::1',
      'e000::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'no address',
    ]) {
      assert.equal(open.mayConnect('hooks.example', address), false, address);
    }
    for (const address of ['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8']) {
      assert.equal(open.mayConnect('hooks.example', address), true, address);
    }
  });

  test('to what the operator has listed: a name wherever it leads, a network by number', () => {
    const listed = new ReceiverRules(['hooks.intern.example', '10.20.0.0/16', '[fd12::]', '192.168.1.7', 'fd34::/64']);
    assert.equal(listed.faultOf(new URL('http://hooks.intern.example/')), null);
    assert.equal(listed.faultOf(new URL('http://HOOKS.intern.example./')), null);
    assert.equal(listed.faultOf(new URL('http://10.20.3.4/')), null);
    assert.equal(listed.faultOf(new URL('http://[fd12::]/')), null);
    assert.equal(listed.faultOf(new URL('http://10.21.3.4/')), 'not-https');
    assert.equal(listed.faultOf(new URL('http://other.intern.example/')), 'not-https');
    assert.ok(listed.mayConnect('hooks.intern.example', '10.99.0.1'));
    assert.ok(listed.mayConnect('other.example', '10.20.0.1'));
    assert.ok(listed.mayConnect('other.example', '::ffff:10.20.0.1'));
    assert.ok(listed.mayConnect('other.example', 'fd34::9'));
    assert.ok(!listed.mayConnect('other.example', '10.99.0.1'));
    assert.ok(!listed.mayConnect('other.example', '192.168.1.8'));
  });

  test('an entry that is none of these is named', () => {
    for (const entry of ['', 'https://x.example', '10.0.0.0/40', 'a b', '*.example']) {
      assert.throws(() => new ReceiverRules(['a.example', entry]), new RangeError(entry));
    }
  });
});
