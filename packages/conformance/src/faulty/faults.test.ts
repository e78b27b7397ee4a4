import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allChecks } from '../checks/index.ts';
import { usualLimits } from '../engine/budget.ts';
import { runKit } from '../engine/run.ts';
import { watchers } from '../watchers/index.ts';
import { faults } from './faults.ts';
import { type Fault, startFaulty } from './faulty-server.ts';
import { listedOrigin, startReference } from './reference-server.ts';

const faultless: Fault = { name: 'breaks nothing', breaks: [], start: () => (_asked, pass) => pass() };

describe('the kit before servers that break one rule each', { concurrency: 2 }, () => {
  let reference: Awaited<ReturnType<typeof startReference>>;
  before(async () => {
    reference = await startReference({ WARDKIT_RATE: '1000000' });
  });
  after(() => reference.close());

  for (const fault of [faultless, ...faults]) {
    const found = fault.breaks.length === 0 ? 'nothing' : `exactly ${fault.breaks.join(', ')}`;
    test(`finds ${found} where a server ${fault.name}`, async () => {
      const faulty = await startFaulty(reference.url, fault);
      try {
        const report = await runKit({
          base: new URL(`${faulty.url}/`),
          accounts: null,
          checks: allChecks,
          watchers,
          limits: { ...usualLimits, run: 300_000, requests: 20_000 },
          options: { writeRecords: false, listedOrigin },
          version: 'test',
        });
        const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
        assert.deepEqual(
          failed.map(({ requirement }) => requirement),
          fault.breaks,
          failed.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'),
        );
        assert.equal(report.ended, null);
      } finally {
        await faulty.close();
      }
    });
  }
});
