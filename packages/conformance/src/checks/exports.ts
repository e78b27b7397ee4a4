import { createHash } from 'node:crypto';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { expect, Violation } from '../engine/violation.ts';
import {
  exportOperations,
  readyExport,
  removeExport,
  stateOf,
  untilFinished,
  whileUnfinished,
} from './export-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const needs = { operations: exportOperations };
const decoder = new TextDecoder();
const day = 24 * 3_600_000;

export const exportsChecks = checks([
  {
    requirement: 'WK-EXP-01',
    title: 'an export of the plates of a day has each plate of that day once, and none of another day or station',
    needs,
    async run(context) {
      const made = await readyExport(context);
      const content = await made.caller.call('exports.getContent', { parameters: made.parameters });
      expectStatus(content, 200);
      const lines = decoder
        .decode(content.bytes)
        .split('\n')
        .filter((line) => line.trim() !== '');
      // How a record stands in its line is the server's affair: its own id is in one line.
      for (const id of made.plates.ids) {
        const count = lines.filter((line) => line.includes(id)).length;
        expect(count === 1, 'each plate once', `a plate ${count} times`);
      }
      const strange = made.plates.others.filter((id) => lines.some((line) => line.includes(id)));
      expect(strange.length === 0, 'no plate of another day', `${strange.length}`);
      const { body } = await made.caller.call('exports.get', { parameters: made.parameters });
      const records = memberOf(memberOf(body, 'file'), 'records');
      expect(records === lines.length, `${lines.length} records, as there are lines`, String(records));
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-EXP-01',
    title: 'an export and its job are told to nobody of another station',
    needs: { ...needs, otherStation: true },
    async run(context) {
      const made = await readyExport(context);
      const foreigner = context.foreignerOf('exports.get');
      expectRefusal(await foreigner.call('exports.get', { parameters: made.parameters }), 'not-found');
      expectRefusal(await foreigner.call('exports.getContent', { parameters: made.parameters }), 'not-found');
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-EXP-02',
    title: 'the making of an export and the reading of its file are in the log of the station',
    needs: { operations: [...exportOperations, 'audit.listEntries'], roles: ['audit-reviewer'] },
    async run(context) {
      const made = await readyExport(context);
      expectStatus(await made.caller.call('exports.getContent', { parameters: made.parameters }), 200);
      const reviewer = context.as('audit-reviewer');
      const deadline = performance.now() + 10_000;
      // Entries are put into the tree within a second.
      for (;;) {
        const list = await reviewer.call('audit.listEntries', { query: { recordId: made.id, limit: 50 } });
        const items = memberOf(list.body, 'items');
        const operations = Array.isArray(items) ? items.map((entry) => String(memberOf(entry, 'operation'))) : [];
        if (operations.includes('exports.create') && operations.includes('exports.getContent')) break;
        if (performance.now() > deadline) throw new Violation('both in the log', operations.join(', ') || 'neither');
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-EXP-03',
    title: 'the file of an export that is not ready is refused as state-conflict',
    needs: { operations: [...exportOperations, 'jobs.cancel'] },
    async run(context) {
      await whileUnfinished(context, async ({ caller, jobId, parameters }) => {
        const cancelled = await caller.call('jobs.cancel', { parameters: { jobId } });
        if (cancelled.status !== 200) return false;
        expectRefusal(await caller.call('exports.getContent', { parameters }), 'state-conflict');
        return true;
      });
    },
  },
  {
    requirement: 'WK-EXP-04',
    title: 'a file has the size and the SHA-256 that its export tells, and is kept for 7 days from when it was made',
    needs,
    async run(context) {
      const made = await readyExport(context);
      const { body } = await made.caller.call('exports.get', { parameters: made.parameters });
      const file = memberOf(body, 'file');
      const { bytes } = await made.caller.call('exports.getContent', { parameters: made.parameters });
      expect(memberOf(file, 'size') === bytes.length, `${bytes.length} bytes`, String(memberOf(file, 'size')));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(memberOf(file, 'sha256') === sha256, 'the SHA-256 of the file', 'another');
      const finished = Date.parse(String(memberOf(made.job, 'finishedAt')));
      const expires = Date.parse(String(memberOf(body, 'expiresAt')));
      expect(Math.abs(expires - finished - 7 * day) < 60_000, '7 days', `${(expires - finished) / day} days`);
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-EXP-05',
    title: 'a deleted export and its file are gone',
    needs,
    async run(context) {
      const made = await readyExport(context);
      await removeExport(context, made);
      for (const operation of ['exports.get', 'exports.getContent']) {
        expectRefusal(await made.caller.call(operation, { parameters: made.parameters }), 'not-found');
      }
    },
  },
  {
    requirement: 'WK-EXP-05',
    title: 'deleting an export that is being made cancels its job',
    needs,
    async run(context) {
      await whileUnfinished(context, async (made) => {
        const { caller, parameters } = made;
        const now = await caller.call('exports.get', { parameters });
        if (stateOf(now.body) !== 'in-progress') return false;
        const gone = await caller.call('exports.delete', { parameters, headers: matching(now) });
        // Its version changes when it is ready.
        if (gone.status === 412) return false;
        expectStatus(gone, 204);
        const job = (await untilFinished(made)).at(-1);
        expect(stateOf(job) === 'cancelled', 'a cancelled job', stateOf(job));
        return true;
      });
    },
  },
]);
