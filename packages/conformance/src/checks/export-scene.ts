import { type Answer, memberOf } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, Violation } from '../engine/violation.ts';
import { removeToy } from './playground.ts';
import { expectStatus } from './refusal.ts';

/** What an export is made, followed and removed by. Its files name plates, which every caller can compare with a list. */
export const exportOperations = [
  'exports.create',
  'exports.get',
  'exports.getContent',
  'exports.delete',
  'jobs.get',
  'doorplates.list',
];

const playground = { get: recordOf('exports.get'), remove: recordOf('exports.delete'), parameter: 'exportId' };
/** How long a small export may take, in milliseconds. */
const patience = 60_000;

export interface ExportInHand {
  readonly id: string;
  readonly caller: Caller;
  readonly parameters: { readonly exportId: string };
  /** The answer of the create: the job. */
  readonly started: Answer;
  readonly jobId: string;
}

/** A day of the station, with plates that were issued on it. */
export interface PlateDay {
  readonly day: string;
  readonly ids: readonly string[];
  /** Plates of other days. */
  readonly others: readonly string[];
}

/** The day in China at a moment. */
function dayOf(moment: unknown): string {
  return new Date(Date.parse(String(moment)) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A day on which the station issued plates. @throws {NotExamined} */
async function plateDay(caller: Caller): Promise<PlateDay> {
  const answer = await caller.call('doorplates.list', { query: { limit: 200 } });
  const items = memberOf(answer.body, 'items');
  if (!Array.isArray(items) || items.length === 0) throw new NotExamined('the station has no plates to export');
  const plates = items as unknown[];
  const days = plates.map((plate) => dayOf(memberOf(plate, 'issuedAt')));
  const countOf = (day: string) => days.filter((each) => each === day).length;
  const [day = ''] = [...new Set(days)].sort((a, b) => countOf(b) - countOf(a));
  const idOf = (plate: unknown) => String(memberOf(plate, 'id'));
  // A plate that took another one's place stands in that one's line as well: it tells nothing here.
  const named = new Set(plates.map((plate) => String(memberOf(plate, 'replacedById'))));
  const isAlone = (plate: unknown) => !named.has(idOf(plate));
  return {
    day,
    ids: plates.filter((plate, at) => days[at] === day && isAlone(plate)).map(idOf),
    others: plates.filter((plate, at) => days[at] !== day && isAlone(plate)).map(idOf),
  };
}

/** Starts an export of plates, noted so that it is deleted whatever happens. Its job stays for a day, as it must. */
async function startExport(
  context: Context,
  caller: Caller,
  days: { readonly from: string; readonly until: string },
): Promise<ExportInHand> {
  const id = newId();
  context.ledger.note(id, 'exports.create', () => removeToy(playground, caller, id));
  const body = { modules: ['doorplates'], ...days, format: 'json-lines' };
  const started = await caller.call('exports.create', { parameters: { exportId: id }, body });
  expectStatus(started, 202);
  return { id, caller, parameters: { exportId: id }, started, jobId: String(memberOf(started.body, 'id')) };
}

export function stateOf(body: unknown): string {
  return String(memberOf(body, 'state'));
}

const isOver = (job: unknown) => ['succeeded', 'failed', 'cancelled'].includes(stateOf(job));

/** The job of an export, again and again until it has finished. @throws {Violation} when it does not */
export async function untilFinished({ caller, jobId, started }: ExportInHand): Promise<readonly unknown[]> {
  const deadline = performance.now() + patience;
  const seen: unknown[] = [started.body];
  for (;;) {
    const { body, status } = await caller.call('jobs.get', { parameters: { jobId } });
    expect(status === 200, '200', String(status));
    seen.push(body);
    if (isOver(body)) return seen;
    if (performance.now() > deadline) {
      throw new Violation(`a finished job within ${patience / 1000} s`, stateOf(body));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** An export that is ready. */
export async function readyExport(
  context: Context,
  days?: { from: string; until: string },
): Promise<ExportInHand & { plates: PlateDay; job: unknown; seen: readonly unknown[] }> {
  const caller = context.callerOf('exports.create');
  const plates = await plateDay(caller);
  const made = await startExport(context, caller, days ?? { from: plates.day, until: plates.day });
  const seen = await untilFinished(made);
  const job = seen.at(-1);
  expect(stateOf(job) === 'succeeded', 'a job that succeeds', stateOf(job));
  return { ...made, plates, job, seen };
}

/**
 * An export whose job has not finished, behind others that the server has to make first.
 *
 * @param act what is done to the last one while it waits; true when it came in time
 * @throws {NotExamined} when the server is always faster
 */
export async function whileUnfinished(context: Context, act: (made: ExportInHand) => Promise<boolean>): Promise<void> {
  const caller = context.callerOf('exports.create');
  const days = { from: '2000-01-01', until: '2100-01-01' };
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const made = await Promise.all(Array.from({ length: 4 }, () => startExport(context, caller, days)));
    const last = made.at(-1) as ExportInHand;
    const isDone = await act(last);
    for (const each of made) await removeExport(context, each);
    if (isDone) return;
  }
  throw new NotExamined('every export was finished before something could be done to it');
}

export async function removeExport(context: Context, { id, caller }: ExportInHand): Promise<void> {
  if (await removeToy(playground, caller, id)) context.ledger.forget(id);
}
