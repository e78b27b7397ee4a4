import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/hazard-list/hazard-list.fixtures.ts';
import { WardHazardList } from '../packages/elements/src/hazard-list/hazard-list.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Hazard list' } satisfies Meta;

const state = statesOf(WardHazardList, fixtures);

export const OpenHazards = state('open hazards');
export const Overdue = state('one that is overdue');
export const ToReinspect = state('one to re-inspect');
export const Referred = state('one that was referred');
export const AdviceOnly = state('advice only');
export const OfALandlord = state('a landlord’s own');
export const Report = state('a landlord’s report');
export const ReportWithoutPhotograph = state('a report without a photograph');
export const Objection = state('an objection');
export const ObjectionWaits = state('an objection that waits for an answer');
export const ObjectionAnswered = state('an objection that was answered');
export const ObjectionToAnswer = state('an objection to answer');
export const Reinspection = state('a re-inspection');
export const Assignment = state('an assignment');
export const Referral = state('a referral');
export const Waits = state('a report that waits');
export const Conflict = state('a conflict');
export const Overtaken = state('overtaken by somebody else');
export const Loading = state('loading');
export const Empty = state('no hazard');
export const EmptyByFilter = state('none of these');
export const MorePages = state('more pages');
export const KeptOnTheDevice = state('kept on the device');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardHazardList, fixtures);
