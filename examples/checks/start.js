// What every page of checks starts with: two sets of values, one after the other, and a record of the events that arrived.

const reading = (code) => Object.freeze({ kind: 'code', code });

/** A set of values of each type that a widget of ours takes. Frozen, so that no framework hangs anything on them. */
const set = (values) =>
  Object.freeze({ ...values, list: Object.freeze(values.list), areas: Object.freeze(values.areas) });

export const first = set({
  client: Object.freeze({ named: 'first' }),
  reading: reading('7K3MQ2XV9HTD'),
  areas: [Object.freeze({ type: 'Feature', id: 1 })],
  code: '7K3MQ2XV9HTD',
  premisesId: '0199aaaa-0000-7000-8000-000000000001',
  required: true,
  size: 40,
  text: 'first',
  isShown: true,
  list: ['a', 'b', 'c'],
});
export const second = set({
  client: Object.freeze({ named: 'second' }),
  reading: reading('9XQ2MKHTD7V3'),
  areas: [Object.freeze({ type: 'Feature', id: 2 }), Object.freeze({ type: 'Feature', id: 3 })],
  code: '9XQ2MKHTD7V3',
  premisesId: '0199aaaa-0000-7000-8000-000000000002',
  required: false,
  size: 120,
  text: 'second',
  isShown: false,
  list: ['c', 'a', 'd'],
});

/** The events that a framework's handler was called with, by the kind of name. */
const heard = [];

export function hear(kind, event) {
  heard.push({ kind, type: event.type, detail: event.detail });
  if (event.detail === 'cancel') event.preventDefault();
}

/**
 * Draws the page with the first values, and again with the second when the checks ask for it.
 *
 * @param {(values: typeof first) => unknown} draw
 * @param {() => Promise<unknown>} define registers the widgets; with `?late` only when the checks ask for it
 * @param {typeof first} begin what is drawn at the start
 */
export async function startChecks(draw, define = () => import('./widgets.js'), begin = first) {
  const drawAndTell = async (values) => {
    await draw(values);
    document.documentElement.dataset.drawn = values.text;
  };
  if (!new URLSearchParams(location.search).has('late')) await define();
  const isDefined = customElements.get('ward-provider') !== undefined;
  globalThis.wardChecks = { first, second, heard, isDefined, define, draw: drawAndTell };
  await drawAndTell(begin);
}
