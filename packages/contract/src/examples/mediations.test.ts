import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownDeadline } from '../deadlines.ts';
import { legalRule } from '../legal-rules.ts';
import { mediationPapers } from '../mediation-needs.ts';
import { publicSecurityScope } from '../public-security-scope.ts';
import { mediationsExamples } from './mediations.ts';

test('the deadlines of the examples are those that the rules give', () => {
  const deadlines = mediationsExamples['mediations.listDeadlines'].flatMap(({ answer }) => [...answer.items]);
  assert.equal(deadlines.length, 4);
  for (const { ruleId, startedAt, lastDay, dueAt, missingCalendarYear } of deadlines) {
    if (ruleId === 'agreed-performance') continue;
    assert.deepEqual(knownDeadline(legalRule(ruleId), startedAt), { lastDay, dueAt, missingCalendarYear }, ruleId);
  }
});

test('the assessments of the examples are those that the facts give', () => {
  for (const { request } of mediationsExamples['mediations.assess']) {
    const { facts, outcome } = request.body;
    if (facts.length > 0) assert.equal(publicSecurityScope(facts).outcome, outcome);
  }
});

test('the dossier of the examples names every paper in its order', () => {
  const [{ answer }] = mediationsExamples['mediations.getDossier'];
  assert.deepEqual(
    answer.papers.map(({ paper }) => paper),
    mediationPapers,
  );
});
