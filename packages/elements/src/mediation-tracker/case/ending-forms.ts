import type { PaperEntry } from '@wardkit/contract/mediation-dossier';
import type { MediationTransfer } from '@wardkit/contract/mediation-endings';
import { mediationPapers } from '@wardkit/contract/mediation-needs';
import { newIdentifier } from '../../foundation/new-identifier.ts';
import { isMain } from '../../mediations/mediation-roles.ts';
import { etagOf, optionsOf, partyOptions } from './case-words.ts';
import {
  type FormSpec,
  fieldTarget,
  listOf,
  momentDraft,
  momentOf,
  textOf,
  textOrNull,
  todayOf,
} from './form-fields.ts';

const station = 'station';

const fail: FormSpec = {
  danger: true,
  start: ({ now }) => ({ ...momentDraft('failedAt', now), ...momentDraft('rightsToldAt', now) }),
  fields: ({ record, language: { words } }) => [
    { kind: 'area', name: 'reason', label: words.fields.failReason ?? '', most: 500 },
    { kind: 'moment', name: 'failedAt', label: words.fields.failedAt ?? '', past: true },
    {
      kind: 'moment',
      name: 'rightsToldAt',
      label: words.fields.rightsToldAt ?? '',
      hint: words.hints.rights ?? '',
      past: true,
    },
    {
      kind: 'many',
      name: 'rightsToldPartyIds',
      label: words.fields.rightsTold ?? '',
      options: partyOptions(record, words),
    },
  ],
  check: ({ record, draft, language: { words } }) => {
    const told = listOf(draft, 'rightsToldPartyIds');
    if (told.length === 0 || record.mediation.parties.filter(isMain).every(({ id }) => told.includes(id))) return [];
    return [{ message: words.allTold, target: fieldTarget('rightsToldPartyIds') }];
  },
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const body = {
      failedAt: momentOf(draft, 'failedAt') ?? '',
      reason: textOf(draft, 'reason'),
      rightsToldAt: momentOf(draft, 'rightsToldAt') ?? '',
      rightsToldPartyIds: [...listOf(draft, 'rightsToldPartyIds')],
    };
    return mediations.fail(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const withdraw: FormSpec = {
  danger: true,
  start: ({ now }) => momentDraft('withdrawnAt', now),
  fields: ({ record, language: { words } }) => [
    {
      kind: 'select',
      name: 'byPartyId',
      label: words.fields.byParty ?? '',
      options: [...partyOptions(record, words), { value: station, label: words.byStation }],
    },
    { kind: 'area', name: 'reason', label: words.fields.reason ?? '', most: 500 },
    { kind: 'moment', name: 'withdrawnAt', label: words.fields.withdrawnAt ?? '', past: true },
  ],
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const by = textOf(draft, 'byPartyId');
    const body = {
      withdrawnAt: momentOf(draft, 'withdrawnAt') ?? '',
      byPartyId: by === station ? null : by,
      reason: textOf(draft, 'reason'),
    };
    return mediations.withdraw(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const transfer: FormSpec = {
  danger: true,
  start: ({ now }) => momentDraft('transferredAt', now),
  fields: ({ draft, stations, stationId, language: { words } }) => {
    const others = typeof stations === 'string' ? [] : stations.filter(({ id }) => id !== stationId);
    const toStation = {
      kind: 'select',
      name: 'toStationId',
      label: words.fields.toStation ?? '',
      options: others.map(({ id, name }) => ({ value: id, label: name })),
    } as const;
    const toName = { kind: 'text', name: 'toName', label: words.fields.toName ?? '', most: 120 } as const;
    return [
      { kind: 'select', name: 'to', label: words.fields.to ?? '', options: optionsOf(words.transferTo) },
      textOf(draft, 'to') === station ? toStation : toName,
      { kind: 'area', name: 'reason', label: words.fields.reason ?? '', most: 500 },
      { kind: 'moment', name: 'transferredAt', label: words.fields.transferredAt ?? '', past: true },
    ];
  },
  notes: ({ draft, language: { words } }) => [
    { text: textOf(draft, 'to') === station ? words.stationTransfer : words.letterLater },
  ],
  send: ({ mediations }, { record: { mediation }, draft, stations, now }, how) => {
    const isStation = textOf(draft, 'to') === station;
    const toStationId = textOf(draft, 'toStationId');
    const known = typeof stations === 'string' ? undefined : stations.find(({ id }) => id === toStationId);
    const body: MediationTransfer = {
      transferredAt: momentOf(draft, 'transferredAt') ?? '',
      to: textOf(draft, 'to'),
      toName: isStation ? (known?.name ?? '') : textOf(draft, 'toName'),
      reason: textOf(draft, 'reason'),
      ...(isStation ? { toStationId, newMediationId: newIdentifier(now) } : {}),
    };
    return mediations.transfer(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const addFollowUp: FormSpec = {
  queued: true,
  start: ({ now }) => momentDraft('followedUpAt', now),
  fields: ({ language: { words } }) => [
    { kind: 'moment', name: 'followedUpAt', label: words.fields.followedUpAt ?? '', past: true },
    { kind: 'one', name: 'way', label: words.fields.way ?? '', options: optionsOf(words.followUpWays) },
    {
      kind: 'one',
      name: 'outcome',
      label: words.fields.followUpOutcome ?? '',
      options: optionsOf(words.followUpOutcomes),
    },
    { kind: 'area', name: 'note', label: words.fields.followUpNote ?? '', most: 8000 },
  ],
  send: ({ mediations }, { record: { mediation }, draft, now }, { purpose }) => {
    const body = {
      followedUpAt: momentOf(draft, 'followedUpAt') ?? '',
      way: textOf(draft, 'way'),
      outcome: textOf(draft, 'outcome'),
      note: textOf(draft, 'note'),
    };
    return mediations.addFollowUp(mediation.id, newIdentifier(now), body, { purpose, label: mediation.number });
  },
};

const filePaper: FormSpec = {
  queued: true,
  start: ({ target, now }) => ({ paper: target ?? '', datedOn: todayOf(now) }),
  fields: ({ language: { words } }) => [
    {
      kind: 'select',
      name: 'paper',
      label: words.fields.paper ?? '',
      options: [...optionsOf(words.needs, mediationPapers), { value: 'other', label: words.otherPaper }],
    },
    { kind: 'date', name: 'datedOn', label: words.fields.datedOn ?? '', past: true },
    { kind: 'photographs', name: 'attachmentIds', label: words.fields.scans ?? '' },
    { kind: 'area', name: 'note', label: words.fields.note ?? '', optional: true, most: 500 },
  ],
  send: ({ mediations }, { record: { mediation }, draft, now }, _) => {
    const photos = draft.photographs.map(({ id }) => id);
    const body: PaperEntry = {
      paper: textOf(draft, 'paper'),
      datedOn: textOf(draft, 'datedOn'),
      attachmentIds: photos,
      note: textOrNull(draft, 'note'),
    };
    return mediations.filePaper(mediation.id, newIdentifier(now), body, { label: mediation.number, photos });
  },
};

const archive: FormSpec = {
  fields: ({ language: { words } }) => [
    { kind: 'area', name: 'note', label: words.fields.note ?? '', optional: true, most: 500 },
    { kind: 'yes', name: 'sure', label: words.archiveSure },
  ],
  notes: ({ language: { words } }) => [{ text: words.archiveCloses, isWarning: true }],
  send: ({ mediations }, { record: { mediation }, draft }, how) =>
    mediations.archive(mediation.id, { note: textOrNull(draft, 'note') }, { ...how, ifMatch: etagOf(mediation) }),
};

const answerObjection: FormSpec = {
  fields: ({ language: { words } }) => [
    { kind: 'one', name: 'decision', label: words.fields.decision ?? '', options: optionsOf(words.objectionDecisions) },
    { kind: 'area', name: 'reason', label: words.fields.answerReason ?? '', least: 10, most: 2000 },
  ],
  notes: ({ record, target, language: { words } }) => {
    const statement = record.objections?.find(({ id }) => id === target)?.statement;
    return [...(statement === undefined ? [] : [{ text: words.quoted(statement) }]), { text: words.answerFinal }];
  },
  send: async ({ mediations }, { record, target, draft }, how) => {
    const objection = record.objections?.find(({ id }) => id === target);
    if (objection === undefined) return;
    const decision = textOf(draft, 'decision') === 'upheld' ? 'upheld' : 'dismissed';
    const body = { decision, reason: textOf(draft, 'reason') } as const;
    await mediations.answerObjection(record.mediation.id, objection.id, body, {
      signal: how.signal,
      ifMatch: etagOf(objection),
    });
  },
};

export const endingForms = { fail, withdraw, transfer, addFollowUp, filePaper, archive, answerObjection };
