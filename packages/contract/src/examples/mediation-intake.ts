import type { mediationConsentsOperations } from '../mediation-consents.ts';
import type { mediationEligibilityOperations } from '../mediation-eligibility.ts';
import type { mediationMediatorsOperations } from '../mediation-mediators.ts';
import type { mediationPartiesOperations } from '../mediation-parties.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { accepted, assigned, consented, eligible, parameters, story } from './mediation-story.ts';

const ClaimantId = { ...parameters, partyId: story.claimantId } as const;
const RespondentId = { ...parameters, partyId: story.respondentId } as const;

const claimant = {
  id: story.claimantId,
  version: 1,
  stationId: invented.stationId,
  mediationId: invented.mediationId,
  personId: invented.tenantPersonId,
  role: 'claimant',
  form: 'person',
  name: { masked: '刘**', revealable: true },
  identityNumber: { masked: '4****************0', revealable: true },
  creditCode: null,
  telephone: { masked: '154****0022', revealable: true },
  address: { masked: '源城区上城街****', revealable: true },
  standsForPartyId: null,
  needsGuardian: false,
  consent: null,
} as const;
const respondent = {
  ...claimant,
  id: story.respondentId,
  personId: invented.landlordPersonId,
  role: 'respondent',
  name: { masked: '陈**', revealable: true },
  identityNumber: null,
  telephone: { masked: '154****0018', revealable: true },
  address: null,
} as const;
const mediator = {
  id: story.mediatorId,
  version: 3,
  stationId: invented.stationId,
  displayName: story.mediatorName,
  organisationName: '示范社区人民调解委员会',
  kinds: ['civil'],
  active: true,
} as const;
const scuffle = { ...eligible, id: '0190e0a0-0000-7000-8000-000000000092', number: 'MD-2026-0060' } as const;

export const mediationIntakeExamples = {
  'mediations.assess': [
    {
      summary: 'A dispute over a deposit is one for civil mediation',
      request: { parameters, body: { outcome: 'eligible', facts: [], reason: null } },
      status: 200,
      answer: eligible,
    },
    {
      summary: 'A shove at a market stall: what was ticked opens public-security mediation',
      request: {
        parameters: { mediationId: scuffle.id },
        body: { outcome: 'eligible', facts: ['private-dispute', 'minor', 'beating', 'prior-fault'], reason: null },
      },
      status: 200,
      answer: {
        ...scuffle,
        kind: 'public-security',
        disputeType: 'injury',
        origin: 'alert',
        subject: '集市摊位推搡',
        facts: '双方因摊位界线争执，一方先行掀翻货物，另一方推搡致其手臂轻微擦伤。',
        premisesId: null,
        alertId: invented.alertId,
        eligibility: {
          outcome: 'eligible',
          facts: ['private-dispute', 'minor', 'beating', 'prior-fault'],
          reason: null,
          assessedAt: '2026-10-12T10:05:00+08:00',
        },
      },
    },
    {
      summary: 'A dispute that a court has decided already',
      request: {
        parameters,
        body: { outcome: 'not-eligible', facts: [], reason: '该纠纷已由人民法院作出判决，请依法申请执行。' },
      },
      status: 200,
      answer: {
        ...eligible,
        state: 'not-eligible',
        eligibility: {
          outcome: 'not-eligible',
          facts: [],
          reason: '该纠纷已由人民法院作出判决，请依法申请执行。',
          assessedAt: '2026-10-12T10:05:00+08:00',
        },
      },
    },
  ],
  'mediations.accept': [
    {
      summary: 'Accepted: the month in which it is normally done starts',
      request: { parameters, body: { note: null } },
      status: 200,
      answer: accepted,
    },
  ],
  'mediations.listParties': [
    {
      summary: 'Both sides, masked',
      request: { parameters },
      status: 200,
      answer: { items: [claimant, respondent], next: null },
    },
  ],
  'mediations.getParty': [
    { summary: 'The tenant, masked', request: { parameters: ClaimantId }, status: 200, answer: claimant },
  ],
  'mediations.addParty': [
    {
      summary: 'The landlord is entered; without an identity number for now',
      request: {
        parameters: RespondentId,
        body: {
          role: 'respondent',
          form: 'person',
          name: '陈示范',
          identityNumber: null,
          creditCode: null,
          telephone: '+8615400000018',
          address: null,
          standsForPartyId: null,
          needsGuardian: false,
        },
      },
      status: 201,
      answer: respondent,
    },
  ],
  'mediations.changeParty': [
    {
      summary: 'The address for letters is added',
      request: { parameters: RespondentId, body: { address: '源城区上城街道示范社区示范路 20 号' } },
      status: 200,
      answer: { ...respondent, version: 2, address: { masked: '源城区上城街****', revealable: true } },
    },
  ],
  'mediations.removeParty': [
    {
      summary: 'A helper who was entered twice is removed',
      request: { parameters: { ...parameters, partyId: story.helperId } },
      status: 204,
      answer: null,
    },
  ],
  'mediations.recordConsent': [
    {
      summary: 'The last of the two sides consents',
      request: {
        parameters: RespondentId,
        body: { answer: 'consents', form: 'oral', givenAt: '2026-10-13T15:00:00+08:00', note: null },
      },
      status: 200,
      answer: consented,
    },
    {
      summary: 'The landlord refuses: that ends it',
      request: {
        parameters: RespondentId,
        body: { answer: 'refuses', form: 'oral', givenAt: '2026-10-13T15:00:00+08:00', note: '愿意通过诉讼解决' },
      },
      status: 200,
      answer: {
        ...consented,
        state: 'refused',
        parties: [consented.parties[0], { ...consented.parties[1], consent: 'refuses' }],
      },
    },
  ],
  'mediations.listMediators': [
    {
      summary: 'Who mediates civil disputes',
      request: { query: { kind: 'civil' } },
      status: 200,
      answer: { items: [mediator], next: null },
    },
  ],
  'mediations.assignMediators': [
    {
      summary: 'A lead mediator is assigned',
      request: { parameters, body: { leadMediatorId: story.mediatorId, furtherMediatorIds: [] } },
      status: 200,
      answer: assigned,
    },
  ],
} as const satisfies ModuleExamples<
  typeof mediationEligibilityOperations &
    typeof mediationPartiesOperations &
    typeof mediationConsentsOperations &
    typeof mediationMediatorsOperations
>;
