import type { MediationAssessment } from '@wardkit/contract/mediation-eligibility';
import { publicSecurityFacts, publicSecurityScope } from '@wardkit/contract/public-security-scope';
import { localized } from '../../foundation/localized.ts';
import { etagOf, optionsOf } from './case-words.ts';
import { type Field, type FormFacts, type FormSpec, fieldTarget, listOf, textOf, textOrNull } from './form-fields.ts';

const effects = ['condition', 'act', 'ground', 'exclusion'] as const;

function isPolice({ record }: FormFacts): boolean {
  return record.mediation.kind === 'public-security';
}

function ticked({ draft }: FormFacts): string[] {
  return effects.flatMap((effect) => listOf(draft, effect));
}

/** By the facts in public-security mediation, by whoever assesses in the others. */
function outcomeOf(facts: FormFacts): string {
  return isPolice(facts) ? publicSecurityScope(ticked(facts)).outcome : textOf(facts.draft, 'outcome');
}

function effectFields({ language }: FormFacts): Field[] {
  const { words, tag } = language;
  return effects.map((effect) => ({
    kind: 'many',
    name: effect,
    label: words.effects[effect] ?? '',
    hint: words.effectHints[effect] ?? '',
    optional: true,
    options: publicSecurityFacts
      .filter((fact) => fact.effect === effect)
      .map(({ code, text, article }) => ({ value: code, label: localized(text, tag).text, sub: article })),
  }));
}

const assess: FormSpec = {
  fields: (facts) => {
    const { words } = facts.language;
    const outcome: Field = {
      kind: 'one',
      name: 'outcome',
      label: words.fields.eligible ?? '',
      options: optionsOf(words.assessed),
    };
    const isClosed = outcomeOf(facts) === 'not-eligible' && (!isPolice(facts) || ticked(facts).length > 0);
    return [
      ...(isPolice(facts) ? effectFields(facts) : [outcome]),
      ...(isClosed
        ? [
            {
              kind: 'area',
              name: 'reason',
              label: words.fields.reasonAgainst ?? '',
              hint: words.hints.reasonAgainst ?? '',
              most: 500,
            } as const,
          ]
        : []),
    ];
  },
  notes: (facts) => {
    const { words } = facts.language;
    if (!isPolice(facts) || ticked(facts).length === 0) return [];
    const { outcome, missing, lacks, excludedBy } = publicSecurityScope(ticked(facts));
    if (outcome === 'eligible') return [{ text: words.scopeOpen }];
    const why = [
      ...(excludedBy.length > 0 ? [words.scopeExcluded] : []),
      ...(missing.length > 0 ? [words.scopeCondition] : []),
      ...lacks.map((effect) => words.scopeLacks[effect]),
    ];
    return [{ text: [words.scopeClosed, ...why].join(' '), isWarning: true }];
  },
  check: (facts) =>
    isPolice(facts) && ticked(facts).length === 0
      ? [{ message: facts.language.words.tickFacts, target: fieldTarget('condition') }]
      : [],
  pointers: () => ({ '/facts': 'condition' }),
  send: ({ mediations }, facts, how) => {
    const { record, draft } = facts;
    const outcome = outcomeOf(facts) === 'eligible' ? 'eligible' : 'not-eligible';
    const body = {
      outcome,
      facts: isPolice(facts) ? ticked(facts) : [],
      reason: outcome === 'eligible' ? null : textOrNull(draft, 'reason'),
    } as MediationAssessment;
    return mediations.assess(record.mediation.id, body, { ...how, ifMatch: etagOf(record.mediation) });
  },
};

