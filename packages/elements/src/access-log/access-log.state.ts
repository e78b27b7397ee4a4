import type { AccessLogEntry } from '@wardkit/contract/audit';
import type { OwnRecord, PersonRequest } from '@wardkit/contract/person-requests';
import type { Stay } from '@wardkit/contract/stays';
import type { FailedReading } from '../foundation/failed-reading.ts';

/** The days that are looked at, each `YYYY-MM-DD` and with both its ends; null is open. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

/** Readings of the log, the newest first. */
export type LogState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly entries: readonly AccessLogEntry[];
      readonly next: string | null;
      readonly more: 'idle' | 'loading' | 'failed';
    }
  | { readonly kind: 'failed' };

/** What is done about the own data. */
export type RequestTask =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'asking';
      readonly requestId: string;
      readonly busy: boolean;
      readonly failure: RequestFailure | null;
    }
  | { readonly kind: 'sent'; readonly request: PersonRequest };

export type RequestFailure =
  | { readonly kind: 'offline' | 'forbidden' | 'sign-in' | 'input' }
  | { readonly kind: 'error'; readonly requestId: string | null };

export interface ReadyState {
  readonly kind: 'ready';
  /** Whose data it is; null where the account stands for no person: then the station files the request. */
  readonly personId: string | null;
  readonly period: Period;
  readonly log: LogState;
  readonly records: readonly OwnRecord[];
  readonly moreRecords: boolean;
  /** The own stays by their ids, masked; those that could not be read are missing. */
  readonly stays: ReadonlyMap<string, Stay>;
  readonly requests: readonly PersonRequest[];
  /** The request that is being taken back. */
  readonly withdrawing: string | null;
  /** Why one could not be taken back. */
  readonly withdrawFailed: 'answered' | 'failed' | null;
  readonly task: RequestTask;
}

/** All that the access log can be in. */
export type AccessLogState = { readonly kind: 'loading' } | ReadyState | FailedReading;
