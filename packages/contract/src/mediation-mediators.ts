import * as z from 'zod/mini';
import { openEnum, Uuid, Version } from './field.ts';
import { Mediation, MediationId, mediationKinds } from './mediation-record.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';

/** Somebody who mediates for the station, by the name that it shows to the parties. */
export const Mediator = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  displayName: z.string(),
  /** The body that they mediate for. */
  organisationName: z.string(),
  kinds: z.array(openEnum(mediationKinds)),
  /** False for one who takes no new mediations. */
  active: z.boolean(),
});
export type Mediator = z.output<typeof Mediator>;

/** Who mediates: it replaces what was assigned before. */
export const MediatorAssignment = z.object({
  leadMediatorId: Uuid,
  furtherMediatorIds: z.array(Uuid).check(z.maxLength(10)),
});
export type MediatorAssignment = z.output<typeof MediatorAssignment>;

export const listMediators = operation({
  ...read,
  id: 'mediations.listMediators',
  method: 'GET',
  path: '/v1/mediators',
  summary: 'Mediators of the own station',
  scope: 'mediations:read',
  callers: { mediator: 'same-station', officer: 'same-station', supervisor: 'same-station' },
  query: z.object({ ...pageQuery, kind: repeatable(FilterCode) }),
  answers: { 200: pageOf(Mediator) },
  problems: [],
  offline: { keep: 24 * 60 },
  requirements: ['WK-MED-14'],
});

export const assignMediators = operation({
  ...write,
  id: 'mediations.assignMediators',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/mediator-assignment',
  summary: 'Say who mediates',
  scope: 'mediations:write',
  callers: { officer: 'same-station', supervisor: 'same-station' },
  parameters: MediationId,
  body: MediatorAssignment,
  answers: { 200: Mediation },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.assigned'],
  offline: {},
  requirements: ['WK-MED-14', 'WK-MED-15', 'WK-MED-49'],
});

/** The operations on mediators. */
export const mediationMediatorsOperations = {
  'mediations.listMediators': listMediators,
  'mediations.assignMediators': assignMediators,
} as const;
