import * as z from 'zod/mini';
import { openEnum, Timestamp, Uuid } from './field.ts';
import {
  Mediation,
  MediationId,
  mediationStaff,
  mediationStaffAndParties,
  mostParties,
  ShortText,
} from './mediation-record.ts';
import { operation, write } from './operation.ts';

/** That no agreement came about, and that the parties were told their rights. Source: 人民调解法 第二十六条. */
export const MediationFailure = z.object({
  failedAt: Timestamp,
  reason: ShortText,
  rightsToldAt: Timestamp,
  /** Every claimant and respondent must be among them. */
  rightsToldPartyIds: z.array(Uuid).check(z.minLength(1), z.maxLength(mostParties)),
});
export type MediationFailure = z.output<typeof MediationFailure>;

/** That the mediation is given up before an agreement was in force. */
export const MediationWithdrawal = z.object({
  withdrawnAt: Timestamp,
  /** The party who withdrew; null where the station itself takes it back, as when it was registered twice. */
  byPartyId: z.nullable(Uuid),
  reason: ShortText,
});
export type MediationWithdrawal = z.output<typeof MediationWithdrawal>;

/**
 * That another body takes the dispute over. `toStationId` and `newMediationId` are given with `to: 'station'` and only then:
 * the station that goes on with it, and the id under which it is registered there.
 */
export const MediationTransfer = z.object({
  transferredAt: Timestamp,
  to: openEnum([
    'court',
    'arbitration',
    'police',
    'mediation-committee',
    'labour-authority',
    'other-authority',
    'station',
  ]),
  /** The name of the body. */
  toName: z.string().check(z.minLength(1), z.maxLength(120)),
  reason: ShortText,
  toStationId: z.optional(Uuid),
  newMediationId: z.optional(Uuid),
});
export type MediationTransfer = z.output<typeof MediationTransfer>;

const shared = {
  ...write,
  method: 'POST',
  scope: 'mediations:write',
  parameters: MediationId,
  answers: { 200: Mediation },
  concurrency: 'if-match',
  personalData: 'masked',
  offline: {},
} as const;

export const failMediation = operation({
  ...shared,
  id: 'mediations.fail',
  path: '/v1/mediations/{mediationId}/failure',
  summary: 'End a mediation without agreement, and record that the parties were told their rights',
  callers: mediationStaff,
  body: MediationFailure,
  problems: ['state-conflict'],
  emits: ['mediation.failed'],
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-29', 'WK-MED-48', 'WK-MED-49', 'WK-MED-51'],
});

export const withdrawMediation = operation({
  ...shared,
  id: 'mediations.withdraw',
  path: '/v1/mediations/{mediationId}/withdrawal',
  summary: 'Give a mediation up, at the will of a party or because it should not be there',
  callers: mediationStaffAndParties,
  body: MediationWithdrawal,
  problems: ['state-conflict'],
  emits: ['mediation.withdrawn'],
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-30', 'WK-MED-37', 'WK-MED-48', 'WK-MED-49', 'WK-MED-51'],
});

export const transferMediation = operation({
  ...shared,
  id: 'mediations.transfer',
  path: '/v1/mediations/{mediationId}/transfer',
  summary: 'Hand a dispute over to another body',
  callers: mediationStaff,
  body: MediationTransfer,
  problems: ['state-conflict', 'need-missing'],
  emits: ['mediation.transferred', 'mediation.registered'],
  requirements: [
    'WK-MED-01',
    'WK-MED-02',
    'WK-MED-31',
    'WK-MED-48',
    'WK-MED-49',
    'WK-MED-51',
    'WK-MED-55',
    'WK-MED-56',
  ],
});

/** The operations that end a mediation without an agreement in force. */
export const mediationEndingsOperations = {
  'mediations.fail': failMediation,
  'mediations.withdraw': withdrawMediation,
  'mediations.transfer': transferMediation,
} as const;
