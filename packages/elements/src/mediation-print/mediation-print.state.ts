import type { FailedReading } from '../foundation/failed-reading.ts';
import type { PrintedAgreement, PrintedDossier } from './printed-mediation.ts';

/** What was read to be printed. */
export type Printable =
  | { readonly print: 'agreement'; readonly printed: PrintedAgreement }
  | { readonly print: 'dossier'; readonly printed: PrintedDossier };

/** The states of what prints a mediation. */
export type MediationPrintState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading' }
  /** Nothing has been agreed, so there is no agreement. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ready'; readonly printable: Printable }
  | FailedReading;

/** What went wrong with the last attempt to print. */
export type PrintFault = 'copies' | 'second-language' | 'browser';
