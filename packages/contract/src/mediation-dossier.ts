import * as z from 'zod/mini';
import { closedEnum, LocalDate, LocalizedText, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { mediationPapers } from './mediation-needs.ts';
import {
  Mediation,
  MediationDeadline,
  MediationId,
  mediationStaff,
  mediationStaffAndParties,
  ShortText,
} from './mediation-record.ts';
import { mediationStateNames } from './mediation-states.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

const papers = [...mediationPapers, 'other'] as unknown as readonly [string, ...string[]];

/** A paper that is put into the dossier: what it is, and the attachments that show it. */
export const PaperEntry = z.object({
  paper: closedEnum(papers, 'whether the dossier is complete follows from it'),
  datedOn: LocalDate,
  attachmentIds: z.array(Uuid).check(z.minLength(1), z.maxLength(20)),
  note: z.nullable(ShortText),
});
export type PaperEntry = z.output<typeof PaperEntry>;

/** A paper on file. */
export const MediationPaper = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  mediationId: Uuid,
  paper: openEnum(papers),
  datedOn: LocalDate,
  attachmentIds: z.array(Uuid),
  note: z.nullable(z.string()),
  filedAt: Timestamp,
});
export type MediationPaper = z.output<typeof MediationPaper>;

/** A line of the dossier. */
export const DossierLine = z.looseObject({
  paper: openEnum(papers),
  title: LocalizedText,
  /** `needed`: without it the mediation can't be archived from the state that it is in. */
  needed: z.boolean(),
  state: openEnum(['present', 'missing']),
  /** Since when it is there. */
  presentSince: z.nullable(Timestamp),
  attachmentIds: z.array(Uuid),
});
export type DossierLine = z.output<typeof DossierLine>;

/** Which papers of a mediation exist and which are missing. */
export const MediationDossier = z.looseObject({
  mediationId: Uuid,
  state: openEnum(mediationStateNames),
  papers: z.array(DossierLine),
  /** Whether every needed paper is there. False while the mediation is in a state from which none is archived. */
  complete: z.boolean(),
});
export type MediationDossier = z.output<typeof MediationDossier>;

const reading = {
  ...read,
  scope: 'mediations:read',
  parameters: MediationId,
  method: 'GET',
  problems: [],
  offline: { keep: 12 * 60 },
} as const;

export const listDeadlines = operation({
  ...reading,
  id: 'mediations.listDeadlines',
  path: '/v1/mediations/{mediationId}/deadlines',
  summary: 'The deadlines of a mediation, in the order in which they started',
  callers: mediationStaffAndParties,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(MediationDeadline) },
  requirements: ['WK-MED-38', 'WK-MED-39', 'WK-MED-40', 'WK-MED-47', 'WK-MED-54'],
});

export const getDossier = operation({
  ...reading,
  id: 'mediations.getDossier',
  path: '/v1/mediations/{mediationId}/dossier',
  summary: 'Which papers of a mediation exist and which are missing',
  callers: mediationStaffAndParties,
  answers: { 200: MediationDossier },
  requirements: ['WK-MED-41'],
});

export const listPapers = operation({
  ...reading,
  id: 'mediations.listPapers',
  path: '/v1/mediations/{mediationId}/papers',
  summary: 'The papers on file of a mediation',
  callers: mediationStaff,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(MediationPaper) },
  requirements: ['WK-MED-42'],
});

export const filePaper = operation({
  ...write,
  id: 'mediations.filePaper',
  method: 'PUT',
  path: '/v1/mediations/{mediationId}/papers/{paperId}',
  summary: 'Put a paper into the dossier',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: z.object({ mediationId: Uuid, paperId: Uuid }),
  body: PaperEntry,
  answers: { 201: MediationPaper },
  problems: ['state-conflict'],
  concurrency: 'if-none-match',
  emits: ['mediation.paper-filed'],
  offline: {
    queue: {
      lane: 'mediation:{mediationId}',
      after: ['mediations.register', 'attachments.create', 'attachments.append'],
    },
  },
  requirements: ['WK-MED-03', 'WK-MED-42', 'WK-MED-48'],
});

export const archiveMediation = operation({
  ...write,
  id: 'mediations.archive',
  method: 'POST',
  path: '/v1/mediations/{mediationId}/archival',
  summary: 'Close the dossier; nothing in it can be changed any more',
  scope: 'mediations:write',
  callers: mediationStaff,
  parameters: MediationId,
  body: z.object({ note: z.nullable(ShortText) }),
  answers: { 200: Mediation },
  problems: ['state-conflict', 'need-missing'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['mediation.archived'],
  offline: {},
  requirements: ['WK-MED-01', 'WK-MED-02', 'WK-MED-43', 'WK-MED-49', 'WK-MED-59'],
});

/** The operations on deadlines, papers and the archive. */
export const mediationDossierOperations = {
  'mediations.listDeadlines': listDeadlines,
  'mediations.getDossier': getDossier,
  'mediations.listPapers': listPapers,
  'mediations.filePaper': filePaper,
  'mediations.archive': archiveMediation,
} as const;
