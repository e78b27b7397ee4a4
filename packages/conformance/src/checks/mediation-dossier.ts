import { createHash } from 'node:crypto';
import { knownDeadline } from '@wardkit/contract/deadlines';
import { eventTypeBase } from '@wardkit/contract/events';
import { legalRule } from '@wardkit/contract/legal-rules';
import { MediationDossier } from '@wardkit/contract/mediation-dossier';
import { MediationObjection } from '@wardkit/contract/mediation-objections';
import { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import { pageOf } from '@wardkit/contract/page';
import type * as z from 'zod/mini';
import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { openStream } from './event-scene.ts';
import {
  agreed,
  agreeing,
  effective,
  type MediationBody,
  move,
  performing,
  putAway,
  staffOf,
  takeIn,
  takingIn,
} from './mediations-scene.ts';
import { pictureWithPlace } from './picture.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { todayOf } from './stays-scene.ts';
import { append, uploadOperations } from './uploads.ts';

type Deadline = z.output<typeof MediationDeadline>;

async function deadlinesOf(context: Context, id: string): Promise<readonly Deadline[]> {
  const answer = await staffOf(context).call('mediations.listDeadlines', { parameters: { mediationId: id } });
  return bodyOf(answer, pageOf(MediationDeadline)).items;
}

async function dossierOf(context: Context, { id }: MediationBody) {
  const answer = await staffOf(context).call('mediations.getDossier', { parameters: { mediationId: id } });
  return bodyOf(answer, MediationDossier);
}

/** The deadlines of the mediations that are open and have one. */
async function runningDeadlines(context: Context): Promise<readonly Deadline[]> {
  const answer = await staffOf(context).call('mediations.list', { query: { limit: 50 } });
  const withOne = bodyOf(answer, pageOf(Mediation)).items.filter(({ nextDeadline }) => nextDeadline !== null);
  const lists = await Promise.all(withOne.slice(0, 20).map(({ id }) => deadlinesOf(context, id)));
  return lists.flat();
}

/** Whether a deadline is as its rule and its start say. That of an agreement is counted from its steps. */
function isAsCounted(deadline: Deadline): boolean {
  const rule = legalRule(deadline.ruleId);
  if (rule === undefined || (rule.days ?? rule.months ?? rule.hours) === null) return true;
  const { lastDay, dueAt, missingCalendarYear } = knownDeadline(rule, deadline.startedAt);
  const isDue = dueAt === null ? deadline.dueAt === null : Date.parse(deadline.dueAt ?? '') === Date.parse(dueAt);
  return isDue && deadline.lastDay === lastDay && deadline.missingCalendarYear === missingCalendarYear;
}

/** A scan of a paper that arrived whole, for a mediation. @throws {Violation} */
async function scanFor(context: Context, mediation: MediationBody): Promise<string> {
  const caller = staffOf(context);
  const bytes = pictureWithPlace(61);
  const id = newId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = { mediationId: mediation.id, mediaType: 'image/jpeg', size: bytes.length, sha256 };
  expectStatus(await caller.call('attachments.create', { parameters: { attachmentId: id }, body }), 201);
  expectStatus(await append({ id, caller }, 0, bytes), 200);
  return id;
}

async function filePaper(context: Context, { id }: MediationBody, paper: string, attachmentIds: readonly string[]) {
  return staffOf(context).call('mediations.filePaper', {
    parameters: { mediationId: id, paperId: newId() },
    body: { paper, datedOn: await todayOf(context), attachmentIds, note: null },
  });
}

/** A mediation of the party of the home station. @throws {NotExamined} where none is of these states */
async function ownOf(context: Context, isMeant: (state: string) => boolean) {
  const party = context.as('party');
  const answer = await party.call('mediations.list', { query: { limit: 200 } });
  const mediations = bodyOf(answer, pageOf(Mediation)).items;
  const mediation = need(
    mediations.find(({ state }) => isMeant(state)),
    'the party has no mediation of such a state',
  );
  return { party, mediation };
}

/** An objection that the party has filed. @throws {Violation} */
async function objected(context: Context, isMeant: (state: string) => boolean) {
  const { party, mediation } = await ownOf(context, isMeant);
  const parameters = { mediationId: mediation.id, objectionId: newId() };
  const body = { about: 'record', statement: 'Wardkit conformance: the record is another one' };
  const answer = await party.call('mediations.fileObjection', { parameters, body });
  expectStatus(answer, 201);
  context.ledger.leave('objection of a party that was answered');
  return { party, mediation, parameters, objection: bodyOf(answer, MediationObjection) };
}

const answerTo = (context: Context, objection: z.output<typeof MediationObjection>) =>
  staffOf(context).call('mediations.answerObjection', {
    parameters: { mediationId: objection.mediationId, objectionId: objection.id },
    headers: matching({ body: objection }),
    body: { decision: 'dismissed', reason: 'Wardkit conformance: it stays' },
  });

const objecting = {
  operations: [
    'mediations.list',
    'mediations.fileObjection',
    'mediations.answerObjection',
    'mediations.listObjections',
  ],
  roles: ['party'],
  writesRecords: true,
} as const;
const isOpen = (state: string) => state !== 'archived';
const ended = ['followed-up', 'failed', 'refused', 'withdrawn', 'not-eligible', 'transferred'];

/** Deadlines, papers, objections, and what the archive waits for. */
export const mediationDossierChecks = checks([
  {
    requirement: 'WK-MED-39',
    title: 'each deadline is due as its rule says, counted from its start',
    needs: { operations: ['mediations.list', 'mediations.listDeadlines'] },
    async run(context) {
      const counted = await runningDeadlines(context);
      if (counted.length === 0) throw new NotExamined('the station has no mediation with a deadline');
      await everyOf(
        counted,
        ({ ruleId, startedAt }) => `${ruleId} from ${startedAt}`,
        async (deadline) => expect(isAsCounted(deadline), 'the day that its rule gives', String(deadline.dueAt)),
      );
    },
  },
  {
    requirement: 'WK-MED-41',
    title: 'the dossier of a new mediation has its application, lacks the agreement, and is not complete',
    needs: takingIn('mediations.getDossier'),
    async run(context) {
      const mediation = await takeIn(context);
      const dossier = await dossierOf(context, mediation);
      await putAway(context, mediation);
      const stateOf = (paper: string) => dossier.papers.find((line) => line.paper === paper)?.state ?? 'none';
      const states = `${stateOf('application')} ${stateOf('agreement')} ${dossier.complete}`;
      expect(states === 'present missing false', 'present missing false', states);
      expect(!JSON.stringify(dossier).includes(mediation.facts), 'nothing of what a paper holds', 'the facts');
    },
  },
  {
    requirement: 'WK-MED-42',
    title: 'a paper names scans of the same mediation that have arrived; with one the agreement is present',
    needs: agreeing('mediations.getDossier', 'mediations.filePaper', ...uploadOperations),
    async run(context) {
      const { mediation } = await agreed(context);
      const other = await takeIn(context);
      const before = await dossierOf(context, mediation);
      const answers = [
        await filePaper(context, mediation, 'agreement', [newId()]),
        await filePaper(context, mediation, 'agreement', [await scanFor(context, other)]),
      ];
      const filed = await filePaper(context, mediation, 'agreement', [await scanFor(context, mediation)]);
      const after = await dossierOf(context, mediation);
      await putAway(context, mediation, other);
      const stateIn = (dossier: typeof before) => dossier.papers.find(({ paper }) => paper === 'agreement')?.state;
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
      expectStatus(filed, 201);
      const states = `${stateIn(before)}, ${stateIn(after)}`;
      expect(states === 'missing, present', 'missing, present', states);
    },
  },
  {
    requirement: 'WK-MED-47',
    title: 'an agreement meets the usual duration, and its last step the performance that was agreed',
    needs: performing('mediations.listDeadlines'),
    async run(context) {
      const { mediation, steps } = await effective(context);
      const before = await deadlinesOf(context, mediation.id);
      const body = { performedOn: await todayOf(context), note: null, attachmentIds: [] };
      await move(context, mediation, 'mediations.recordPerformance', body, { stepId: steps[0]?.id ?? '' });
      const after = await deadlinesOf(context, mediation.id);
      const stateIn = (deadlines: readonly Deadline[], id: string) =>
        deadlines.find(({ ruleId }) => ruleId === id)?.state ?? 'none';
      const states = [
        stateIn(before, 'usual-duration'),
        stateIn(before, 'agreed-performance'),
        stateIn(after, 'agreed-performance'),
      ].join();
      expect(states === 'met,running,met', 'met,running,met', states);
    },
  },
  {
    requirement: 'WK-MED-54',
    title: 'a performance that was due yesterday is told of as overdue, once',
    needs: { ...performing('events.stream'), slow: true },
    async run(context) {
      const stream = recordOf('events.stream');
      const reader = context.home.find(
        ({ account }) => mayCall(account, stream) && mayCall(account, recordOf('mediations.assignMediators')),
      );
      const events = await openStream(need(reader, 'no account that may read both mediations and the stream'), {
        query: { type: 'mediation.overdue' },
      });
      try {
        const { mediation } = await effective(context, [-1]);
        const about = () => events.about(`/v1/mediations/${mediation.id}`);
        await events.until(() => about().length > 0);
        expect(about()[0]?.type === `${eventTypeBase}mediation.overdue`, 'mediation.overdue', String(about()[0]?.type));
        const rule = memberOf(memberOf(about()[0]?.whole, 'data'), 'ruleId');
        expect(about().length === 1 && rule === 'agreed-performance', 'one of agreed-performance', String(rule));
      } finally {
        events.close();
      }
    },
  },
  {
    requirement: 'WK-MED-57',
    title: 'the objection of a party is told to them and to the staff of the mediation',
    needs: objecting,
    async run(context) {
      const { party, mediation, objection } = await objected(context, isOpen);
      const parameters = { mediationId: mediation.id };
      const lists = await Promise.all(
        [party, staffOf(context)].map((caller) =>
          caller.call('mediations.listObjections', { parameters, query: { limit: 200 } }),
        ),
      );
      await answerTo(context, objection);
      for (const list of lists) {
        const { items } = bodyOf(list, pageOf(MediationObjection));
        expect(
          items.some(({ id }) => id === objection.id),
          'the objection',
          'a list without it',
        );
      }
    },
  },
  {
    requirement: 'WK-MED-58',
    title: 'an objection is due as its rule says, and answered once',
    needs: objecting,
    async run(context) {
      const { objection } = await objected(context, isOpen);
      const answered = bodyOf(await answerTo(context, objection), MediationObjection);
      const again = await answerTo(context, answered);
      const { dueAt } = knownDeadline(legalRule('mediation-objection-answer'), objection.filedAt);
      const due = Date.parse(String(dueAt));
      expect(Date.parse(objection.answerDueAt) === due, String(dueAt), objection.answerDueAt);
      expect(answered.state === 'answered' && answered.answer?.decision === 'dismissed', 'answered', answered.state);
      expectRefusal(again, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-59',
    title: 'a mediation is not filed while an objection waits for its answer',
    needs: objecting,
    async run(context) {
      const { mediation, objection } = await objected(context, (state) => ended.includes(state));
      const answer = await move(context, mediation, 'mediations.archive', { note: null });
      await answerTo(context, objection);
      expectRefusal(answer, 'need-missing');
      const told = JSON.stringify(answer.body);
      expect(told.includes('objections-answered'), 'objections-answered', 'another need');
    },
  },
]);
