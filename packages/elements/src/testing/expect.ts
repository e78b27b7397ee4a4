/** A small assertion for browser tests: node:assert is not there, and an assertion library would need its own policy. */
export interface Expectation<Value> {
  equals(wanted: Value): void;
  deepEquals(wanted: unknown): void;
  matches(pattern: RegExp): void;
  contains(part: string): void;
  isTrue(because?: string): void;
  isFalse(because?: string): void;
  isAtLeast(least: number): void;
  exists(): void;
}

const show = (value: unknown) => {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
};

function check(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/**
 * @throws Error that says what was found and what was wanted.
 * @example expect(button.disabled).equals(false)
 */
export function expect<Value>(found: Value): Expectation<Value> {
  return {
    equals: (wanted) => check(Object.is(found, wanted), `found ${show(found)}, wanted ${show(wanted)}`),
    deepEquals: (wanted) => check(show(found) === show(wanted), `found ${show(found)}, wanted ${show(wanted)}`),
    matches: (pattern) => check(pattern.test(String(found)), `${show(found)} does not match ${pattern}`),
    contains: (part) => check(String(found).includes(part), `"${part}" is not in ${show(found)}`),
    isTrue: (because = 'wanted true') => check(found === true, `${because}, found ${show(found)}`),
    isFalse: (because = 'wanted false') => check(found === false, `${because}, found ${show(found)}`),
    isAtLeast: (least) => check(Number(found) >= least, `found ${show(found)}, wanted ${least} or more`),
    exists: () => check(found !== null && found !== undefined, 'nothing was found'),
  };
}
