import type {
  AttachmentAnnouncement,
  DeviceRegistration,
  OperationId,
  RentalCheckSubmission,
  WipeReport,
} from '@wardkit/contract';
import {
  attachmentOf,
  checkFrom,
  deviceOf,
  discovery,
  division,
  doorplateOf,
  ids,
  meta,
  plateCode,
  premisesOf,
  ratingOf,
  scanFor,
  sessionOf,
  standard,
  station,
  stays,
} from './fixtures.ts';
import { problemResponse } from './problem-response.ts';
import type { ScriptedCall } from './scripted-server.ts';

const page = (items: unknown[]) => ({ items, next: null });

function lastCheck({ records }: ScriptedCall) {
  return records.checks.at(-1);
}

/**
 * What a scripted server answers unless a test says otherwise: one station, one let dwelling, one check on record. What is
 * not here answers with the contract's own example.
 * @example
 * import { createScriptedServer, defaultAnswers } from '@wardkit/testing';
 *
 * const server = createScriptedServer({ answers: { ...defaultAnswers, 'hazards.list': { items: [], next: null } } });
 */
export const defaultAnswers: Partial<Record<OperationId, unknown>> = {
  'meta.get': meta,
  'meta.discover': discovery,
  'session.get': ({ role }: ScriptedCall) => sessionOf(role as Exclude<typeof role, 'stranger'>),
  'places.listDivisions': page([division]),
  'places.getStation': station,
  'places.listPremises': () => page([premisesOf()]),
  'places.getPremises': ({ parameters }: ScriptedCall) =>
    parameters.premisesId === ids.premises ? premisesOf() : problemResponse('not-found'),
  'doorplates.scan': ({ parameters, role }: ScriptedCall) =>
    parameters.code === plateCode ? scanFor(role) : problemResponse('plate-unknown'),
  'doorplates.list': () => page([doorplateOf()]),
  'doorplates.get': () => doorplateOf(),
  'doorplates.issue': ({ parameters }: ScriptedCall) => doorplateOf({ id: parameters.doorplateId ?? ids.doorplate }),
  'doorplates.revoke': () => doorplateOf({ state: 'revoked', endedAt: '2026-11-22T09:00:00+08:00' }),
  'doorplates.listRevocations': page([]),
  'stays.list': page(stays),
  'rentalChecks.listStandards': page([standard]),
  'rentalChecks.getStandard': ({ parameters }: ScriptedCall) =>
    parameters.version === standard.version ? standard : problemResponse('not-found'),
  'rentalChecks.submit': (call: ScriptedCall) => {
    const submission = call.body as RentalCheckSubmission;
    const last = lastCheck(call);
    if (submission.previousCheckId !== (last?.id ?? null)) return problemResponse('version-stale', { current: last });
    for (const answer of submission.answers) {
      for (const id of answer.photographIds) {
        if (call.records.attachments.get(id)?.state !== 'complete') return problemResponse('photograph-missing');
      }
    }
    const check = checkFrom(call.parameters.checkId ?? '', submission);
    call.records.checks.push(check);
    return check;
  },
  'rentalChecks.get': ({ parameters, records }: ScriptedCall) =>
    records.checks.find((check) => check.id === parameters.checkId) ?? problemResponse('not-found'),
  'rentalChecks.list': ({ records }: ScriptedCall) => page([...records.checks].reverse()),
  'hazards.list': (call: ScriptedCall) => page(lastCheck(call)?.hazards ?? []),
  'ratings.get': (call: ScriptedCall) => {
    const check = lastCheck(call);
    return check === undefined
      ? problemResponse('not-found')
      : ratingOf({ ...check.rating, checkId: check.id, ratedAt: check.receivedAt });
  },
  'attachments.create': ({ parameters, body, records }: ScriptedCall) => {
    const id = parameters.attachmentId ?? '';
    const announced = body as AttachmentAnnouncement;
    if (records.attachments.has(id)) return problemResponse('already-exists');
    const { premisesId = null } = announced;
    const attachment = attachmentOf({ ...announced, premisesId, id, state: 'receiving', receivedBytes: 0 });
    records.attachments.set(id, { ...attachment, bytes: new Uint8Array() });
    return attachment;
  },
  'attachments.append': async ({ parameters, headers, body, records }: ScriptedCall) => {
    const attachment = records.attachments.get(parameters.attachmentId ?? '');
    if (attachment === undefined) return problemResponse('not-found');
    if (Number(headers['upload-offset']) !== attachment.receivedBytes) return problemResponse('upload-offset-mismatch');
    const piece = body as Uint8Array;
    const bytes = new Uint8Array(attachment.bytes.byteLength + piece.byteLength);
    bytes.set(attachment.bytes);
    bytes.set(piece, attachment.bytes.byteLength);
    const grown = { ...attachment, bytes, receivedBytes: bytes.byteLength };
    if (grown.receivedBytes === attachment.size) {
      if ((await hashOf(bytes)) !== attachment.sha256) return problemResponse('checksum-mismatch');
      grown.state = 'complete';
    }
    records.attachments.set(attachment.id, grown);
    const { bytes: _bytes, ...answer } = grown;
    return answer;
  },
  'attachments.get': ({ parameters, records }: ScriptedCall) => {
    const attachment = records.attachments.get(parameters.attachmentId ?? '');
    if (attachment === undefined) return problemResponse('not-found');
    const { bytes: _bytes, ...answer } = attachment;
    return answer;
  },
  'devices.register': ({ parameters, body, records }: ScriptedCall) => {
    const id = parameters.deviceId ?? '';
    if (records.devices.has(id)) return problemResponse('already-exists');
    const device = deviceOf({ id, label: (body as DeviceRegistration).label });
    records.devices.set(id, device);
    return device;
  },
  'devices.get': ({ parameters, records }: ScriptedCall) =>
    records.devices.get(parameters.deviceId ?? '') ?? problemResponse('not-found'),
  'devices.reportWipe': ({ parameters, headers, body, records }: ScriptedCall) => {
    const device = records.devices.get(parameters.deviceId ?? '');
    if (device === undefined) return problemResponse('not-found');
    if (headers['if-match'] !== `"${device.version}"`) return problemResponse('version-stale', { current: device });
    if (device.state !== 'wipe-ordered') return problemResponse('state-conflict', { current: device });
    const { unsentLost } = body as WipeReport;
    const wiped = { ...device, version: device.version + 1, state: 'wiped', unsentLost };
    records.devices.set(device.id, wiped);
    return wiped;
  },
  'attachments.getContent': ({ parameters, records }: ScriptedCall) => {
    const attachment = records.attachments.get(parameters.attachmentId ?? '');
    if (attachment === undefined) return problemResponse('not-found');
    return new Blob([attachment.bytes as Uint8Array<ArrayBuffer>], { type: attachment.mediaType });
  },
};

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
