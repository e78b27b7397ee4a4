// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  getStandard as getStandardRecord,
  listStandards as listStandardsRecord,
  publishStandard as publishStandardRecord,
  type RentalCheckStandard,
  type RentalCheckStandardPublication,
} from '@wardkit/contract/rental-check-standards';
import {
  getRentalCheck as getRentalCheckRecord,
  listRentalChecks as listRentalChecksRecord,
  type RentalCheck,
  type RentalCheckReview,
  type RentalCheckSubmission,
  type RentalCheckWithdrawal,
  reviewRentalCheck as reviewRentalCheckRecord,
  submitRentalCheck as submitRentalCheckRecord,
  withdrawRentalCheck as withdrawRentalCheckRecord,
} from '@wardkit/contract/rental-checks';
import { type BatchAnswer, type BatchItem, callBatch } from './batch.ts';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listStandards} is asked with.
 * @example
 * const query: ListStandardsQuery = { limit: 50 };
 * for await (const each of ward.rentalChecks.listStandards(query)) show(each);
 */
export type ListStandardsQuery = QueryOf<typeof listStandardsRecord>;

/**
 * Checklists, the current one first.
 * Scope `rental-checks:read`.
 * @example
 * for await (const each of ward.rentalChecks.listStandards()) show(each);
 */
export function listStandards(
  handle: ClientHandle,
  query: ListStandardsQuery = {},
  options?: CallOptions,
): ListCall<Page<RentalCheckStandard>> {
  return handle.list(listStandardsRecord, { query }, options);
}

/**
 * A checklist by its version.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.rentalChecks.getStandard('2026-11-yuancheng');
 */
export function getStandard(
  handle: ClientHandle,
  version: string,
  options?: CallOptions,
): CallPromise<RentalCheckStandard> {
  return handle.call(getStandardRecord, { parameters: { version } }, options);
}

/**
 * Publish a checklist of the own station; it is never changed after.
 * Scope `rental-checks:write`. Errors: `already-exists`.
 * @example
 * const answer = await ward.rentalChecks.publishStandard({
 *   version: '2026-11-yuancheng',
 *   verifiedOn: '2026-11-10',
 *   note: '示范：四项简表',
 *   aspects: {
 *     structure: { 'zh-Hans': '房屋结构', en: 'Building structure' },
 *     fire: { 'zh-Hans': '消防隐患', en: 'Fire hazards' },
 *     landlord: { 'zh-Hans': '房东履职', en: 'Landlord\'s duties' },
 *   },
 *   sources: {
 *     R: {
 *       title: '租赁房屋治安管理规定（公安部令第 24 号，1995 年）',
 *       appliesIn: 'national',
 *       divisionPrefixes: [''],
 *     },
 *     H: {
 *       title: '高层民用建筑消防安全管理规定（应急管理部令第 5 号）',
 *       appliesIn: 'national',
 *       divisionPrefixes: [''],
 *     },
 *   },
 *   rectification: { 2: { days: 30 }, 3: { days: 7 }, 4: { hours: 24, referral: true } },
 *   items: [
 *     {
 *       code: 'STR-01',
 *       aspect: 'structure',
 *       severity: 4,
 *       text: {
 *         'zh-Hans': '非违法建筑、非危险房屋',
 *         en: 'Not an illegal or dangerous building',
 *         'zh-Hant': '非違章建築，亦非危險房屋',
 *         ja: '違法建築物でも危険な建物でもない',
 *         ko: '위법 건축물이나 위험 건물이 아님',
 *       },
 *       source: 'R',
 *       article: '5',
 *     },
 *     {
 *       code: 'FIR-03',
 *       aspect: 'fire',
 *       severity: 4,
 *       text: {
 *         'zh-Hans': '楼道、门厅、室内不停放电动自行车或充电',
 *         en: 'No electric bicycle kept or charged in halls, stairs or rooms',
 *       },
 *       source: 'H',
 *       article: '37',
 *     },
 *     {
 *       code: 'FIR-04',
 *       aspect: 'fire',
 *       severity: 3,
 *       text: { 'zh-Hans': '集中充电设施可自动断电', en: 'Shared charging cuts off by itself' },
 *       source: 'H',
 *       article: '37',
 *       when: [{ fact: 'storeys', atLeast: 2 }],
 *       weight: 3,
 *       phrases: [{ 'zh-Hans': '充电处无自动断电装置', en: 'Charging does not cut off by itself' }],
 *     },
 *     {
 *       code: 'LLD-01',
 *       aspect: 'landlord',
 *       severity: 2,
 *       text: { 'zh-Hans': '已登记备案并签订治安责任书', en: 'Let registered and undertaking signed' },
 *       source: 'R',
 *       article: '6',
 *       limits: [
 *         {
 *           text: {
 *             'zh-Hans': '起租后几日内登记备案',
 *             en: 'Days after the start within which a let is registered',
 *           },
 *           value: 3,
 *           unit: { 'zh-Hans': '日', en: 'days' },
 *           divisionPrefixes: ['4416'],
 *         },
 *       ],
 *     },
 *   ],
 *   phrases: [{ 'zh-Hans': '已当场告知房东', en: 'The landlord was told on the spot' }],
 *   checkAgainAfterDays: { 0: 30, 1: 90, 2: 180, 3: 365 },
 * });
 */
