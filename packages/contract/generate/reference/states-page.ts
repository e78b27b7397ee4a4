import { alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import { allOperations } from '@wardkit/contract/operations';
import type { StateMachine } from '@wardkit/contract/state-machine';
import { finalStates } from '@wardkit/contract/state-machine';
import { moduleOf, moduleSlug } from '../modules.ts';
import { type Html, html, join, type Part } from './html.ts';
import type { Page } from './layout.ts';
import { machines } from './machines.ts';
import { stateDiagram } from './state-diagram.ts';

/** The page of all state machines. */
export function statesPage(): Page {
  return {
    path: 'states.html',
    title: 'States',
    lead: html`<p>Each record with a life of its own has a table: its states, the moves between them, who may, what is needed, and which clocks start. Server, client and screens read the same tables. A state that a program does not know allows nothing.</p>`,
    body: html`<h2 id="machines">Machines</h2>${machines.map((machine) => machineSection(machine))}`,
    contents: machines.map(({ resource }) => ({ anchor: resource, text: resource })),
  };
}

/** A machine as a picture and as a table. */
export function machineSection(machine: StateMachine): Html {
  const finals = finalStates(machine);
  return html`<section class="machine" id="${machine.resource}">
<h3><a class="anchor" href="#${machine.resource}">${machine.resource}</a></h3>
<figure class="diagram" tabindex="0" role="group" aria-label="States of ${machine.resource}">${stateDiagram(machine)}</figure>
<p class="quiet">Begins as <code>${machine.initial}</code>; ${finals.length === 0 ? 'no state is final' : html`final: ${join(finals.map((state) => html`<code>${state}</code>`))}`}. The moves are in the table.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Moves of ${machine.resource}"><table class="moves">
<thead><tr><th scope="col">Move</th><th scope="col">From</th><th scope="col">To</th><th scope="col">By</th><th scope="col">Who may</th><th scope="col">Needs</th><th scope="col">Starts</th></tr></thead>
<tbody>${Object.entries(machine.moves).map(
    ([name, { from, to, operation, needs, starts }]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${codes(from)}</td><td>${codes([to])}</td><td>${operation === null ? 'the server, when the time has come' : operationLink(operation)}</td><td>${callersOf(operation)}</td><td>${words(needs)}</td><td>${clocks(starts)}</td></tr>
`,
  )}</tbody></table></div>
</section>
`;
}

function codes(list: readonly string[]): Part {
  return join(
    list.map((each) => html`<code>${each}</code>`),
    ' ',
  );
}

function words(list: readonly string[]): Part {
  return list.length === 0 ? '–' : join(list);
}

function clocks(list: readonly string[]): Part {
  if (list.length === 0) return '–';
  return join(
    list.map((id) =>
      legalRule(id) === undefined && !Object.hasOwn(alertTimeLimits, id)
        ? id
        : html`<a href="rules.html#${id}">${id}</a>`,
    ),
  );
}

/** A link to an operation, from the root of the reference. */
export function operationLink(id: string): Html {
  return html`<a href="${moduleSlug(moduleOf(id))}.html#${id}"><code>${id}</code></a>`;
}

function callersOf(operation: string | null): Part {
  const record = allOperations.find(({ id }) => id === operation);
  return record === undefined ? '–' : join(Object.keys(record.callers));
}
