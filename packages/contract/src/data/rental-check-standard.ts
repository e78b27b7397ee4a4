/** Text in the two languages that every item has. */
export interface StandardText {
  readonly 'zh-Hans': string;
  readonly en: string;
}

export type StandardAspect = 'structure' | 'fire' | 'security' | 'landlord';

/** 4 life-threatening, 3 serious, 2 moderate, 1 minor. */
export type StandardSeverity = 1 | 2 | 3 | 4;

/** A law, rule or practice that items rest on. */
export interface StandardSource {
  readonly title: string;
  /** Where it applies, in words. */
  readonly appliesIn: string;
  /** The divisions (GB/T 2260) in which it is in force; null where it is no local rule: national law, or practice. */
  readonly divisionCodes: readonly string[] | null;
}

/** How long rectification may take, from the observation. */
export interface StandardRectification {
  readonly hours?: number;
  readonly days?: number;
  /** Whether the hazard is also referred to the authority in charge. */
  readonly referral?: boolean;
}

export interface StandardItem {
  readonly code: string;
  readonly aspect: StandardAspect;
  readonly severity: StandardSeverity;
  readonly text: StandardText;
  /** A key of `sources`. */
  readonly source: string;
  readonly article: string | null;
}

/** A versioned checklist as data; a check keeps the version it was made under. */
export interface RentalCheckStandardData {
  readonly id: string;
  readonly version: string;
  /** The day on which a station checked the sources; null until one has. */
  readonly verifiedOn: string | null;
  readonly note: string;
  readonly aspects: Readonly<Record<StandardAspect, StandardText>>;
  readonly sources: Readonly<Record<string, StandardSource>>;
  readonly rectification: Readonly<Record<StandardSeverity, StandardRectification>>;
  readonly items: readonly StandardItem[];
}
