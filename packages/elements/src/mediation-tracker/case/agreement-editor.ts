// The agreement is written in a part of its own: most who open a case read it and write none.
import type { AgreementDraft } from '@wardkit/contract/mediation-agreements';
import { newIdentifier } from '../../foundation/new-identifier.ts';
import { agreementOf } from './case.state.ts';
import { etagOf, optionsOf, partyOptions } from './case-words.ts';
import {
  type Field,
  type FormDraft,
  type FormFacts,
  type FormSpec,
  fieldTarget,
  listOf,
  momentDraft,
  momentOf,
  textOf,
} from './form-fields.ts';

const longestStatement = 8000;
const mostSteps = 50;
const everybody = 'everybody';
const inStep = ['byPartyId', 'toPartyId', 'content', 'way', 'dueOn'] as const;

type Step = AgreementDraft['steps'][number];

function stepValues({ id, byPartyId, toPartyId, content, way, dueOn }: Step): FormDraft['values'] {
  const values = { byPartyId, toPartyId: toPartyId ?? everybody, content, way, dueOn };
  return Object.fromEntries(inStep.map((name) => [`${name} ${id}`, values[name]]));
}

function emptyStep(id: string): FormDraft['values'] {
  return { [`toPartyId ${id}`]: everybody };
}

function start({ record, now }: FormFacts): FormDraft['values'] {
  const agreement = agreementOf(record);
  if (agreement === null) {
    const id = newIdentifier(now);
    return {
      form: 'written',
      ...momentDraft('agreedAt', now),
      facts: record.mediation.facts,
      steps: [id],
      ...emptyStep(id),
    };
  }
  const { facts, issues, liability, steps } = agreement;
  return Object.assign({ facts, issues, liability, steps: steps.map(({ id }) => id) }, ...steps.map(stepValues));
}

function stepFields(id: string, index: number, { record, language: { words, format } }: FormFacts): Field[] {
  const { fields } = words;
  const parties = partyOptions(record, words);
  const all = { value: everybody, label: words.toEverybody };
  return [
    { kind: 'item', name: id, label: words.stepNumber(index + 1, format) },
    { kind: 'select', name: `byPartyId ${id}`, label: fields.byWhom ?? '', options: parties },
    { kind: 'select', name: `toPartyId ${id}`, label: fields.toWhom ?? '', options: [all, ...parties] },
    { kind: 'text', name: `content ${id}`, label: fields.content ?? '', most: 500 },
    {
      kind: 'text',
      name: `way ${id}`,
      label: fields.performanceWay ?? '',
      hint: words.hints.performanceWay ?? '',
      most: 500,
    },
    { kind: 'date', name: `dueOn ${id}`, label: fields.stepDue ?? '' },
  ];
}

function stepsOf({ draft }: FormFacts): Step[] {
  return listOf(draft, 'steps').map((id) => {
    const text = (name: (typeof inStep)[number]) => textOf(draft, `${name} ${id}`);
    const to = text('toPartyId');
    return {
      id,
      byPartyId: text('byPartyId'),
      toPartyId: to === everybody ? null : to,
      content: text('content'),
      way: text('way'),
      dueOn: text('dueOn'),
    };
  });
}

/** What the parties agreed, with all that article 29 asks for. */
export const agreement: FormSpec = {
  start,
  version: ({ record }) => agreementOf(record)?.version ?? null,
  fields: (facts) => {
    const { record, draft, language } = facts;
    const { words } = language;
    const { fields, hints } = words;
    const ids = listOf(draft, 'steps');
    const forms = record.mediation.kind === 'civil' ? undefined : ['written'];
    const isNew = agreementOf(record) === null;
    return [
      ...(isNew
        ? ([
            { kind: 'one', name: 'form', label: fields.agreementForm ?? '', options: optionsOf(words.forms, forms) },
            { kind: 'moment', name: 'agreedAt', label: fields.agreedAt ?? '', past: true },
          ] as const)
        : []),
      {
        kind: 'area',
        name: 'facts',
        label: fields.mainFacts ?? '',
        hint: hints.mainFacts ?? '',
        most: longestStatement,
      },
      { kind: 'area', name: 'issues', label: fields.issues ?? '', most: longestStatement },
      { kind: 'area', name: 'liability', label: fields.liability ?? '', most: longestStatement },
      ...ids.flatMap((id, index) => stepFields(id, index, facts)),
      ...(ids.length < mostSteps ? [{ kind: 'add', name: 'steps', label: words.addStep } as const] : []),
    ];
  },
  notes: ({ record, draft, language: { words } }) => [
    { text: words.article29 },
    ...((agreementOf(record)?.signatures.length ?? 0) > 0 ? [{ text: words.signaturesGo, isWarning: true }] : []),
    ...(textOf(draft, 'form') === 'oral' ? [{ text: words.oralAtOnce }] : []),
  ],
  check: (facts) => {
    const { words, format } = facts.language;
    if (stepsOf(facts).length === 0) return [{ message: words.noStep, target: fieldTarget('steps') }];
    return stepsOf(facts).flatMap(({ id, byPartyId, toPartyId }, index) =>
      byPartyId !== '' && byPartyId === toPartyId
        ? [{ message: words.owesItself(index + 1, format), target: fieldTarget(`toPartyId ${id}`) }]
        : [],
    );
  },
  add: ({ draft, now }) => {
    const id = newIdentifier(now);
    return { steps: [...listOf(draft, 'steps'), id], ...emptyStep(id) };
  },
  // The server counts the steps of what was sent; the fields are called by the step's own id.
  pointers: ({ draft }) =>
    Object.fromEntries(
      listOf(draft, 'steps').flatMap((id, index) => [
        [`/steps/${index}`, `byPartyId ${id}`],
        ...inStep.map((name) => [`/steps/${index}/${name}`, `${name} ${id}`]),
      ]),
    ),
  remove: ({ draft }, name) => ({ steps: listOf(draft, 'steps').filter((id) => id !== name) }),
  send: ({ mediations }, facts, how) => {
    const { record, draft } = facts;
    const { id } = record.mediation;
    const known = agreementOf(record);
    const [aboutFacts, issues, liability] = ['facts', 'issues', 'liability'].map((name) => textOf(draft, name));
    const texts = { facts: aboutFacts ?? '', issues: issues ?? '', liability: liability ?? '', steps: stepsOf(facts) };
    if (known !== null) return mediations.changeAgreement(id, texts, { ...how, ifMatch: etagOf(known) });
    const form = textOf(draft, 'form') === 'oral' ? 'oral' : 'written';
    const body = { form, agreedAt: momentOf(draft, 'agreedAt') ?? '', ...texts } as const;
    return mediations.agree(id, body, { ...how, ifMatch: etagOf(record.mediation) });
  },
};
