/** One line of a comparison: a fact in the version of this device and in the one on record; null where a side has none. */
export interface Difference {
  readonly about:
    | { kind: 'checked-by' | 'finished' | 'conforms' | 'fault' | 'not-applicable' | 'photographs' }
    | { kind: 'item' | 'field'; name: string };
  readonly mine: Value;
  readonly theirs: Value;
}

/** How a value is to be written: a count, a moment, an outcome with its note, a name, or this person. */
export type Value =
  | { kind: 'count'; count: number }
  | { kind: 'time'; time: string }
  | { kind: 'outcome'; outcome: string; note: string | null }
  | { kind: 'text'; text: string }
  | { kind: 'you' }
  | null;

interface Answer {
  itemCode: string;
  outcome: string;
  note: string | null;
  photographs: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const string = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function answers(check: Fields): Map<string, Answer> {
  const found = new Map<string, Answer>();
  for (const each of list(check.answers).map(fields)) {
    const itemCode = string(each.itemCode);
    if (itemCode === null) continue;
    const photographs = list(each.photographIds).length;
    found.set(itemCode, { itemCode, outcome: string(each.outcome) ?? '', note: string(each.note), photographs });
  }
  return found;
}

const OUTCOMES = ['conforms', 'fault', 'not-applicable'] as const;

function compareChecks(mine: Fields, theirs: Fields): Difference[] {
  const [ours, others] = [answers(mine), answers(theirs)];
  const count = (of: Map<string, Answer>, outcome: string) =>
    [...of.values()].filter((each) => each.outcome === outcome).length;
  const photographs = (of: Map<string, Answer>) => [...of.values()].reduce((sum, each) => sum + each.photographs, 0);
  const time = (value: unknown): Value => (string(value) === null ? null : { kind: 'time', time: String(value) });
  const name = string(fields(theirs.checkedBy).displayName);

  const differences: Difference[] = [
    {
      about: { kind: 'checked-by' },
      mine: { kind: 'you' },
      theirs: name === null ? null : { kind: 'text', text: name },
    },
    { about: { kind: 'finished' }, mine: time(mine.finishedAt), theirs: time(theirs.finishedAt) },
    ...OUTCOMES.map(
      (outcome): Difference => ({
        about: { kind: outcome },
        mine: { kind: 'count', count: count(ours, outcome) },
        theirs: { kind: 'count', count: count(others, outcome) },
      }),
    ),
    {
      about: { kind: 'photographs' },
      mine: { kind: 'count', count: photographs(ours) },
      theirs: { kind: 'count', count: photographs(others) },
    },
  ];
  const value = (answer: Answer | undefined): Value =>
    answer === undefined ? null : { kind: 'outcome', outcome: answer.outcome, note: answer.note };
  for (const code of new Set([...ours.keys(), ...others.keys()])) {
    const [our, other] = [ours.get(code), others.get(code)];
    if (our?.outcome === other?.outcome && (our?.note ?? '') === (other?.note ?? '')) continue;
    differences.push({ about: { kind: 'item', name: code }, mine: value(our), theirs: value(other) });
  }
  return differences;
}

/**
 * What differs between a submission of this device and the record that came before it. A rental check is compared by its
 * outcomes and each item that differs; anything else by its plain fields.
 * @example compare('rentalChecks.submit', submission, currentCheck)
 */
export function compare(operationId: string, mine: unknown, theirs: unknown): Difference[] {
  if (operationId === 'rentalChecks.submit') return compareChecks(fields(mine), fields(theirs));
  const plain = (value: unknown): Value =>
    ['string', 'number', 'boolean'].includes(typeof value) ? { kind: 'text', text: String(value) } : null;
  return Object.keys(fields(mine)).flatMap((name) => {
    const [our, other] = [plain(fields(mine)[name]), plain(fields(theirs)[name])];
    const same = JSON.stringify(our) === JSON.stringify(other);
    return same ? [] : [{ about: { kind: 'field' as const, name }, mine: our, theirs: other }];
  });
}
