import { Version } from './field.ts';
import { asksForPurpose, isJson, isList, type OperationRecord } from './operation.ts';
import { pageQuery } from './page.ts';
import type { RequirementId } from './requirements.ts';

/** Every rule that an operation keeps: its own, and those that its other facts bring. */
export function requirementsOf(operation: OperationRecord): readonly RequirementId[] {
  const ids: RequirementId[] = [
    ...operation.requirements,
    'WK-ERR-01',
    'WK-ERR-04',
    'WK-ERR-05',
    'WK-ERR-07',
    'WK-LIM-01',
  ];
  const { scope, callers, parameters, query, body, idempotency, concurrency } = operation;
  if (scope !== null) ids.push('WK-AUT-01', 'WK-AUT-02', 'WK-AUT-03');
  if (scope !== null && parameters !== undefined) ids.push('WK-ERR-03');
  if (scope !== null && Object.values(callers).some((relation) => relation !== 'any')) ids.push('WK-PER-04');
  if (parameters !== undefined || query !== undefined || body !== undefined) ids.push('WK-ERR-02', 'WK-INP-02');
  if (query !== undefined || isJson(body)) ids.push('WK-INP-03');
  if (body !== undefined) ids.push('WK-INP-01', 'WK-INP-04');
  if (isList(operation)) ids.push('WK-PAG-01', 'WK-PAG-02', 'WK-PAG-03', 'WK-PAG-04');
  if (isList(operation) && hasFilter(operation)) ids.push('WK-PAG-05');
  if (asksForPurpose(operation)) ids.push('WK-PER-01', 'WK-PER-02', 'WK-PER-03');
  if (idempotency !== 'none') ids.push('WK-IDM-01', 'WK-IDM-03', 'WK-IDM-04', 'WK-IDM-07', 'WK-IDM-09');
  if (idempotency === 'required') ids.push('WK-IDM-02', 'WK-IDM-05');
  if (idempotency === 'unstored') ids.push('WK-IDM-06', 'WK-IDM-08');
  if (concurrency === 'if-none-match') ids.push('WK-CON-02', 'WK-CON-06');
  if (concurrency === 'if-match') ids.push('WK-CON-03', 'WK-CON-06', 'WK-CON-07');
  if (operation.emits !== undefined) ids.push('WK-EVT-01', 'WK-EVT-02', 'WK-EVT-03', 'WK-EVT-04');
  if (operation.method === 'PATCH' && concurrency === 'if-match') ids.push('WK-CON-05');
  if (Object.values(operation.answers).some(hasVersion)) ids.push('WK-CON-01');
  if (operation.problems.includes('state-conflict')) ids.push('WK-CON-08');
  ids.push('WK-COR-01', 'WK-SEC-01', 'WK-VER-01');
  return [...new Set(ids)];
}

/** Whether a list's query says which items are meant, and not only which page of them. */
function hasFilter({ query }: OperationRecord): boolean {
  const names = Object.keys((query as { shape?: object } | undefined)?.shape ?? {});
  return names.some((name) => !(name in pageQuery));
}

/**
 * Whether an answer is a record with a version of its own, from which its ETag is made. What only names a version, as a
 * server or a checklist does, has none.
 */
export function hasVersion(answer: OperationRecord['answers'][number] | undefined): boolean {
  return isJson(answer) && 'shape' in answer && (answer.shape as { version?: unknown }).version === Version;
}
