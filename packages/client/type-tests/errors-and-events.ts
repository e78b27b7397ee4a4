import type {
  AbortedError,
  AnyWardError,
  ApiError,
  ContractError,
  ContractIssue,
  EventGap,
  EventItem,
  NetworkError,
  StorageError,
  StorageErrorCode,
  TimeoutError,
  WardClient,
  WardErrorKind,
} from '@wardkit/client';
import { isGap, isWardError } from '@wardkit/client';
import type { Problem, WardEvent } from '@wardkit/contract';
import { expectTypeOf } from 'expect-type';

export function anErrorIsNarrowedByItsKind(error: AnyWardError): void {
  expectTypeOf<AnyWardError['kind']>().toEqualTypeOf<WardErrorKind>();
  expectTypeOf(error.requestId).toEqualTypeOf<string | null>();
  // @ts-expect-error only some have a code
  error.code;
  switch (error.kind) {
    case 'api':
      expectTypeOf(error).toEqualTypeOf<ApiError>();
      expectTypeOf(error.problem).toEqualTypeOf<Problem>();
      expectTypeOf(error.problem.current).toBeUnknown();
      return;
    case 'network':
      expectTypeOf(error).toEqualTypeOf<NetworkError>();
      return;
    case 'timeout':
      expectTypeOf(error).toEqualTypeOf<TimeoutError>();
      expectTypeOf(error.milliseconds).toBeNumber();
      return;
    case 'aborted':
      expectTypeOf(error).toEqualTypeOf<AbortedError>();
      return;
    case 'contract':
      expectTypeOf(error).toEqualTypeOf<ContractError>();
      expectTypeOf(error.issues).toEqualTypeOf<readonly ContractIssue[]>();
      return;
    case 'storage':
      expectTypeOf(error).toEqualTypeOf<StorageError>();
      expectTypeOf(error.code).toEqualTypeOf<StorageErrorCode>();
      return;
    default:
      expectTypeOf(error).toBeNever();
  }
}

export function whatIsCaughtIsNarrowedByItsBrand(caught: unknown): void {
  if (isWardError(caught)) expectTypeOf(caught).toEqualTypeOf<AnyWardError>();
  else expectTypeOf(caught).toBeUnknown();
}

export async function aStreamGivesEventsAndGaps(ward: WardClient): Promise<void> {
  for await (const item of ward.events({ types: ['alert.*'], areas: ['441602'] })) {
    expectTypeOf(item).toEqualTypeOf<EventItem>();
    // @ts-expect-error a gap has no subject
    item.subject;
    if (isGap(item)) expectTypeOf(item).toEqualTypeOf<EventGap>();
    else {
      expectTypeOf(item).toEqualTypeOf<WardEvent>();
      expectTypeOf(item.subject).toBeString();
    }
  }
  // @ts-expect-error types are a list
  ward.events({ types: 'alert.*' });
}

export function aListenerHearsItsOwnEvent(ward: WardClient): void {
  const stop = ward.on('retry', (event) => {
    expectTypeOf(event).toEqualTypeOf<{ operationId: string; attempt: number; delay: number; reason: string }>();
  });
  expectTypeOf(stop).toEqualTypeOf<() => void>();
  ward.on('rate-limit', ({ limit }) => expectTypeOf(limit).toEqualTypeOf<number | null>());
  // @ts-expect-error nobody tells of it
  ward.on('tracking', () => {});
}
