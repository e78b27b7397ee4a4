import * as z from 'zod/mini';
import { DivisionCode, openEnum } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { everybody } from './role.ts';

/** A division of GB/T 2260, or a street or community below it. A `lastYear` says that the code was withdrawn. */
export const Division = z.looseObject({
  code: DivisionCode,
  name: z.string(),
  parentCode: z.nullable(DivisionCode),
  level: openEnum(['province', 'city', 'county', 'township', 'community']),
  firstYear: z.nullable(z.int()),
  lastYear: z.nullable(z.int()),
});
export type Division = z.output<typeof Division>;

export const listDivisions = operation({
  id: 'places.listDivisions',
  method: 'GET',
  path: '/v1/divisions',
  summary: 'Divisions, streets and communities below a parent',
  scope: null,
  callers: everybody,
  query: z.object({ ...pageQuery, parent: z.optional(DivisionCode) }),
  answers: { 200: pageOf(Division) },
  problems: [],
  ...read,
  offline: { keep: 30 * 24 * 60 },
  requirements: ['WK-PLC-01', 'WK-PLC-04'],
});

/** The operations of divisions by their ids. */
export const divisionsOperations = {
  'places.listDivisions': listDivisions,
} as const;
