import { createHash } from 'node:crypto';
import { isStaff } from '@wardkit/contract/role';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { markInMetadata, noPicture, pictureWithPlace } from './picture.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, isRefusal } from './refusal.ts';
import { checkedPremises, checkerOf, rentalReads, submission } from './rental-records.ts';
import { announce, append, dropUpload, sendersOf, type Upload, uploadOperations } from './uploads.ts';

const needs = { operations: uploadOperations };
const withContent = { operations: [...uploadOperations, 'attachments.getContent'] };

function receivedBytes({ body }: Answer): number {
  return Number(memberOf(body, 'receivedBytes'));
}

function read({ id, caller }: Upload): Promise<Answer> {
  return caller.call('attachments.get', { parameters: { attachmentId: id } });
}

function readContent({ id, caller }: Upload): Promise<Answer> {
  return caller.call('attachments.getContent', { parameters: { attachmentId: id } });
}

export const attachmentsChecks = checks([
  {
    requirement: 'WK-ATT-01',
    title: 'an upload in three pieces goes on from where it stands and is complete with the announced SHA-256',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(1));
      expectStatus(upload.announced, 201);
      const { bytes } = upload;
      const cuts = [0, 100, 250, bytes.length];
      for (const [index, from] of cuts.slice(0, -1).entries()) {
        const to = cuts[index + 1] ?? bytes.length;
        const answer = await append(upload, from, bytes.subarray(from, to));
        expect(answer.status === 200, '200', shortly(answer));
        expect(receivedBytes(answer) === to, `${to} received bytes`, String(receivedBytes(answer)));
        // A device that lost its connection asks where to go on.
        const now = await read(upload);
        expect(receivedBytes(now) === to, `${to} received bytes when asked again`, String(receivedBytes(now)));
      }
      const state = memberOf((await read(upload)).body, 'state');
      expect(state === 'complete', 'complete', String(state));
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-02',
    title: 'a JPEG that was announced as PNG is kept and told as JPEG',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(2), { mediaType: 'image/png' });
      expectStatus(upload.announced, 201);
      const answer = await append(upload, 0, upload.bytes);
      expect(answer.status === 200, '200', shortly(answer));
      const mediaType = memberOf(answer.body, 'mediaType');
      expect(mediaType === 'image/jpeg', 'image/jpeg', String(mediaType));
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-03',
    title: 'the kept copy of a JPEG with a GPS place and a comment holds neither, and has the hash that is told',
    needs: withContent,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(3));
      const done = await append(upload, 0, upload.bytes);
      expect(done.status === 200, '200', shortly(done));
      const content = await readContent(upload);
      expectStatus(content, 200);
      const bytes = Buffer.from(content.bytes);
      for (const what of ['Exif\0\0', 'EXIF', markInMetadata, 'http://ns.adobe.com/xap']) {
        expect(!bytes.includes(what), 'a copy without metadata', 'one with it');
      }
      const hash = memberOf(memberOf(done.body, 'copy'), 'sha256');
      const isSame = hash === createHash('sha256').update(bytes).digest('hex');
      expect(isSame, 'the hash of the copy', 'another');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-04',
    title: 'another account of the station can neither send the bytes of an upload nor delete it',
    needs,
    async run(context) {
      // A landlord knows of the own premises only: to one, the upload may not be there at all.
      const senders = (await sendersOf(context)).filter(({ caller }) => isStaff(caller.account.role));
      const upload = await announce(context, pictureWithPlace(4));
      const others = senders.filter(({ caller }) => caller !== upload.caller);
      if (others.length === 0) throw new NotExamined('only one account of staff may send uploads');
      for (const { caller } of others) {
        expectRefusal(await append({ id: upload.id, caller }, 0, upload.bytes), 'forbidden');
        const parameters = { attachmentId: upload.id };
        const answer = await caller.call('attachments.delete', { parameters, headers: matching(upload.announced) });
        expectRefusal(answer, 'forbidden');
      }
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-05',
    title: 'an announced upload is receiving with 0 bytes, and one above the limit of the meta document is refused',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(5));
      const { body } = upload.announced;
      expect(memberOf(body, 'state') === 'receiving', 'receiving', String(memberOf(body, 'state')));
      expect(receivedBytes(upload.announced) === 0, '0 received bytes', String(receivedBytes(upload.announced)));
      await dropUpload(context, upload);
      const limits = memberOf((await context.stranger.call('meta.get')).body, 'limits');
      const largest = Number(memberOf(limits, 'attachmentBytes') ?? 15_000_000);
      const tooLarge = await announce(context, pictureWithPlace(5), { size: largest + 1 });
      expectRefusal(tooLarge.announced, 'invalid-input');
      context.ledger.forget(tooLarge.id);
    },
  },
  {
    requirement: 'WK-ATT-06',
    title: 'of 201 uploads that an account announces the last is refused as rate-limited',
    needs: { ...needs, slow: true },
    async run(context) {
      const turn = (await sendersOf(context)).length - 1;
      const uploads: Upload[] = [];
      let refused: Answer | null = null;
      for (let batch = 0; batch < 26 && refused === null; batch += 1) {
        const made = await Promise.all(
          Array.from({ length: batch === 25 ? 1 : 8 }, (_, index) =>
            announce(context, pictureWithPlace(1000 + batch * 8 + index), {}, turn),
          ),
        );
        uploads.push(...made.filter(({ announced }) => announced.status === 201));
        refused = made.find(({ announced }) => announced.status >= 400)?.announced ?? null;
      }
      await everyOf(
        uploads,
        () => 'an upload',
        (upload) => dropUpload(context, upload),
        8,
      );
      expect(refused !== null, 'the 201st upload refused', `${uploads.length} taken`);
      expectRefusal(refused, 'rate-limited');
    },
  },
  {
    requirement: 'WK-ATT-07',
    title: 'a piece that was received before is answered with where the upload stands, and changes nothing',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(7));
      const first = await append(upload, 0, upload.bytes.subarray(0, 200));
      const again = await append(upload, 0, upload.bytes.subarray(0, 120));
      expect(again.status === 200 && receivedBytes(again) === 200, '200 with 200 received bytes', shortly(again));
      const [was, is] = [first, again].map(({ body }) => memberOf(body, 'version'));
      expect(was === is, 'the version as it was', 'another');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-08',
    title: 'a piece from another offset is refused as upload-offset-mismatch with the attachment as it is',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(8));
      await append(upload, 0, upload.bytes.subarray(0, 100));
      const answer = await append(upload, 150, upload.bytes.subarray(150, 200));
      expectRefusal(answer, 'upload-offset-mismatch');
      const current = memberOf(answer.body, 'current');
      const isThere = memberOf(current, 'id') === upload.id && memberOf(current, 'receivedBytes') === 100;
      expect(isThere, 'current with 100 received bytes', current === undefined ? 'none' : 'another');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-09',
    title: 'a piece that reaches beyond the announced size is refused as invalid-input',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(9));
      const beyond = Buffer.concat([upload.bytes, Buffer.from('more')]);
      expectRefusal(await append(upload, 0, beyond), 'invalid-input');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-10',
    title: 'bytes with another SHA-256 are refused as checksum-mismatch, and the right ones are taken from 0 on',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(10));
      const other = pictureWithPlace(11);
      expectRefusal(await append(upload, 0, other), 'checksum-mismatch');
      const now = await read(upload);
      expect(receivedBytes(now) === 0, '0 received bytes', String(receivedBytes(now)));
      const right = await append(upload, 0, upload.bytes);
      expect(memberOf(right.body, 'state') === 'complete', 'complete after the right bytes', shortly(right));
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-11',
    title: 'bytes that are no picture are refused as picture-unreadable, and so is the attachment from then on',
    needs,
    async run(context) {
      const upload = await announce(context, noPicture);
      expectRefusal(await append(upload, 0, noPicture), 'picture-unreadable');
      const state = memberOf((await read(upload)).body, 'state');
      expect(state === 'refused', 'refused', String(state));
      expectRefusal(await append(upload, 0, noPicture), 'picture-unreadable');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-12',
    title: 'the content of an upload that has not arrived whole is not-found',
    needs: withContent,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(12));
      expectRefusal(await readContent(upload), 'not-found');
      await append(upload, 0, upload.bytes.subarray(0, 50));
      expectRefusal(await readContent(upload), 'not-found');
      await dropUpload(context, upload);
    },
  },
  {
    requirement: 'WK-ATT-13',
    title:
      'a request to delete a photograph that a check names, under a version that it does not have, is refused and it stays',
    needs: { operations: [...uploadOperations, ...rentalReads] },
    async run(context) {
      const named = (await checkedPremises(context)).flatMap(({ check, hazards }) => [
        ...check.answers.flatMap(({ photographIds }) => photographIds),
        ...hazards.flatMap(({ photographIds }) => photographIds),
      ]);
      const ids = [...new Set(named)].slice(0, 3);
      if (ids.length === 0) throw new NotExamined('no check that was looked at names a photograph');
      await everyOf(
        ids,
        () => 'a photograph',
        async (attachmentId) => {
          const caller = context.callerOf('attachments.delete');
          // With a version that it never had, a server that overlooks the rule deletes nothing either.
          const headers = { 'if-match': '"999999999"' };
          const answer = await caller.call('attachments.delete', { parameters: { attachmentId }, headers });
          expectRefusal(answer, 'state-conflict', 'forbidden', 'version-stale', 'not-found');
          const now = await checkerOf(context).call('attachments.get', { parameters: { attachmentId } });
          expect(now.status === 200, 'the photograph still there', shortly(now));
        },
      );
    },
  },
  {
    requirement: 'WK-ATT-13',
    title: 'a picture that no record names can be deleted',
    needs,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(131));
      const done = await append(upload, 0, upload.bytes);
      const parameters = { attachmentId: upload.id };
      const answer = await upload.caller.call('attachments.delete', { parameters, headers: matching(done) });
      expectStatus(answer, 204);
      context.ledger.forget(upload.id);
    },
  },
  {
    requirement: 'WK-ATT-13',
    title: 'a picture that a check names is refused as state-conflict, and stays',
    needs: { operations: [...uploadOperations, ...rentalReads, 'rentalChecks.submit'], writesRecords: true },
    async run(context) {
      const [of] = await checkedPremises(context);
      const checked = need(of, 'no premises were checked');
      const upload = await announce(context, pictureWithPlace(132), { premisesId: checked.premises.id });
      const done = await append(upload, 0, upload.bytes);
      const body = submission(checked);
      const answers = body.answers.map((answer, at) => (at === 0 ? { ...answer, photographIds: [upload.id] } : answer));
      const submitted = await upload.caller.call('rentalChecks.submit', {
        parameters: { checkId: newId() },
        body: { ...body, answers },
      });
      expectStatus(submitted, 201);
      context.ledger.forget(upload.id);
      context.ledger.leave('check of demo premises with a picture (--write-records)');
      const parameters = { attachmentId: upload.id };
      const answer = await upload.caller.call('attachments.delete', { parameters, headers: matching(done) });
      expectRefusal(answer, 'state-conflict');
      expectStatus(await read(upload), 200);
    },
  },
  {
    requirement: 'WK-ATT-14',
    title:
      'a deleted attachment and its content are not-found, for a second deletion too, and its id is never taken again',
    needs: withContent,
    async run(context) {
      const upload = await announce(context, pictureWithPlace(14));
      const done = await append(upload, 0, upload.bytes);
      const parameters = { attachmentId: upload.id };
      const gone = await upload.caller.call('attachments.delete', { parameters, headers: matching(done) });
      expectStatus(gone, 204);
      context.ledger.forget(upload.id);
      expectRefusal(await read(upload), 'not-found');
      expectRefusal(await readContent(upload), 'not-found');
      const again = await upload.caller.call('attachments.delete', { parameters, headers: matching(done) });
      expectRefusal(again, 'not-found');
      const { premisesId } = done.body as { premisesId: string };
      const body = { premisesId, mediaType: 'image/jpeg', size: 1000, sha256: '0'.repeat(64) };
      const anew = await upload.caller.call('attachments.create', { parameters, body });
      if (anew.status === 201) context.ledger.note(upload.id, 'attachment', async () => false);
      expectRefusal(anew, 'already-exists');
    },
  },
  {
    requirement: 'WK-ATT-15',
    title:
      'an announcement for nothing, or for two things at once, is refused as invalid-input, and one for unknown premises as not-found',
    needs,
    async run(context) {
      const other = newId();
      const wrong = [{ premisesId: undefined }, { mediationId: other }, { alertId: other }];
      for (const announcement of wrong) {
        const { id, announced } = await announce(context, pictureWithPlace(15), announcement);
        if (announced.status >= 400) context.ledger.forget(id);
        expectRefusal(announced, 'invalid-input');
      }
      const unknown = await announce(context, pictureWithPlace(15), { premisesId: newId() });
      if (unknown.announced.status >= 400) context.ledger.forget(unknown.id);
      expectRefusal(unknown.announced, 'not-found');
    },
  },
  {
    requirement: 'WK-ATT-16',
    title: 'an upload cannot be announced for a mediation or an alert that the account may not know of',
    needs,
    async run(context) {
      for (const name of ['mediationId', 'alertId']) {
        const announcement = { premisesId: undefined, [name]: newId() };
        const { id, announced } = await announce(context, pictureWithPlace(16), announcement);
        if (announced.status >= 400) context.ledger.forget(id);
        expect(
          isRefusal(announced, 'not-found') || isRefusal(announced, 'invalid-input'),
          'a refusal',
          shortly(announced),
        );
      }
    },
  },
]);
