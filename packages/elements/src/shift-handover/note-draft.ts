import type { ShiftHandover, ShiftHandoverCreation } from '@wardkit/contract/shift-handovers';
import { clockTimeOf, momentOf, readTime } from './shift-times.ts';

/** Where a note that is new lies on the device until it is sent. */
export const newNoteKey = 'shift-handover:new';

/** Where a change of a note lies. */
export const changeKey = (handoverId: string) => `shift-handover:${handoverId}`;

/** What is typed of a note before it is sent: kept sealed on the device at every keystroke. */
export interface NoteDraft {
  /** Made when the note is begun, so that sending it twice writes it once. */
  readonly handoverId: string;
  /** The version that is changed; null for a new note. */
  readonly version: number | null;
  /** `YYYY-MM-DD`; null while no date is typed. */
  readonly startDate: string | null;
  readonly startTime: string;
  readonly endDate: string | null;
  readonly endTime: string;
  readonly note: string;
  /** What a person chose of an alert; those open now are proposed for a new note, and those in it for a change. */
  readonly chosen: Readonly<Record<string, boolean>>;
  readonly remarks: Readonly<Record<string, string>>;
}

/** An alert that can be handed over. */
export interface AlertChoice {
  readonly alertId: string;
  readonly number: string;
  readonly state: string;
  readonly priority: string;
  readonly category: string;
  /** What and where; null where only the note tells of it. */
  readonly summary: string | null;
  readonly place: string | null;
  /** Whether it is handed over unless somebody says otherwise. */
  readonly isProposed: boolean;
}

type Moments = Pick<NoteDraft, 'startDate' | 'startTime' | 'endDate' | 'endTime'>;

/** A note that nobody has begun: the shift is as long as the last one, and follows it. */
export function proposedDraft(handoverId: string, last: ShiftHandover | null, now: number): NoteDraft {
  return {
    handoverId,
    version: null,
    ...proposedShift(last, now),
    note: '',
    chosen: {},
    remarks: {},
  };
}

/** A shift that ended longer ago than this tells nothing of the one that ends now. */
const recent = 24 * 3_600_000;

function proposedShift(last: ShiftHandover | null, now: number): Moments {
  const today = clockTimeOf(now).date;
  const start = last === null ? Number.NaN : Date.parse(last.shiftEnd);
  if (last === null || !(start <= now && now - start <= recent)) {
    return { startDate: today, startTime: '', endDate: today, endTime: '' };
  }
  const length = start - Date.parse(last.shiftStart);
  return momentsOf(last.shiftEnd, new Date(start + length).toISOString());
}

function momentsOf(shiftStart: string, shiftEnd: string): Moments {
  const [start, end] = [clockTimeOf(shiftStart), clockTimeOf(shiftEnd)];
  return { startDate: start.date, startTime: start.time, endDate: end.date, endTime: end.time };
}

/** A note as it stands, to be changed. */
export function draftOfNote({ id, version, shiftStart, shiftEnd, note, alerts }: ShiftHandover): NoteDraft {
  return {
    handoverId: id,
    version,
    ...momentsOf(shiftStart, shiftEnd),
    note,
    chosen: Object.fromEntries(alerts.map(({ alertId }) => [alertId, true])),
    remarks: Object.fromEntries(alerts.flatMap(({ alertId, remark }) => (remark === null ? [] : [[alertId, remark]]))),
  };
}

/** Reads what this or another version kept; what is odd in it is left empty. Null where it is no draft. */
export function readDraft(stored: unknown): NoteDraft | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const from = stored as Record<string, unknown>;
  if (typeof from.handoverId !== 'string') return null;
  const text = (name: string) => (typeof from[name] === 'string' ? (from[name] as string) : '');
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? text(name) : null);
  return {
    handoverId: from.handoverId,
    version: typeof from.version === 'number' ? from.version : null,
    startDate: day('startDate'),
    startTime: text('startTime'),
    endDate: day('endDate'),
    endTime: text('endTime'),
    note: text('note'),
    chosen: onlyOf(from.chosen, (value) => typeof value === 'boolean'),
    remarks: onlyOf(from.remarks, (value) => typeof value === 'string'),
  };
}

function onlyOf<Value>(from: unknown, isValue: (value: unknown) => value is Value): Record<string, Value> {
  if (typeof from !== 'object' || from === null) return {};
  return Object.fromEntries(Object.entries(from).filter((entry): entry is [string, Value] => isValue(entry[1])));
}

/** Whether an alert goes into the note: what a person said, else what is proposed. A remark is a word for it. */
export function isChosen({ chosen, remarks }: NoteDraft, { alertId, isProposed }: AlertChoice): boolean {
  return chosen[alertId] ?? (isProposed || (remarks[alertId] ?? '').trim() !== '');
}

/** The alerts that are handed over, in the order of the list. */
export function handedOver(draft: NoteDraft, choices: readonly AlertChoice[]): readonly AlertChoice[] {
  return choices.filter((choice) => isChosen(draft, choice));
}

/** The note as it goes to the server; null where a day or a time is missing or none. */
export function bodyOf(draft: NoteDraft, choices: readonly AlertChoice[]): ShiftHandoverCreation | null {
  const shiftStart = typedMoment(draft.startDate, draft.startTime);
  const shiftEnd = typedMoment(draft.endDate, draft.endTime);
  if (shiftStart === null || shiftEnd === null) return null;
  return {
    shiftStart,
    shiftEnd,
    note: draft.note.trim(),
    alerts: handedOver(draft, choices).map(({ alertId }) => ({
      alertId,
      remark: draft.remarks[alertId]?.trim() || null,
    })),
  };
}

function typedMoment(date: string | null, typed: string): string | null {
  const time = readTime(typed);
  return date === null || time === null ? null : momentOf({ date, time });
}
