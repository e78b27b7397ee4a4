import type { attachmentsOperations } from '../attachments.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse } from './rental-house.ts';

const AttachmentId = { attachmentId: invented.attachmentId } as const;
const announcement = {
  premisesId: invented.premisesId,
  mediaType: 'image/jpeg',
  size: 1_600_000,
  sha256: '3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855a',
} as const;
const announced = {
  id: invented.attachmentId,
  version: 1,
  stationId: invented.stationId,
  ...announcement,
  state: 'receiving',
  receivedBytes: 0,
  copy: null,
  createdAt: '2026-11-20T09:26:00+08:00',
} as const;
const complete = {
  ...announced,
  version: 3,
  state: 'complete',
  receivedBytes: 1_600_000,
  copy: {
    mediaType: 'image/jpeg',
    size: 812_340,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    width: 1920,
    height: 1440,
  },
} as const;

export const attachmentsExamples = {
  'attachments.create': [
    {
      summary: 'A photograph is announced',
      request: { parameters: AttachmentId, body: announcement },
      status: 201,
      answer: announced,
    },
  ],
  'attachments.append': [
    {
      summary: 'The first 1,048,576 bytes',
      request: {
        parameters: AttachmentId,
        headers: { 'upload-offset': 0 },
        body: 'bytes 0 to 1,048,575 of the photograph',
      },
      status: 200,
      answer: { ...announced, version: 2, receivedBytes: 1_048_576 },
    },
    {
      summary: 'The rest, with which the upload is whole',
      request: {
        parameters: AttachmentId,
        headers: { 'upload-offset': 1_048_576 },
        body: 'bytes 1,048,576 to 1,599,999 of the photograph',
      },
      status: 200,
      answer: complete,
    },
  ],
  'attachments.get': [
    {
      summary: 'An upload that stopped half-way: it goes on at receivedBytes',
      request: { parameters: AttachmentId },
      status: 200,
      answer: { ...announced, version: 2, receivedBytes: 1_048_576 },
    },
  ],
  'attachments.getContent': [
    {
      summary: 'The kept copy',
      request: { parameters: AttachmentId },
      status: 200,
      answer: 'the bytes of the JPEG',
    },
  ],
  'attachments.delete': [
    {
      summary: 'A photograph that was taken by mistake',
      request: { parameters: { attachmentId: rentalHouse.unusedPhotographId } },
      status: 204,
      answer: null,
    },
  ],
} as const satisfies ModuleExamples<typeof attachmentsOperations>;
