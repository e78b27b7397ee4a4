import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { legalRule, legalRules } from './legal-rules.ts';
import { mediationKinds } from './mediation-record.ts';
import { mediationStates } from './mediation-states.ts';
import { requirements } from './requirements.ts';

const designDocumentReadOn = '2026-11-22';

describe('legal rules', () => {
  it('have each an id of their own, a source, and the day on which they were compared', () => {
    assert.equal(new Set(legalRules.map(({ id }) => id)).size, legalRules.length);
    for (const rule of legalRules) {
      for (const text of [rule.title, rule.source, rule.sentence]) {
        assert.ok(text['zh-Hans'].length > 3 && text.en.length > 3, rule.id);
      }
      assert.equal(rule.verifiedOn, designDocumentReadOn, rule.id);
      const isLaw = rule.effectiveFrom !== null;
      assert.equal(rule.article !== null, isLaw, rule.id);
      if (isLaw) assert.ok((rule.effectiveFrom ?? '') < rule.verifiedOn, rule.id);
    }
  });

  it('have at most one period, and where they have one, a start and an end', () => {
    for (const rule of legalRules) {
      const periods = [rule.days, rule.months, rule.hours].filter((period) => period !== null);
      assert.ok(periods.length <= 1, rule.id);
      assert.equal(rule.dayKind !== null, rule.days !== null, rule.id);
      for (const period of periods) assert.ok(Number.isInteger(period) && period > 0, rule.id);
      if (periods.length === 1) assert.ok(rule.startsAt !== null && rule.ends !== null, rule.id);
    }
  });

  it('say what the design says of each deadline', () => {
    const period = (id: string) => {
      const { days, dayKind, months, hours, most, kinds } = legalRule(id) ?? assert.fail(id);
      return { days, dayKind, months, hours, most, kinds };
    };
    const none = { days: null, dayKind: null, months: null, hours: null, most: null, kinds: [] };
    assert.deepEqual(period('judicial-confirmation'), { ...none, days: 30, dayKind: 'calendar', kinds: ['civil'] });
    assert.deepEqual(period('usual-duration'), { ...none, months: 1, kinds: ['civil'] });
    assert.deepEqual(period('public-security-second-session'), {
      ...none,
      days: 7,
      dayKind: 'working',
      kinds: ['public-security'],
    });
    assert.deepEqual(period('public-security-sessions'), { ...none, most: 2, kinds: ['public-security'] });
    assert.deepEqual(period('rectification-severity-4'), { ...none, hours: 24 });
  });

  it('are there for every clock that a mediation starts, with a kind for which it starts', () => {
    const started = new Set(Object.values(mediationStates.moves).flatMap(({ starts }) => starts));
    assert.deepEqual([...started].sort(), [
      'agreed-performance',
      'judicial-confirmation',
      'public-security-second-session',
      'usual-duration',
    ]);
    for (const id of started) {
      const kinds = legalRule(id)?.kinds ?? [];
      assert.ok(kinds.length > 0 && kinds.every((kind) => mediationKinds.includes(kind)), id);
    }
  });

  it('are named by their id in the rules of mediations wherever these name one', () => {
    const text = Object.values(requirements).join(' ');
    assert.ok(text.includes('judicial-confirmation'));
    assert.equal(legalRule('not-a-rule'), undefined);
  });
});

describe('what a page loads at once', () => {
  it('holds neither the calendar of working days nor the rules of telephone numbers', () => {
    const folder = new URL('./', import.meta.url);
    const reached = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      const source = readFileSync(new URL(file, folder), 'utf8');
      for (const [, specifier = ''] of source.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)';/gm)) {
        if (!specifier.startsWith('.')) packages.add(specifier);
        else visit(new URL(specifier, new URL(file, folder)).href.slice(folder.href.length));
      }
    };
    visit('index.ts');
    assert.ok(reached.size > 20 && reached.has('mediations.ts'));
    assert.deepEqual([...packages], ['zod/mini']);
    const lazy = readdirSync(folder).filter((file) => /^(working-days|deadlines)\.ts$/.test(file));
    assert.equal(lazy.length, 2);
    for (const file of [...lazy, 'working-calendar-data.ts', 'codes/telephone.ts', 'legal-rules-data.ts'])
      assert.equal(reached.has(file), false, file);
  });
});
