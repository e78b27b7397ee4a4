import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallerAddress } from './caller-address.ts';

const table: [proxies: string[], peer: string, forwardedFor: string | null, expected: string, why: string][] = [
  [[], '203.0.113.9', '198.51.100.7', '203.0.113.9', 'without a known proxy the header is anybody’s word'],
  [['127.0.0.1'], '203.0.113.9', '198.51.100.7', '203.0.113.9', 'nor from another address'],
  [['127.0.0.1'], '127.0.0.1', '198.51.100.7', '198.51.100.7', 'a known proxy is believed'],
  [['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7', 'however its address is written'],
  [['127.0.0.1'], '127.0.0.1', '1.1.1.1, 198.51.100.7', '198.51.100.7', 'what a caller put before is not believed'],
  [['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 198.51.100.7, 10.2.0.3', '198.51.100.7', 'through two of them'],
  [['10.0.0.0/8'], '10.0.0.1', '10.1.1.1', '10.1.1.1', 'a call that begins inside'],
  [['10.0.0.0/8'], '10.0.0.1', null, '10.0.0.1', 'a proxy that says nothing'],
  [['10.0.0.0/8'], '10.0.0.1', '198.51.100.7, <script>', '10.0.0.1', 'nonsense ends the chain'],
  [['10.0.0.0/8'], '10.0.0.1', '198.51.100.7:4711', '10.0.0.1', 'so does a port'],
  [['10.0.0.0/8'], '10.0.0.1', 'fe80::1%a-b', '10.0.0.1', 'and what Node alone takes for an address'],
  [[], 'fe80::1%eth0', null, 'fe80::', 'a neighbour in the same network'],
  [[], '2001:db8:1:2:3:4:5:6', null, '2001:db8:1:2::', 'an IPv6 caller has a whole network'],
  [['2001:db8::/32'], '2001:db8::1', '2001:db9:1:2:ffff::1', '2001:db9:1:2::', 'behind a proxy as well'],
  [['10.0.0.0/8'], 'local', '198.51.100.7', 'local', 'a call without a socket'],
];

for (const [proxies, peer, forwardedFor, expected, why] of table) {
  test(why, () => assert.equal(new CallerAddress(proxies).of(peer, forwardedFor), expected));
}
