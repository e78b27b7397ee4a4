import type {
  BatchAnswer,
  CallPromise,
  ClientHandle,
  LateModules,
  Receipt,
  SavedModules,
  SaveOptions,
  Settlement,
  WardClient,
  WithMatch,
  WithPurpose,
} from '@wardkit/client';
import type { AlertsModule } from '@wardkit/client/alerts';
import { type HazardsModule, rectifyHazard } from '@wardkit/client/hazards';
import type { JobsModule } from '@wardkit/client/jobs';
import type { StaysModule } from '@wardkit/client/stays';
import type { Alert, Hazard, Problem, RentalCheck, RentalCheckSubmission } from '@wardkit/contract';
import { expectTypeOf } from 'expect-type';

const rectification = { rectifiedAt: '2026-11-23T16:00:00+08:00', note: '已整改', photographIds: [] };

export async function aSavedVerbGivesAReceipt(ward: WardClient): Promise<void> {
  const receipt = await ward.hazards.rectify('id', rectification, { ifMatch: '"3"', label: '长塘路 18 号' });
  expectTypeOf(receipt).toEqualTypeOf<Receipt<Hazard>>();
  const settled = await receipt.settled;
  expectTypeOf(settled).toEqualTypeOf<Settlement<Hazard>>();
  if (settled.state === 'accepted') expectTypeOf(settled.data).toEqualTypeOf<Hazard>();
  if (settled.state === 'rejected') expectTypeOf(settled.problem).toEqualTypeOf<Problem>();
  if (settled.state === 'conflict') expectTypeOf(settled.current).toBeUnknown();
}

export function aSavedVerbAsksForWhatItsCallAsksFor(ward: WardClient): void {
  expectTypeOf(ward.alerts.addNote).parameter(3).toEqualTypeOf<SaveOptions & WithPurpose>();
  expectTypeOf(ward.hazards.rectify).parameter(2).toExtend<SaveOptions & WithMatch>();
  // @ts-expect-error no ETag
  ward.hazards.rectify('id', rectification, { label: '长塘路 18 号' });
  // @ts-expect-error no options
  ward.hazards.rectify('id', rectification);
  // @ts-expect-error a saved call can't be ended by a signal
  ward.hazards.rectify('id', rectification, { ifMatch: '"3"', signal: new AbortController().signal });
}

export function theSameFunctionWithoutAClientSendsAtOnce(handle: ClientHandle): void {
  expectTypeOf(rectifyHazard(handle, 'id', rectification, { ifMatch: '"3"' })).toEqualTypeOf<CallPromise<Hazard>>();
}

export async function aCheckIsHandedInThroughTheOutbox(ward: WardClient, check: RentalCheckSubmission): Promise<void> {
  const receipt = await ward.rentalChecks.submit(check, { premisesLabel: '长塘路 18 号 302' });
  expectTypeOf(receipt).toEqualTypeOf<Receipt<RentalCheck>>();
  // @ts-expect-error what the outbox calls it is asked for
  ward.rentalChecks.submit(check, {});
}

export function aLateModuleHasItsVerbs(ward: WardClient): void {
  expectTypeOf<keyof AlertsModule>().toEqualTypeOf<keyof WardClient['alerts']>();
  expectTypeOf<keyof StaysModule>().toEqualTypeOf<keyof WardClient['stays']>();
  expectTypeOf<keyof HazardsModule>().toEqualTypeOf<keyof WardClient['hazards']>();
  expectTypeOf<WardClient>().toExtend<Omit<LateModules, keyof SavedModules> & SavedModules>();
  expectTypeOf(ward.alerts.get).toEqualTypeOf<AlertsModule['get']>();
  expectTypeOf(ward.jobs.list).toEqualTypeOf<JobsModule['list']>();
  // @ts-expect-error no such verb
  ward.alerts.rank;
  // @ts-expect-error no such module
  ward.officers;
}

export async function aBatchAnswersForEachOfItsItems(ward: WardClient): Promise<void> {
  const body = {
    priority: 'immediate',
    category: 'fire-hazard',
    channel: 'emergency-call',
    summary: '楼道冒烟',
    description: null,
    place: { divisionCode: '441602001002', text: '示范路 18 号', point: null, premisesId: null },
    reporter: { name: null, telephone: null },
    occurredAt: null,
    receivedAt: '2026-11-20T14:18:04+08:00',
  } as const;
  const answer = await ward.alerts.receiveBatch([{ id: 'id', body }], { purpose: 'alert-handling' });
  expectTypeOf(answer).toEqualTypeOf<BatchAnswer<Alert>>();
  for (const { status, body: made, problem } of answer.items) {
    expectTypeOf(status).toBeNumber();
    expectTypeOf(made).toEqualTypeOf<Alert | undefined>();
    expectTypeOf(problem).toEqualTypeOf<Problem | undefined>();
  }
  // @ts-expect-error an item without an id
  ward.alerts.receiveBatch([{ body }], { purpose: 'alert-handling' });
  // @ts-expect-error a batch asks for the purpose too
  ward.alerts.receiveBatch([{ id: 'id', body }]);
  // @ts-expect-error a priority that is none
  ward.alerts.receiveBatch([{ id: 'id', body: { ...body, priority: 5 } }], { purpose: 'alert-handling' });
}
