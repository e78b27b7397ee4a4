/** A server that does not keep a requirement: what was expected, and what came instead. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string) {
    super(`expected ${expected}; came ${came}`);
    this.expected = expected;
    this.came = came;
  }
}

/** Ends a check that has nothing to look at, with the reason: nothing is said about the requirement then. */
export class NotExamined extends Error {
  override readonly name = 'NotExamined';
}

/** @throws {Violation} when the condition doesn't hold */
export function expect(condition: boolean, expected: string, came: string): asserts condition {
  if (!condition) throw new Violation(expected, came);
}

/** @throws {NotExamined} when there is nothing to look at */
export function need<T>(value: T | null | undefined, reason: string): T {
  if (value === null || value === undefined) throw new NotExamined(reason);
  return value;
}

const mostTold = 5;

/**
 * Does the same for many things, up to `width` at a time, and gathers what is wrong with any of them.
 *
 * @throws {Violation} that names the first few
 * @throws {NotExamined} when none of the things could be looked at
 */
export async function everyOf<T>(
  things: Iterable<T>,
  nameOf: (thing: T) => string,
  work: (thing: T) => Promise<void>,
  width = 6,
): Promise<void> {
  const waiting = [...things];
  const total = waiting.length;
  const wrong: { name: string; violation: Violation }[] = [];
  const unseen: NotExamined[] = [];
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) {
      try {
        await work(thing);
      } catch (cause) {
        if (cause instanceof Violation) wrong.push({ name: nameOf(thing), violation: cause });
        else if (cause instanceof NotExamined) unseen.push(cause);
        else throw cause;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (wrong.length === 0) {
    if (unseen.length > 0 && unseen.length === total) throw unseen[0];
    return;
  }
  const told = wrong.slice(0, mostTold);
  const more = wrong.length > told.length ? ` and ${wrong.length - told.length} more of ${total}` : '';
  const expectations = [...new Set(told.map(({ violation }) => violation.expected))];
  throw new Violation(
    expectations.join('; or: '),
    told.map(({ name, violation }) => `${name}: ${violation.came}`).join('; ') + more,
  );
}
