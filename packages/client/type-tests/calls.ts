import type {
  Answered,
  AnyWardError,
  CallOptions,
  CallPromise,
  ClientHandle,
  ListCall,
  Page,
  Safe,
  WardClient,
} from '@wardkit/client';
import type { ListAlertsQuery } from '@wardkit/client/alerts';
import { getStation, listPremises } from '@wardkit/client/places';
import type { Alert, Premises, Station, Stay } from '@wardkit/contract';
import { expectTypeOf } from 'expect-type';

export function aCallThatReturnsPersonalDataAsksForItsPurpose(ward: WardClient): void {
  expectTypeOf(ward.places.getPremises('id', { purpose: 'rental-check' })).toEqualTypeOf<CallPromise<Premises>>();
  // @ts-expect-error no options at all
  ward.places.getPremises('id');
  // @ts-expect-error options without a purpose
  ward.places.getPremises('id', { timeout: 5_000 });
  // @ts-expect-error a purpose that no rule names
  ward.places.getPremises('id', { purpose: 'curiosity' });
  // @ts-expect-error nothing stands for nobody's purpose
  ward.places.getPremises('id', { purpose: undefined });
  // @ts-expect-error a list asks for it too
  ward.stays.list({ premisesId: 'id' });
}

export function aCallWithoutPersonalDataAsksForNothing(ward: WardClient): void {
  expectTypeOf(ward.places.getStation('id')).toEqualTypeOf<CallPromise<Station>>();
  expectTypeOf<Parameters<typeof ward.places.getStation>>().toEqualTypeOf<
    [stationId: string, options?: CallOptions | undefined]
  >();
}

export function aChangeAsksForWhatItRestsOn(ward: WardClient): void {
  const change = { expectedEndOn: '2027-01-31' };
  const call = ward.stays.change('id', change, { purpose: 'stay-registration', ifMatch: '"3"' });
  expectTypeOf(call).toEqualTypeOf<CallPromise<Stay>>();
  // @ts-expect-error no ETag
  ward.stays.change('id', change, { purpose: 'stay-registration' });
  // @ts-expect-error what an answer may lack has to be looked at first
  ward.stays.change('id', change, { purpose: 'stay-registration', ifMatch: null as string | null });
  // @ts-expect-error no purpose
  ward.stays.change('id', change, { ifMatch: '"3"' });
  // @ts-expect-error a member that the body does not have
  ward.stays.change('id', { expectedEnd: '2027-01-31' }, { purpose: 'stay-registration', ifMatch: '"3"' });
  // @ts-expect-error a read takes no key
  ward.places.getStation('id', { idempotencyKey: 'a3d7c0f2-5b1e-4f0e-9a52-0c6f4f6f0b11' });
}

export async function aListIsAPageOrItsItems(ward: WardClient): Promise<void> {
  const list = ward.alerts.list({ state: ['received'] }, { purpose: 'alert-handling' });
  expectTypeOf(list).toExtend<ListCall<Page<Alert>>>();
  expectTypeOf(await list).toExtend<{ items: Alert[]; next: string | null }>();
  for await (const alert of list) expectTypeOf(alert).toEqualTypeOf<Alert>();
  for await (const page of list.pages()) expectTypeOf(page.items).toEqualTypeOf<Alert[]>();
}

export function theQueryOfAListIsTyped(ward: WardClient): void {
  const how = { purpose: 'alert-handling' } as const;
  expectTypeOf<ListAlertsQuery>().toExtend<{ limit?: number | undefined; cursor?: string | undefined }>();
  ward.alerts.list({}, how);
  ward.alerts.list({ limit: 20, area: '441602' }, how);
  // @ts-expect-error no such filter
  ward.alerts.list({ officer: 'id' }, how);
  // @ts-expect-error a number
  ward.alerts.list({ limit: '20' }, how);
  // @ts-expect-error stays are asked of premises
  ward.stays.list({}, { purpose: 'stay-registration' });
}

export async function safeIsNarrowedByOk(ward: WardClient): Promise<void> {
  const result = await ward.places.getStation('id').safe();
  expectTypeOf(result).toEqualTypeOf<Safe<Station>>();
  // @ts-expect-error it may have failed
  result.data;
  if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Station>();
  else expectTypeOf(result.error).toEqualTypeOf<AnyWardError>();
}

export async function withResponseTellsWhatStoodAround(ward: WardClient): Promise<void> {
  const answered = await ward.places.getStation('id').withResponse();
  expectTypeOf(answered).toEqualTypeOf<Answered<Station>>();
  expectTypeOf(answered.etag).toEqualTypeOf<string | null>();
  expectTypeOf(answered.stale).toEqualTypeOf<{ since: string } | null>();
  expectTypeOf(answered.response).toEqualTypeOf<Response | null>();
}

export function aFunctionTakesTheSmallCoreAndTheWholeClient(handle: ClientHandle, ward: WardClient): void {
  expectTypeOf(getStation(handle, 'id')).toEqualTypeOf<CallPromise<Station>>();
  expectTypeOf(getStation(ward, 'id')).toEqualTypeOf<CallPromise<Station>>();
  // @ts-expect-error the same purpose is asked for
  listPremises(handle, {});
}

export async function codesAreGivenAsLiteralsAndOpenOnesStayTexts(ward: WardClient): Promise<void> {
  const alert = await ward.alerts.get('id', { purpose: 'alert-handling' });
  // A value that a newer server knows is a text, and those of today are told by name.
  expectTypeOf(alert.priority).toExtend<string>();
  expectTypeOf('a-later-one').toExtend<typeof alert.category>();
  const premises = await ward.places.getPremises('id', { purpose: 'rental-check' });
  expectTypeOf(premises.use).toEqualTypeOf<Premises['use']>();
  const order = { at: '2026-11-20T14:19:10+08:00', unitIds: ['id'] };
  const how = { purpose: 'alert-handling', ifMatch: '"1"' } as const;
  expectTypeOf(ward.alerts.dispatch('id', order, how)).toEqualTypeOf<CallPromise<Alert>>();
  const intake = { addressId: 'id', storeys: 6, floorArea: null, landlord: null, organisationId: null, letSince: null };
  ward.places.createPremises('id', { ...intake, use: 'let' }, { purpose: 'rental-check' });
  // @ts-expect-error a closed list takes its own words only
  ward.places.createPremises('id', { ...intake, use: 'haunted' }, { purpose: 'rental-check' });
}
