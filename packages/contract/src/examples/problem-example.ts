import { mediationStates } from '../mediation-states.ts';
import { isBinary, type OperationRecord } from '../operation.ts';
import { allOperations } from '../operations.ts';
import { type InputError, type Problem, type ProblemCode, problemBody, problemRecord } from '../problem.ts';
import type { OperationExample } from './example.ts';

const requestId = '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11';

/** The examples of every operation, by its id. */
export type Examples = ReadonlyMap<string, readonly OperationExample[]>;

/**
 * The body of a problem as one operation answers it: its errors point at a place that a request of this operation has,
 * and a stale version comes with the record as it stands.
 */
export function problemExample(operation: OperationRecord, code: ProblemCode, examples: Examples): Problem {
  const error = errorOf(operation, code, examples);
  const current = code === 'version-stale' ? currentOf(operation, examples) : undefined;
  return problemBody(code, {
    requestId,
    ...(error === null ? {} : { errors: [error] }),
    ...(current === undefined ? {} : { current }),
  });
}

function errorOf(operation: OperationRecord, code: ProblemCode, examples: Examples): InputError | null {
  if (code === 'need-missing') return { pointer: '', code: needOf(operation), message: 'This is not on record yet.' };
  const header = headerOf(operation, code);
  if (header !== undefined) return { pointer: `#/headers/${header}`, code: 'missing', message: 'This is missing.' };
  if (code === 'cursor-invalid') return { pointer: '#/query/cursor', code, message: 'Of another list.' };
  const isFaultOfInput = problemRecord(code).status === 422 || members[code] !== undefined;
  if (code === 'idempotency-key-reused' || !isFaultOfInput) return null;
  // A fault in the bytes themselves has no place that a pointer could name.
  const isOwn = operation.problems.includes(code);
  if (isOwn && isBinary(operation.body)) return null;
  const pointer = placeOf(operation, code, examples);
  if (pointer === null) return null;
  return { pointer, code: isOwn ? code : 'invalid-value', message: 'This is not what is expected here.' };
}

/** The first of what must be on record before a move that the operation makes. */
function needOf({ id }: OperationRecord): string {
  const moves = Object.values(mediationStates.moves).filter(({ operation }) => operation === id);
  return moves.flatMap(({ needs }) => needs)[0] ?? 'need-missing';
}

/** The header that is missing, for a problem that says so. */
function headerOf(operation: OperationRecord, code: ProblemCode): string | undefined {
  const headers: Readonly<Partial<Record<ProblemCode, string>>> = {
    'idempotency-key-required': 'idempotency-key',
    'precondition-required': operation.concurrency === 'none' ? 'if-match' : operation.concurrency,
    'purpose-required': 'wardkit-purpose',
  };
  return headers[code];
}

/** The member of a body that a problem is mostly about; for every other problem the first of the example. */
const members: Readonly<Partial<Record<ProblemCode, readonly string[]>>> = {
  'check-incomplete': ['outcome'],
  'deadline-passed': ['plannedFor', 'appliedOn'],
  'invitation-invalid': ['code'],
  'photograph-missing': ['photographIds'],
  'standard-unknown': ['standardVersion'],
};

function placeOf(operation: OperationRecord, code: ProblemCode, examples: Examples): string | null {
  const requests = (examples.get(operation.id) ?? []).map(({ request }) => request);
  const inBodies = requests.flatMap(({ body }) => places(body, ''));
  const meant = inBodies.find((place) => (members[code] ?? []).some((name) => place.includes(`/${name}`)));
  const inQueries = requests.flatMap(({ query }) => Object.keys(query ?? {}).map((name) => `#/query/${name}`));
  const inPaths = requests.flatMap(({ parameters }) => Object.keys(parameters ?? {}).map((name) => `#/path/${name}`));
  const inHeaders = requests.flatMap(({ headers }) => Object.keys(headers ?? {}).map((name) => `#/headers/${name}`));
  return meant ?? inBodies[0] ?? inQueries[0] ?? inPaths[0] ?? inHeaders[0] ?? null;
}

/** A JSON Pointer to each value of a body that holds no others; of an empty list to itself. */
function places(value: unknown, pointer: string): string[] {
  if (typeof value === 'object' && value !== null) {
    if (Object.keys(value).length === 0) return pointer === '' ? [] : [pointer];
    return Object.entries(value).flatMap(([name, part]) =>
      places(part, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return pointer === '' ? [] : [pointer];
}

/** The record as a reading of it answers, or else as the change itself does. */
function currentOf(operation: OperationRecord, examples: Examples): unknown {
  const paths = [operation.path, operation.path.replace(/\/[a-z-]+$/, '')];
  const reading = allOperations.find(({ method, path }) => method === 'GET' && paths.includes(path));
  const answers = [reading, operation].flatMap((each) => (each === undefined ? [] : (examples.get(each.id) ?? [])));
  return answers.map(({ answer }) => answer).find((answer) => typeof answer === 'object' && answer !== null);
}
