import { finalStates, type StateMachine } from '@wardkit/contract/state-machine';
import { type Html, html } from './html.ts';

const box = { height: 32, gap: 20, top: 12 };
const characterWidth = 8;
const arcStep = 15;

/**
 * A drawing of a state machine: its states in the order of a life, from top to bottom. Ways on run at the right, the next
 * step straight down, and ways back, dashed, at the left. Arcs of the same length lie on the same line, so they stay apart.
 */
export function stateDiagram(machine: StateMachine): Html {
  const { states } = machine;
  const finals = finalStates(machine);
  const ways = waysOf(machine);
  const reach = (back: boolean) =>
    Math.max(0, ...ways.filter(([from, to]) => to < from === back).map(([a, b]) => Math.abs(a - b)));
  const boxWidth = Math.max(...states.map((state) => state.length)) * characterWidth + 32;
  const left = 16 + reach(true) * arcStep + 12;
  const width = left + boxWidth + reach(false) * arcStep + 40;
  const height = box.top * 2 + states.length * (box.height + box.gap) - box.gap;
  const y = (index: number) => box.top + index * (box.height + box.gap);
  const marker = `arrow-${machine.resource}`;
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="States of ${machine.resource}; the table says the same">
<defs><marker id="${marker}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
${ways.map(([from, to]) => {
  const arrow = html`marker-end="url(#${marker})"`;
  if (to === from + 1) {
    const x = left + boxWidth / 2;
    return html`<path d="M${x} ${y(from) + box.height}V${y(to) - 1}" ${arrow}/>\n`;
  }
  const back = to < from;
  const out = (Math.abs(to - from) - (back ? 0 : 1)) * arcStep + 14;
  const edge = back ? left : left + boxWidth;
  const far = back ? edge - out : edge + out;
  const [start, end] = [y(from) + box.height * 0.68, y(to) + box.height * 0.32];
  return html`<path${back && html` class="back"`} d="M${edge} ${start}C${far} ${start} ${far} ${start} ${far} ${start + (back ? -16 : 16)}V${end + (back ? 16 : -16)}C${far} ${end} ${far} ${end} ${back ? edge - 1 : edge + 1} ${end}" ${arrow}/>\n`;
})}${states.map((state, index) => {
  const kind = state === machine.initial ? ' initial' : finals.includes(state) ? ' final' : '';
  return html`<g class="state${kind}"><rect x="${left}" y="${y(index)}" width="${boxWidth}" height="${box.height}" rx="6"/><text x="${left + boxWidth / 2}" y="${y(index) + box.height / 2 + 5}" text-anchor="middle">${state}</text></g>\n`;
})}</svg>`;
}

/** Each way from a state to another once, by their places in the machine's order. */
function waysOf({ states, moves }: StateMachine): readonly (readonly [number, number])[] {
  const found = new Map<string, readonly [number, number]>();
  for (const { from, to } of Object.values(moves)) {
    for (const state of from) {
      if (state !== to) found.set(`${state} ${to}`, [states.indexOf(state), states.indexOf(to)]);
    }
  }
  return [...found.values()];
}
