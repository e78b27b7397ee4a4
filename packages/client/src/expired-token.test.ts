import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeClock, createScriptedClient, fixtures, type ScriptedCall, settle } from '@wardkit/testing';
import type { EventItem } from './events/events.types.ts';
import { newIdentifier } from './identifier.ts';
import { createUploads } from './uploads.ts';

const { ids, submissionOf } = fixtures;
const ended = { kind: 'problem', code: 'unauthenticated' } as const;
const picture = (size: number) => new Blob([new Uint8Array(size)], { type: 'image/jpeg' });

/** A person whose token the portal renews when it is asked to. */
function setUp() {
  const clock = createFakeClock();
  let renewals = 0;
  const token = ({ refresh }: { refresh: boolean }) => {
    if (refresh) renewals += 1;
    return `token-${renewals}`;
  };
  const set = createScriptedClient({ clock, random: () => 0.5, token });
  return { ...set, clock, renewals: () => renewals };
}

async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what() && performance.now() < end) await settle(1);
  assert.ok(what(), `never happened: ${what}`);
}

function subjectOf(item: EventItem | undefined): string | null {
  return item !== undefined && 'subject' in item ? item.subject : null;
}

describe('a token that ends in the middle', () => {
  it('of a list: it is renewed, and no item is missed or given twice', async () => {
    const { ward, server, renewals } = setUp();
    const stays = Array.from({ length: 5 }, () => fixtures.stayOf({ id: newIdentifier() }));
    server.answer('stays.list', ({ query }: ScriptedCall) => {
      const at = Number(query.cursor ?? 0);
      return { items: stays.slice(at, at + 2), next: at + 2 < stays.length ? String(at + 2) : null };
    });
    const seen: string[] = [];
    for await (const { id } of ward.stays.list({ premisesId: ids.premises }, { purpose: 'rental-check' })) {
      if (seen.length === 0) server.fault('stays.list', ended);
      seen.push(id);
    }
    assert.deepEqual(
      seen,
      stays.map(({ id }) => id),
    );
    assert.equal(renewals(), 1);
  });

  it('of an upload: it goes on at the byte where it was', async () => {
    const { ward, server, renewals } = setUp();
    const upload = createUploads(ward, { pieceSize: 1000 }).add(picture(3000), { premisesId: ids.premises });
    let isEnded = false;
    upload.onChange(({ receivedBytes }) => {
      if (receivedBytes !== 1000 || isEnded) return;
      isEnded = true;
      server.fault('attachments.append', ended);
    });
    await upload.done;
    assert.equal(renewals(), 1);
    const offsets = server.calls
      .filter(({ id }) => id === 'attachments.append')
      .map(({ headers }) => headers['upload-offset']);
    assert.deepEqual(offsets, ['0', '1000', '1000', '2000']);
    ward.close();
  });

  it('of a stream: it goes on after the last event', async () => {
    const { ward, server, clock, renewals } = setUp();
    const events = ward.events({ types: ['stay.*'] });
    const changed = (id: string) => server.stream.emit({ type: 'stay.registered', subject: `/v1/stays/${id}` });
    const [one, two] = [newIdentifier(), newIdentifier()];
    // The first tells that all is to be listed.
    assert.equal((await events.next()).value?.type, 'gap');
    const first = events.next();
    await until(() => server.count('events.stream') === 1);
    changed(one);
    assert.equal(subjectOf((await first).value), `/v1/stays/${one}`);
    server.fault('events.stream', ended);
    server.stream.cut();
    changed(two);
    assert.equal(subjectOf((await clock.until(events.next())).value), `/v1/stays/${two}`);
    assert.equal(renewals(), 1);
    await events.return?.();
    ward.close();
  });

  it('of a queue: the photograph, the batch and the item that met it are sent with the new one', async () => {
    const set = setUp();
    const { ward, server, renewals } = set;
    await ward.session.get();
    set.setOnline(false);
    const photo = await ward.drafts.putPhoto(picture(600_000), { premisesId: ids.premises });
    const check = await ward.rentalChecks.submit(submissionOf(), { photos: [photo.id], premisesLabel: '长塘路 18 号' });
    const person = { name: '测试', identityNumber: null, telephone: null };
    const stay = { premisesId: ids.premises, dwellingId: null, person, startedOn: '2026-11-01', expectedEndOn: null };
    const stays = [newIdentifier(), newIdentifier(), newIdentifier()];
    const receipts = [
      check,
      ...(await Promise.all(stays.map((id) => ward.stays.register(id, stay, { purpose: 'stay-registration' })))),
    ];
    server.answer('stays.register', ({ parameters: { stayId } }: ScriptedCall) =>
      fixtures.stayOf({ id: stayId ?? '' }),
    );
    server.fault('attachments.append', ended);
    server.fault('rentalChecks.submit', ended);
    server.fault('stays.registerBatch', ended);
    set.setOnline(true);
    const settled = await set.clock.until(Promise.all(receipts.map((receipt) => receipt.settled)));
    assert.deepEqual(
      settled.map(({ state }) => state),
      ['accepted', 'accepted', 'accepted', 'accepted'],
    );
    assert.equal(renewals(), 3);
    assert.equal(server.records.checks.length, 2);
    ward.close();
  });

  it('and can not be renewed: each tells so once, and what was saved waits for a sign-in', async () => {
    const clock = createFakeClock();
    const { ward, server } = createScriptedClient({ clock, token: () => 'only-one' });
    await ward.session.get();
    server.fault('stays.list', ended, 9);
    await assert.rejects(ward.stays.list({ premisesId: ids.premises }, { purpose: 'rental-check' }).then(), {
      kind: 'api',
      code: 'unauthenticated',
    });
    assert.equal(server.count('stays.list'), 1);
    server.fault('rentalChecks.submit', ended, 9);
    await ward.rentalChecks.submit(submissionOf(), { premisesLabel: '长塘路 18 号' });
    await until(() => ward.outbox.items[0]?.state === 'waiting-for-sign-in');
    assert.equal(server.records.checks.length, 1);
    ward.close();
  });
});