export function publishStandard(
  handle: ClientHandle,
  body: RentalCheckStandardPublication,
  options?: WriteOptions,
): CallPromise<RentalCheckStandard> {
  return handle.call(publishStandardRecord, { body }, options);
}

/**
 * Hand in a finished check.
 * Scope `rental-checks:write`. Errors: `check-incomplete`, `photograph-missing`, `standard-unknown`, `version-stale`.
 * This function sends at once; `ward.rentalChecks.submit` saves it on the device first and gives a receipt.
 * @example
 * const answer = await submitRentalCheck(handle, '0190e0a0-0000-7000-8000-000000000061', {
 *   premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *   previousCheckId: null,
 *   standardVersion: '2026-11-yuancheng',
 *   startedAt: '2026-11-20T09:05:00+08:00',
 *   finishedAt: '2026-11-20T09:25:00+08:00',
 *   answers: [
 *     {
 *       itemCode: 'STR-01',
 *       outcome: 'conforms',
 *       observedAt: '2026-11-20T09:08:00+08:00',
 *       answeredTogether: false,
 *       note: null,
 *       photographIds: [],
 *     },
 *     {
 *       itemCode: 'FIR-03',
 *       outcome: 'conforms',
 *       observedAt: '2026-11-20T09:12:00+08:00',
 *       answeredTogether: false,
 *       note: null,
 *       photographIds: [],
 *     },
 *     {
 *       itemCode: 'FIR-04',
 *       outcome: 'fault',
 *       observedAt: '2026-11-20T09:15:00+08:00',
 *       answeredTogether: false,
 *       note: '一楼充电处无自动断电装置',
 *       photographIds: ['0190e0a0-0000-7000-8000-000000000051'],
 *     },
 *     {
 *       itemCode: 'LLD-01',
 *       outcome: 'conforms',
 *       observedAt: '2026-11-20T09:24:00+08:00',
 *       answeredTogether: true,
 *       note: null,
 *       photographIds: [],
 *     },
 *   ],
 *   facts: {
 *     use: { value: 'let', source: 'confirmed', fromCheckId: null },
 *     storeys: { value: 4, source: 'changed', fromCheckId: null, was: 3 },
 *     floorArea: { value: 320, source: 'carried-over', fromCheckId: null },
 *     dwellingCount: { value: 2, source: 'confirmed', fromCheckId: null },
 *   },
 *   residents: [
 *     { stayId: '0190e0a0-0000-7000-8000-000000000101', state: 'lives-here' },
 *     {
 *       stayId: '0190e0a0-0000-7000-8000-000000000102',
 *       state: 'left',
 *       endedOn: '2026-11-19',
 *     },
 *   ],
 *   signatures: [
 *     {
 *       signer: 'officer',
 *       form: 'signature',
 *       attachmentId: '0190e0a0-0000-7000-8000-000000000055',
 *       reason: null,
 *       signedAt: '2026-11-20T09:24:30+08:00',
 *     },
 *     {
 *       signer: 'landlord',
 *       form: 'refused',
 *       attachmentId: null,
 *       reason: '房东称需先咨询，暂不签字',
 *       signedAt: '2026-11-20T09:24:50+08:00',
 *     },
 *   ],
 * });
 */
