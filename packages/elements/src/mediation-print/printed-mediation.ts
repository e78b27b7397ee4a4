import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationDossier, MediationPaper } from '@wardkit/contract/mediation-dossier';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Mediation } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import type { PaperWords } from './mediation-print.en.ts';

/** What can be printed of a mediation. */
export type PrintKind = 'agreement' | 'dossier';

/** What is on record of a mediation, as far as it comes on paper. */
export interface PrintedMediation {
  readonly mediation: Mediation;
  /** Everybody of it, masked as the server tells them. */
  readonly parties: readonly MediationParty[];
  /** The first one first. */
  readonly sessions: readonly MediationSession[];
  /** The name of the station, for the authority of a public-security mediation; null where it is not known. */
  readonly stationName: string | null;
}

/** The words of a second language that are repeated below the Chinese ones. */
export interface SecondLanguage {
  readonly tag: string;
  readonly words: PaperWords;
}

/** How it comes on paper. */
export interface PaperOptions {
  /** The Chinese words: a form of the law is in Chinese, whatever the screen speaks. */
  readonly words: PaperWords;
  readonly second: SecondLanguage | null;
  /** How many originals are made, 1 to 99. */
  readonly copies: number;
}

/** An agreement as it is printed. */
export interface PrintedAgreement extends PrintedMediation {
  readonly agreement: MediationAgreement;
}

/** A dossier as it is printed: what belongs to it, and what was filed. */
export interface PrintedDossier extends PrintedMediation {
  readonly dossier: MediationDossier;
  readonly papers: readonly MediationPaper[];
}
