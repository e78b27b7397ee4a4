import { appendAttachment, createAttachment, getAttachment, getAttachmentContent } from './attachments.ts';
import {
  getDoorplate,
  issueDoorplate,
  listDoorplates,
  listRevocations,
  revokeDoorplate,
  scanDoorplate,
} from './doorplates.ts';
import { listHazards } from './hazards.ts';
import { discover, getMeta } from './meta.ts';
import { getPremises, getStation, listDivisions, listPremises } from './places.ts';
import { getRating } from './ratings.ts';
import { getStandard, listStandards } from './rental-check-standards.ts';
import { getRentalCheck, listRentalChecks, submitRentalCheck } from './rental-checks.ts';
import { getSession } from './session.ts';
import { listStays } from './stays.ts';

/** Every operation of the contract by its id: the one index that a new module is added to. */
export const operations = {
  'meta.get': getMeta,
  'meta.discover': discover,
  'session.get': getSession,
  'places.listDivisions': listDivisions,
  'places.getStation': getStation,
  'places.listPremises': listPremises,
  'places.getPremises': getPremises,
  'doorplates.scan': scanDoorplate,
  'doorplates.list': listDoorplates,
  'doorplates.get': getDoorplate,
  'doorplates.issue': issueDoorplate,
  'doorplates.revoke': revokeDoorplate,
  'doorplates.listRevocations': listRevocations,
  'stays.list': listStays,
  'rentalChecks.listStandards': listStandards,
  'rentalChecks.getStandard': getStandard,
  'rentalChecks.submit': submitRentalCheck,
  'rentalChecks.get': getRentalCheck,
  'rentalChecks.list': listRentalChecks,
  'hazards.list': listHazards,
  'ratings.get': getRating,
  'attachments.create': createAttachment,
  'attachments.append': appendAttachment,
  'attachments.get': getAttachment,
  'attachments.getContent': getAttachmentContent,
} as const;

/** The id of an operation. */
export type OperationId = keyof typeof operations;