const change: FormSpec = {
  start: ({ record: { mediation } }) => ({
    subject: mediation.subject,
    disputeType: mediation.disputeType,
    facts: mediation.facts,
  }),
  fields: ({ language: { words } }) => [
    {
      kind: 'text',
      name: 'subject',
      label: words.fields.subject ?? '',
      hint: words.hints.subject ?? '',
      most: 120,
      least: 2,
    },
    {
      kind: 'select',
      name: 'disputeType',
      label: words.fields.disputeType ?? '',
      options: optionsOf(words.disputeTypes),
    },
    { kind: 'area', name: 'facts', label: words.fields.facts ?? '', most: 8000 },
  ],
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const body = {
      subject: textOf(draft, 'subject'),
      disputeType: textOf(draft, 'disputeType'),
      facts: textOf(draft, 'facts'),
    };
    return mediations.change(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const bodies: FormSpec = {
  start: ({ record }) => ({ kept: record.mediation.takingPart.map((_, index) => String(index)) }),
  fields: ({ record, language: { words } }) => [
    ...(record.mediation.takingPart.length === 0
      ? []
      : [
          {
            kind: 'many',
            name: 'kept',
            label: words.fields.keptBodies ?? '',
            optional: true,
            options: record.mediation.takingPart.map(({ name }, index) => ({ value: String(index), label: name })),
          } as const,
        ]),
    {
      kind: 'select',
      name: 'kind',
      label: words.fields.bodyKind ?? '',
      optional: true,
      options: optionsOf(words.takingPart),
    },
    { kind: 'text', name: 'name', label: words.fields.bodyName ?? '', optional: true, most: 120 },
  ],
  check: ({ draft, language: { words } }) => {
    const [kind, name] = [textOf(draft, 'kind'), textOf(draft, 'name')];
    if ((kind === '') === (name === '')) return [];
    const missing = kind === '' ? 'kind' : 'name';
    const label = (missing === 'kind' ? words.fields.bodyKind : words.fields.bodyName) ?? '';
    return [{ message: missing === 'kind' ? words.choose(label) : words.fillIn(label), target: fieldTarget(missing) }];
  },
  pointers: () => ({ '/takingPart': 'name' }),
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const kept = mediation.takingPart.filter((_, index) => listOf(draft, 'kept').includes(String(index)));
    const name = textOf(draft, 'name');
    const added = name === '' ? [] : [{ kind: textOf(draft, 'kind'), name }];
    const takingPart = [...kept, ...added].map(({ kind, name: called }) => ({ kind, name: called }));
    return mediations.change(mediation.id, { takingPart }, { ...how, ifMatch: etagOf(mediation) });
  },
};

const assignMediators: FormSpec = {
  start: ({ record: { mediation } }) => ({
    leadMediatorId: mediation.mediators.find(({ lead }) => lead)?.id ?? '',
    furtherMediatorIds: mediation.mediators.filter(({ lead }) => !lead).map(({ id }) => id),
  }),
  fields: ({ record, draft, mediators, language: { words } }) => {
    const those = typeof mediators === 'string' ? [] : mediators;
    const options = those
      .filter(({ active, kinds }) => active && kinds.includes(record.mediation.kind))
      .map(({ id, displayName, organisationName }) => ({ value: id, label: displayName, sub: organisationName }));
    const others = options.filter(({ value }) => value !== textOf(draft, 'leadMediatorId'));
    return [
      { kind: 'select', name: 'leadMediatorId', label: words.fields.leadMediator ?? '', options },
      {
        kind: 'many',
        name: 'furtherMediatorIds',
        label: words.fields.furtherMediators ?? '',
        optional: true,
        options: others,
      },
    ];
  },
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const leadMediatorId = textOf(draft, 'leadMediatorId');
    const furtherMediatorIds = listOf(draft, 'furtherMediatorIds').filter((id) => id !== leadMediatorId);
    const body = { leadMediatorId, furtherMediatorIds };
    return mediations.assignMediators(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const accept: FormSpec = {
  fields: ({ language: { words } }) => [
    { kind: 'area', name: 'note', label: words.fields.note ?? '', optional: true, most: 500 },
  ],
  notes: ({ record, language: { words } }) => (record.mediation.kind === 'civil' ? [{ text: words.acceptStarts }] : []),
  send: ({ mediations }, { record: { mediation }, draft }, how) =>
    mediations.accept(mediation.id, { note: textOrNull(draft, 'note') }, { ...how, ifMatch: etagOf(mediation) }),
};

export const intakeForms = { assess, change, bodies, assignMediators, accept };