export function submitRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckSubmission,
  options?: WriteOptions,
): CallPromise<RentalCheck> {
  return handle.call(submitRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/**
 * Hand in a finished check: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.rentalChecks.submitBatch([
 *   {
 *     id: '0190e0a0-0000-7000-8000-000000000061',
 *     body: {
 *       premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *       previousCheckId: null,
 *       standardVersion: '2026-11-yuancheng',
 *       startedAt: '2026-11-20T09:05:00+08:00',
 *       finishedAt: '2026-11-20T09:25:00+08:00',
 *       answers: [
 *         {
 *           itemCode: 'STR-01',
 *           outcome: 'conforms',
 *           observedAt: '2026-11-20T09:08:00+08:00',
 *           answeredTogether: false,
 *           note: null,
 *           photographIds: [],
 *         },
 *         {
 *           itemCode: 'FIR-03',
 *           outcome: 'conforms',
 *           observedAt: '2026-11-20T09:12:00+08:00',
 *           answeredTogether: false,
 *           note: null,
 *           photographIds: [],
 *         },
 *         {
 *           itemCode: 'FIR-04',
 *           outcome: 'fault',
 *           observedAt: '2026-11-20T09:15:00+08:00',
 *           answeredTogether: false,
 *           note: '一楼充电处无自动断电装置',
 *           photographIds: ['0190e0a0-0000-7000-8000-000000000051'],
 *         },
 *         {
 *           itemCode: 'LLD-01',
 *           outcome: 'conforms',
 *           observedAt: '2026-11-20T09:24:00+08:00',
 *           answeredTogether: true,
 *           note: null,
 *           photographIds: [],
 *         },
 *       ],
 *       facts: {
 *         use: { value: 'let', source: 'confirmed', fromCheckId: null },
 *         storeys: { value: 4, source: 'changed', fromCheckId: null, was: 3 },
 *         floorArea: { value: 320, source: 'carried-over', fromCheckId: null },
 *         dwellingCount: { value: 2, source: 'confirmed', fromCheckId: null },
 *       },
 *       residents: [
 *         { stayId: '0190e0a0-0000-7000-8000-000000000101', state: 'lives-here' },
 *         {
 *           stayId: '0190e0a0-0000-7000-8000-000000000102',
 *           state: 'left',
 *           endedOn: '2026-11-19',
 *         },
 *       ],
 *       signatures: [
 *         {
 *           signer: 'officer',
 *           form: 'signature',
 *           attachmentId: '0190e0a0-0000-7000-8000-000000000055',
 *           reason: null,
 *           signedAt: '2026-11-20T09:24:30+08:00',
 *         },
 *         {
 *           signer: 'landlord',
 *           form: 'refused',
 *           attachmentId: null,
 *           reason: '房东称需先咨询，暂不签字',
 *           signedAt: '2026-11-20T09:24:50+08:00',
 *         },
 *       ],
 *     },
 *   },
 * ]);
 */
export function submitRentalCheckBatch(
  handle: ClientHandle,
  items: readonly BatchItem<RentalCheckSubmission>[],
  options?: WriteOptions,
): CallPromise<BatchAnswer<RentalCheck>> {
  return callBatch(handle, submitRentalCheckRecord, items, options);
}

/**
 * A check on record.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.rentalChecks.get('0190e0a0-0000-7000-8000-000000000061');
 */
export function getRentalCheck(handle: ClientHandle, checkId: string, options?: CallOptions): CallPromise<RentalCheck> {
  return handle.call(getRentalCheckRecord, { parameters: { checkId } }, options);
}

/**
 * What {@link listRentalChecks} is asked with.
 * @example
 * const query: ListRentalChecksQuery = { premisesId: '0190e0a0-0000-7000-8000-000000000031' };
 * for await (const each of ward.rentalChecks.list(query)) show(each);
 */
export type ListRentalChecksQuery = QueryOf<typeof listRentalChecksRecord>;

/**
 * Checks on record, the newest first.
 * Scope `rental-checks:read`.
 * @example
 * for await (const each of ward.rentalChecks.list({ premisesId: '0190e0a0-0000-7000-8000-000000000031' })) show(each);
 */
export function listRentalChecks(
  handle: ClientHandle,
  query: ListRentalChecksQuery = {},
  options?: CallOptions,
): ListCall<Page<RentalCheck>> {
  return handle.list(listRentalChecksRecord, { query }, options);
}

/**
 * Accept a check, or send it back with a reason.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.rentalChecks.review(
 *   '0190e0a0-0000-7000-8000-000000000061',
 *   { decision: 'accept', reason: null },
 *   { ifMatch: etag },
 * );
 */
export function reviewRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckReview,
  options: WriteOptions & WithMatch,
): CallPromise<RentalCheck> {
  return handle.call(reviewRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/**
 * Take a check back, with a reason.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.rentalChecks.withdraw(
 *   '0190e0a0-0000-7000-8000-000000000061',
 *   { reason: '误将 20 号登记为 18 号，现撤回' },
 *   { ifMatch: etag },
 * );
 */
export function withdrawRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckWithdrawal,
  options: WriteOptions & WithMatch,
): CallPromise<RentalCheck> {
  return handle.call(withdrawRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/**
 * `ward.rentalChecks`
 * @example
 * const rentalChecks: RentalChecksModule = rentalChecksModule(handle);
 * for await (const each of rentalChecks.listStandards()) show(each);
 */
export interface RentalChecksModule {
  /** Checklists, the current one first. */
  readonly listStandards: Bound<typeof listStandards>;
  /** A checklist by its version. */
  readonly getStandard: Bound<typeof getStandard>;
  /** Publish a checklist of the own station; it is never changed after. */
  readonly publishStandard: Bound<typeof publishStandard>;
  /** Hand in a finished check. */
  readonly submit: Bound<typeof submitRentalCheck>;
  /** Hand in a finished check: up to 200 in one call. */
  readonly submitBatch: Bound<typeof submitRentalCheckBatch>;
  /** A check on record. */
  readonly get: Bound<typeof getRentalCheck>;
  /** Checks on record, the newest first. */
  readonly list: Bound<typeof listRentalChecks>;
  /** Accept a check, or send it back with a reason. */
  readonly review: Bound<typeof reviewRentalCheck>;
  /** Take a check back, with a reason. */
  readonly withdraw: Bound<typeof withdrawRentalCheck>;
}

/**
 * The functions of this module over one client.
 * @example
 * const rentalChecks = rentalChecksModule(handle);
 * for await (const each of rentalChecks.listStandards()) show(each);
 */
export function rentalChecksModule(handle: ClientHandle): RentalChecksModule {
  return {
    listStandards: (...rest) => listStandards(handle, ...rest),
    getStandard: (...rest) => getStandard(handle, ...rest),
    publishStandard: (...rest) => publishStandard(handle, ...rest),
    submit: (...rest) => submitRentalCheck(handle, ...rest),
    submitBatch: (...rest) => submitRentalCheckBatch(handle, ...rest),
    get: (...rest) => getRentalCheck(handle, ...rest),
    list: (...rest) => listRentalChecks(handle, ...rest),
    review: (...rest) => reviewRentalCheck(handle, ...rest),
    withdraw: (...rest) => withdrawRentalCheck(handle, ...rest),
  };
}
