import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, noFilters, queryWith } from './view-address.ts';

const mediatorId = '0190e0a0-0000-7000-8000-000000000221';

test('view and filters go into the address and come back, and what is of others stays', () => {
  const address = {
    view: 'table',
    filters: { state: ['in-session', 'agreed'], kind: ['civil'], disputeType: ['debt'], mediatorId },
  } as const;
  const query = queryWith('?lang=ja&cases.state=failed', 'cases', address);
  assert.equal(
    query,
    `?lang=ja&cases.view=table&cases.state=in-session&cases.state=agreed&cases.kind=civil&cases.type=debt&cases.mediator=${mediatorId}`,
  );
  assert.deepEqual(addressOf(query, 'cases'), address);
  assert.equal(queryWith(query, 'cases', { view: 'board', filters: noFilters }), '?lang=ja');
});

test('only codes and ids are taken from an address', () => {
  const query = `?c.view=elsewhere&c.state=%3Cb%3E&c.kind=张三&c.type=Debt&c.mediator=139-0000&c.state=${'a'.repeat(41)}`;
  assert.deepEqual(addressOf(query, 'c'), { view: 'board', filters: noFilters });
  assert.deepEqual(addressOf('', 'c'), { view: 'board', filters: noFilters });
});
