import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { addPhotograph, withVersion } from './evidence.ts';
import { lastCheckOf, newId, submissionFor, submit } from './submission.ts';
import { photograph, sha256, Uploads } from './uploads.ts';
import { type Engine, World } from './world.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A sound PNG of one bit a pixel, all black: few bytes, however many pixels. */
function blankPicture(side: number): Bytes {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat(parts));
}

export function attachmentsSuite(engine: Engine): void {
  describe('attachments', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());
    const { announce, append, upload, remove } = new Uploads(() => world);

    test('the kept copy is the picture without location or any other metadata', async () => {
      const bytes = await photograph();
      assert.ok(Buffer.from(bytes).includes('SECRET-PHONE'));
      const id = newId();
      const done = await upload(id, bytes);
      const row = await world.raw(`/v1/attachments/${id}/content`, {});
      assert.equal(row.status, 401);
      const copy = await readCopy(id);
      const metadata = await sharp(copy).metadata();
      assert.equal(metadata.width, 640);
      assert.equal(metadata.exif, undefined);
      assert.equal(metadata.xmp, undefined);
      assert.ok(!copy.includes('SECRET'));
      assert.equal(sha256(copy), done.json.copy.sha256);
      assert.equal(copy.length, done.json.copy.size as unknown);
    });

    async function readCopy(id: string): Promise<Buffer> {
      const { app, token } = await world.direct('puqian-officer-1');
      const response = await app(`/v1/attachments/${id}/content`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), 'image/jpeg');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      return Buffer.from(await response.arrayBuffer());
    }

    test('only who announced an upload sends its bytes', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      const colleague = await world.call('PATCH', `/v1/attachments/${id}/content`, {
        as: 'puqian-auxiliary-1',
        headers: { 'upload-offset': '0' },
        bytes: new Uint8Array(bytes.length),
      });
      assert.equal(colleague.status, 403);
      assert.equal((await append(id, 0, bytes)).json.state, 'complete');
    });

    test('only who announced a picture deletes it, and none that a check or a hazard names', async () => {
      const premisesId = world.premises('puqian', 5).id;
      const [named, free] = [newId(), newId()];
      for (const id of [named, free])
        assert.equal((await upload(id, await photograph(64, 64), { premisesId })).status, 200);
      assert.equal((await remove(free, 2, 'puqian-auxiliary-1')).json.code, 'forbidden');
      assert.equal((await remove(free, 2, 'rongcheng-officer-1')).json.code, 'not-found');
      const check = submissionFor(premisesId, lastCheckOf(world, premisesId), { 'SEC-03': { photographIds: [named] } });
      const submitted = await submit(world, newId(), check);
      assert.equal(submitted.status, 201, submitted.text);
      const refused = await remove(named, 2);
      assert.equal(refused.json.code, 'state-conflict');
      assert.equal((await readCopy(named)).length > 0, true);
      assert.equal((await remove(free, 2)).status, 204);
    });

    // PGlite has one connection: there a deletion and a check never meet.
    if (engine.concurrent) {
      test('of a deletion and a check that names the picture one comes first and the other is refused', async () => {
        const premisesId = world.premises('puqian', 6).id;
        let previous = lastCheckOf(world, premisesId);
        for (let round = 0; round < 6; round += 1) {
          const id = newId();
          const done = await upload(id, await photograph(64, 64), { premisesId });
          const findings = { 'SEC-03': { photographIds: [id] } };
          const body = submissionFor(premisesId, previous, findings);
          const [removal, check] = await Promise.all([
            remove(id, Number(done.json.version)),
            submit(world, newId(), body, newId()),
          ]);
          if (check.status === 201) previous = String(check.json.id);
          const outcome = `${removal.status} ${check.status}`;
          assert.ok(
            outcome === '204 422' || outcome === '409 201',
            `${outcome} ${removal.text} ${check.text.slice(0, 200)}`,
          );
        }
      });
    }

    test('an offset is plain digits', async () => {
      const bytes = await photograph(64, 64);
      const id = newId();
      await announce(id, bytes);
      for (const offset of ['', '0x0', '-0', '1e1']) {
        const reply = await world.call('PATCH', `/v1/attachments/${id}/content`, {
          as: 'puqian-officer-1',
          headers: { 'upload-offset': offset },
          bytes,
        });
        assert.equal(reply.status, 422, offset);
        assert.equal(reply.json.errors[0].pointer, '#/headers/upload-offset');
      }
    });

    test('others are answered while a large picture is unpacked', async () => {
      const large = new Uint8Array(
        await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#456' } })
          .webp()
          .toBuffer(),
      );
      const ids = [newId(), newId()];
      for (const id of ids) await announce(id, large);
      const finished: string[] = [];
      const uploads = ids.map((id) => append(id, 0, large).then((reply) => finished.push(String(reply.json.state))));
      const read = world.call('GET', '/v1/divisions?limit=1').then(() => finished.push('read'));
      await Promise.all([...uploads, read]);
      assert.deepEqual(finished, ['read', 'complete', 'complete']);
    });

    test('what is no picture is known by its bytes, whatever it is called', async () => {
      const files: Record<string, Bytes> = {
        'a PDF named .jpg': new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')),
        'a HEIC': new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
        'an SVG': new Uint8Array(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ),
        'a broken JPEG': (await photograph(64, 64)).slice(0, 300),
        'a page that begins like a JPEG': new Uint8Array([0xff, 0xd8, 0xff, ...Buffer.from('<script>')]),
      };
      for (const [name, bytes] of Object.entries(files)) {
        const reply = await upload(newId(), bytes);
        assert.equal(reply.status, 422, name);
        assert.equal(reply.json.code, 'picture-unreadable', name);
      }
    });

    test('a picture that would unpack to far more than it seems is refused', async () => {
      const flat = blankPicture(9000);
      assert.ok(flat.length < 100_000);
      const reply = await upload(newId(), flat);
      assert.equal(reply.json.code, 'picture-unreadable');
      assert.equal(
        (await upload(newId(), blankPicture(90))).json.state,
        'complete',
        'a small one of its kind is taken',
      );
    });

    test('sizes have limits', async () => {
      const bytes = await photograph(64, 64);
      const tooLarge = await announce(newId(), bytes, { size: 25_000_000 });
      assert.equal(tooLarge.status, 422);
      assert.equal(tooLarge.json.errors[0]?.pointer, '/size');
      const id = newId();
      assert.equal((await announce(id, bytes)).status, 201);
      const chunk = await append(id, 0, new Uint8Array(1_048_577));
      assert.equal(chunk.status, 413);
      assert.equal(chunk.json.code, 'payload-too-large');
      const beyond = await append(id, 0, new Uint8Array(bytes.length + 1));
      assert.equal(beyond.status, 422);
      assert.equal(beyond.json.code, 'invalid-input');
    });

    test('nobody has more than two hundred uploads under way', async () => {
      const bytes = await photograph(64, 64);
      const one = await world.call('PUT', `/v1/attachments/${newId()}`, {
        as: 'puqian-auxiliary-2',
        headers: { 'if-none-match': '*' },
        body: { premisesId: world.premises('puqian', 0).id, mediaType: 'image/jpeg', size: 9, sha256: sha256(bytes) },
      });
      const { kysely } = world.database;
      const row = await kysely
        .selectFrom('attachments')
        .selectAll()
        .where('id', '=', String(one.json.id))
        .executeTakeFirstOrThrow();
      await kysely
        .insertInto('attachments')
        .values(Array.from({ length: 199 }, () => ({ ...row, id: newId() })))
        .execute();
      const refused = await world.call('PUT', `/v1/attachments/${newId()}`, {
        as: 'puqian-auxiliary-2',
        headers: { 'if-none-match': '*' },
        body: { premisesId: world.premises('puqian', 0).id, mediaType: 'image/jpeg', size: 9, sha256: sha256(bytes) },
      });
      assert.equal(refused.status, 429);
      assert.equal(refused.json.code, 'rate-limited');
      assert.equal((await announce(newId(), bytes)).status, 201, 'colleagues go on');
    });

    test('a photograph is read by those who may read its premises, and by no one else', async () => {
      const id = newId();
      await upload(id, await photograph(64, 64));
      const landlord = await world.call('GET', `/v1/attachments/${id}`, { as: 'puqian-landlord-1' });
      assert.equal(landlord.status, 200, 'the landlord of the premises');
      for (const path of [`/v1/attachments/${id}`, `/v1/attachments/${id}/content`]) {
        assert.equal((await world.call('GET', path, { as: 'rongcheng-officer-1' })).status, 404);
        assert.equal((await world.call('GET', path, { as: 'rongcheng-landlord-1' })).status, 404);
        assert.equal((await world.call('GET', path)).status, 401);
      }
    });

    test('a check with its photographs is accepted once they are whole', async () => {
      const premisesId = world.premises('puqian', 0).id;
      const id = newId();
      const bytes = await photograph(64, 64);
      const body = submissionFor(premisesId, lastCheckOf(world, premisesId), {
        'FIR-06': { outcome: 'fault', photographIds: [id] },
      });
      const [checkId, key] = [newId(), world.newKey()];
      await announce(id, bytes);
      assert.equal((await submit(world, checkId, body, key)).json.code, 'photograph-missing');
      await append(id, 0, bytes);
      const reply = await submit(world, checkId, body, key);
      assert.equal(reply.status, 201, reply.text);
      const answer = [...reply.json.answers].find((each) => String(each.itemCode) === 'FIR-06');
      assert.deepEqual(answer?.photographIds, [id]);
    });

    test('a landlord sends photographs of the own premises, and deletes the own ones that no record names', async () => {
      const own = world.premises('puqian', 0).id;
      const landlord = 'puqian-landlord-1';
      const id = await addPhotograph(world, own, landlord);
      const read = await world.call('GET', `/v1/attachments/${id}`, { as: 'puqian-officer-1' });
      assert.equal(read.json.state, 'complete', 'the staff reads it');
      const foreign = world.data.premises.find((each) => each.use === 'let' && each.landlordOrganisationId !== null);
      const refused = await world.call('PUT', `/v1/attachments/${newId()}`, {
        as: landlord,
        headers: { 'if-none-match': '*' },
        body: { premisesId: foreign?.id, mediaType: 'image/jpeg', size: 1000, sha256: 'a'.repeat(64) },
      });
      assert.equal(refused.status, 404, 'premises of others do not exist');
      const officers = newId();
      assert.equal((await announce(officers, await photograph(64, 64))).status, 201);
      const append = await world.call('PATCH', `/v1/attachments/${officers}/content`, {
        as: landlord,
        headers: { 'upload-offset': '0' },
        bytes: new Uint8Array(1),
      });
      assert.equal(append.json.code, 'forbidden', 'an upload of somebody else');
      for (const [as, status] of [
        ['puqian-landlord-2', 404],
        ['puqian-officer-1', 403],
        [landlord, 204],
      ] as const) {
        const gone = await world.call('DELETE', `/v1/attachments/${id}`, { as, headers: withVersion(2) });
        assert.equal(gone.status, status, as);
      }
    });

    test('a photograph that a check names stays, whoever uploaded it', async () => {
      const premisesId = world.premises('puqian', 3).id;
      const landlord = 'puqian-landlord-1';
      const id = await addPhotograph(world, premisesId, landlord);
      const findings = { 'FIR-06': { outcome: 'fault' as const, photographIds: [id] } };
      assert.equal((await submit(world, newId(), submissionFor(premisesId, null, findings))).status, 201);
      const gone = await world.call('DELETE', `/v1/attachments/${id}`, { as: landlord, headers: withVersion(2) });
      assert.equal(gone.json.code, 'state-conflict');
    });
  });
}
