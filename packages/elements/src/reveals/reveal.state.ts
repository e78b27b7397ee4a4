import type { Purpose } from '@wardkit/contract/purpose';
import type { ActionFault } from '../foundation/client-failure.ts';

/** A field that the server masked and would show. */
export interface MaskedField {
  readonly kind: 'name' | 'identityNumber' | 'telephone' | 'address' | 'words';
  /** JSON Pointer into the record. */
  readonly pointer: string;
  readonly masked: string;
}

/** Whose fields can be shown: a person on a record. */
export interface RevealSubject {
  /** The record's path, `/v1/stays/{id}`. */
  readonly record: string;
  /** The masked name, for the heading. */
  readonly name: string;
  readonly fields: readonly MaskedField[];
}

/** Why a field was not shown; `too-short` is told at the reason, before anything is sent. */
export type RevealFault = 'too-short' | ActionFault;

/** What a person says before a field is shown. */
export interface RevealForm {
  readonly field: MaskedField;
  readonly purpose: Purpose;
  readonly reason: string;
}

/** All that the dialog can be in. */
export type RevealState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'asking' | 'sending';
      readonly subject: RevealSubject;
      readonly form: RevealForm;
      readonly fault: RevealFault | null;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'shown';
      readonly subject: RevealSubject;
      readonly form: RevealForm;
      readonly value: string;
      /** Milliseconds since 1970 by the widget's clock. */
      readonly endsAt: number;
    }
  | { readonly kind: 'masked'; readonly subject: RevealSubject; readonly form: RevealForm };
