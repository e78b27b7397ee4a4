import * as z from 'zod/mini';
import { Timestamp, Uuid } from './field.ts';
import { mediationAgreementsOperations } from './mediation-agreements.ts';
import { mediationCalendarOperations } from './mediation-calendar.ts';
import { mediationConsentsOperations } from './mediation-consents.ts';
import { mediationDossierOperations } from './mediation-dossier.ts';
import { mediationEligibilityOperations } from './mediation-eligibility.ts';
import { mediationEndingsOperations } from './mediation-endings.ts';
import { mediationMediatorsOperations } from './mediation-mediators.ts';
import { mediationObjectionsOperations } from './mediation-objections.ts';
import { mediationPartiesOperations } from './mediation-parties.ts';
import { mediationPerformanceOperations } from './mediation-performance.ts';
import {
  Mediation,
  MediationId,
  MediationPatch,
  MediationRegistration,
  mediationStaff,
  mediationStaffAndParties,
} from './mediation-record.ts';
import { mediationSessionsOperations } from './mediation-sessions.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';

const several = repeatable(FilterCode);

export const registerMediation = operation({
  ...write,
  id: 'mediations.register',
  method: 'PUT',
  path: '/v1/mediations/{mediationId}',
  summary: 'Take a dispute in',
  scope: 'mediations:write',
  callers: { mediator: 'same-station', officer: 'same-station', supervisor: 'same-station' },
  parameters: MediationId,
  body: MediationRegistration,
  answers: { 201: Mediation },
  problems: [],
  concurrency: 'if-none-match',
  personalData: 'masked',
  emits: ['mediation.registered'],
  offline: { queue: { lane: 'mediation:{mediationId}' } },
  requirements: ['WK-MED-01', 'WK-MED-15', 'WK-MED-46', 'WK-MED-48', 'WK-MED-50'],
});

export const listMediations = operation({
  ...read,
  id: 'mediations.list',
  method: 'GET',
  path: '/v1/mediations',
  summary: 'Mediations by their next deadline, those without one last, then the newest first',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  query: z.object({
    ...pageQuery,
    state: several,
    kind: several,
    disputeType: several,
    mediatorId: z.optional(Uuid),
    premisesId: z.optional(Uuid),
    alertId: z.optional(Uuid),
    /** Only those whose next deadline is due before this moment. */
    dueBefore: z.optional(Timestamp),
  }),
  answers: { 200: pageOf(Mediation) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-45'],
});

export const getMediation = operation({
  ...read,
  id: 'mediations.get',
  method: 'GET',
  path: '/v1/mediations/{mediationId}',
  summary: 'A mediation from intake to archive',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  parameters: MediationId,
  answers: { 200: Mediation },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-03', 'WK-MED-51'],
});

export const changeMediation = operation({
  ...write,
  id: 'mediations.change',
  method: 'PATCH',
  path: '/v1/mediations/{mediationId}',
  summary: 'Change what was taken in, while the mediation is open',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: MediationId,
  body: MediationPatch,
  answers: { 200: Mediation },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.changed'],
  offline: {},
  requirements: ['WK-MED-03', 'WK-MED-44', 'WK-MED-49', 'WK-MED-50'],
});

/** The operations of mediations by their ids. */
export const mediationsOperations = {
  'mediations.register': registerMediation,
  'mediations.list': listMediations,
  'mediations.get': getMediation,
  'mediations.change': changeMediation,
  ...mediationEligibilityOperations,
  ...mediationPartiesOperations,
  ...mediationConsentsOperations,
  ...mediationMediatorsOperations,
  ...mediationSessionsOperations,
  ...mediationAgreementsOperations,
  ...mediationPerformanceOperations,
  ...mediationEndingsOperations,
  ...mediationDossierOperations,
  ...mediationCalendarOperations,
  ...mediationObjectionsOperations,
} as const;
