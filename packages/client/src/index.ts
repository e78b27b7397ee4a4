export type { BatchAnswer, BatchItem } from './batch.ts';
export type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
export type { Answered, CallPromise, ListCall, Page, Safe } from './call-promise.ts';
export type { CallOutcome, CallTrace, CallTracer } from './call-tracer.ts';
export { type Clock, systemClock } from './clock.ts';
export { createClient, type WardClientOptions } from './create-client.ts';
export { type ClientOptions, createHandle } from './create-handle.ts';
export type { Drafts, KeptPhoto } from './drafts.types.ts';
export type { AnyWardError, ContractIssue, StorageErrorCode, WardErrorDetails, WardErrorKind } from './errors.ts';
export {
  AbortedError,
  ApiError,
  ContractError,
  isWardError,
  NetworkError,
  StorageError,
  TimeoutError,
  WardError,
} from './errors.ts';
export type { EventFilter, EventGap, EventItem, EventOptions } from './events/events.types.ts';
export { isGap } from './events/is-gap.ts';
export type { CallInput, ClientHandle } from './handle.ts';
export { newIdentifier } from './identifier.ts';
export type { LateModules } from './late-modules.ts';
export type { Collision } from './outbox/merge.ts';
export type {
  ExportedItem,
  Outbox,
  OutboxItem,
  OutboxState,
  OutboxStatus,
  Receipt,
  Resolution,
  Settlement,
} from './outbox/outbox.types.ts';
export type { Platform } from './platform.ts';
export type { SavedRentalChecks, SubmitOptions } from './rental-check-submission.ts';
export type { SaveOptions } from './saved-calls.ts';
export type { SavedModules } from './saved-modules.ts';
export type { DeviceLimits, DeviceState, DeviceStatus, ThisDevice } from './this-device/this-device.types.ts';
export type { TokenSource } from './token-gate.ts';
export type { Transport, TransportRequest } from './transport.ts';
export { createMemoryStore } from './vault/memory-store.ts';
export type { MemoryReason, RecordStore } from './vault/record-store.ts';
export type { SignedOut, WardClient } from './ward-client.ts';
export type { WardEventListener, WardEventName, WardEvents } from './ward-events.ts';
