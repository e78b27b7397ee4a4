import type { hazardsOperations } from '../hazards.ts';
import { hazard, officer, supervisor } from './checked-house.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse } from './rental-house.ts';

const HazardId = { hazardId: invented.hazardId } as const;
const mended = '已加装自动断电装置';
const referral = {
  authority: 'fire-rescue',
  name: '源城区消防救援大队',
  reason: '房东拒绝整改，请依法处理',
  reference: '源示公函〔2026〕12号',
} as const;
const rectified = {
  ...hazard,
  version: 2,
  state: 'rectified',
  rectification: {
    rectifiedAt: '2026-11-23T16:00:00+08:00',
    reportedByRole: 'landlord',
    note: mended,
    photographIds: [rentalHouse.photographOfMendedId],
  },
} as const;

export const hazardsExamples = {
  'hazards.list': [
    {
      summary: 'Hazards that are not closed, the nearest deadline first',
      request: { query: { state: ['open', 'referred', 'rectified'] } },
      status: 200,
      answer: { items: [hazard], next: null },
    },
    {
      summary: 'Grave hazards that an officer follows up and whose deadline is past',
      request: { query: { severity: ['3', '4'], overdue: 'true', assignedToMe: 'true' } },
      status: 200,
      answer: { items: [hazard], next: null },
    },
  ],
  'hazards.get': [
    {
      summary: 'A hazard with its deadline',
      request: { parameters: HazardId },
      status: 200,
      answer: hazard,
    },
  ],
  'hazards.assign': [
    {
      summary: 'An auxiliary follows the hazard up, so that the officer may re-inspect it',
      request: { parameters: HazardId, body: { assigneeId: rentalHouse.auxiliaryId } },
      status: 200,
      answer: {
        ...hazard,
        version: 2,
        assignedTo: { id: rentalHouse.auxiliaryId, displayName: rentalHouse.auxiliaryName },
      },
    },
  ],
  'hazards.rectify': [
    {
      summary: 'The landlord reports that it was put right',
      request: {
        parameters: HazardId,
        body: {
          rectifiedAt: '2026-11-23T16:00:00+08:00',
          note: mended,
          photographIds: [rentalHouse.photographOfMendedId],
        },
      },
      status: 200,
      answer: rectified,
    },
  ],
  'hazards.verify': [
    {
      summary: 'A re-inspection closes the hazard',
      request: {
        parameters: HazardId,
        body: {
          outcome: 'put-right',
          inspectedAt: '2026-11-24T10:30:00+08:00',
          note: null,
          photographIds: [rentalHouse.photographOfInspectionId],
        },
      },
      status: 200,
      answer: {
        ...rectified,
        version: 3,
        state: 'verified',
        verification: {
          outcome: 'put-right',
          inspectedAt: '2026-11-24T10:30:00+08:00',
          inspectedBy: supervisor,
          note: null,
          photographIds: [rentalHouse.photographOfInspectionId],
        },
      },
    },
    {
      summary: 'A re-inspection finds it not put right: it is open again, with its first deadline',
      request: {
        parameters: HazardId,
        body: {
          outcome: 'not-put-right',
          inspectedAt: '2026-11-24T10:30:00+08:00',
          note: '装置未接电',
          photographIds: [rentalHouse.photographOfInspectionId],
        },
      },
      status: 200,
      answer: {
        ...rectified,
        version: 3,
        state: 'open',
        verification: {
          outcome: 'not-put-right',
          inspectedAt: '2026-11-24T10:30:00+08:00',
          inspectedBy: supervisor,
          note: '装置未接电',
          photographIds: [rentalHouse.photographOfInspectionId],
        },
      },
    },
  ],
  'hazards.refer': [
    {
      summary: 'A hazard that the landlord will not put right goes to the fire and rescue service',
      request: {
        parameters: HazardId,
        body: referral,
      },
      status: 200,
      answer: {
        ...hazard,
        version: 2,
        state: 'referred',
        referredTo: { ...referral, referredAt: invented.later, referredBy: officer },
      },
    },
  ],
} as const satisfies ModuleExamples<typeof hazardsOperations>;
