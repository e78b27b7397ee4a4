import { allOperations } from '@wardkit/contract/operations';
import { purposes } from '@wardkit/contract/purpose';
import { roles } from '@wardkit/contract/role';
import { html } from './html.ts';
import type { Page } from './layout.ts';

const relations = [
  ['any', 'Every record.'],
  ['same-station', 'Records of the caller’s own station or area.'],
  ['own', 'Records about the caller’s person, or that the caller made.'],
  ['assigned', 'Records that are given to the caller to work on.'],
] as const;

/** Roles, relations, purposes, and the codes that have a public rule. */
export function codesPage(): Page {
  return {
    path: 'codes.html',
    title: 'Codes and roles',
    lead: html`<p>Closed lists that a server must understand, and codes whose rule is public. The vectors of each code lie in the contract package.</p>`,
    body: html`<h2 id="roles">Roles</h2>
<table><thead><tr><th scope="col">Role</th><th scope="col">Operations</th></tr></thead><tbody>${roles.map(
      (role) =>
        html`<tr><th scope="row"><code>${role}</code></th><td>${allOperations.filter(({ callers }) => callers[role] !== undefined).length}</td></tr>\n`,
    )}</tbody></table>
<h2 id="relations">Relations to a record</h2>
<dl class="requirements">${relations.map(([name, text]) => html`<div class="requirement" id="relation-${name}"><dt><code>${name}</code></dt><dd>${text}</dd></div>\n`)}</dl>
<h2 id="purposes">Purposes</h2>
<p>What <code>Wardkit-Purpose</code> may say. The list is closed: a reading for an unknown purpose could not be justified in the log.</p>
<table><thead><tr><th scope="col">Purpose</th><th scope="col">en</th><th scope="col">zh-Hans</th></tr></thead><tbody>${Object.entries(
      purposes,
    ).map(
      ([name, text]) =>
        html`<tr><th scope="row"><code>${name}</code></th><td>${text.en}</td><td lang="zh-Hans">${text['zh-Hans']}</td></tr>\n`,
    )}</tbody></table>
<h2 id="codes">Codes with a public rule</h2>
<table><thead><tr><th scope="col">Code</th><th scope="col">Rule</th><th scope="col">On the wire</th></tr></thead><tbody>
<tr><th scope="row">Resident identity number</th><td>GB 11643-1999: 17 digits and a check character, weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, modulo 11; a real date, a known division</td><td>taken as input only, never returned whole by default</td></tr>
<tr><th scope="row">Unified social credit code</th><td>GB 32100-2015: no I O Z S V, weights 3^i modulo 31</td><td>as it is</td></tr>
<tr><th scope="row">Division</th><td>GB/T 2260 with 6 digits, a street with 9, a community with 12; codes change by year</td><td>a withdrawn code is taken and marked</td></tr>
<tr><th scope="row">Telephone</th><td>E.164, by the rules of libphonenumber</td><td>masked in answers</td></tr>
<tr><th scope="row">Doorplate</th><td>12 characters of Crockford base32, the last a check; says nothing about the address</td><td>in a link signed with Ed25519</td></tr>
</tbody></table>`,
    contents: [
      { anchor: 'roles', text: 'Roles' },
      { anchor: 'relations', text: 'Relations' },
      { anchor: 'purposes', text: 'Purposes' },
      { anchor: 'codes', text: 'Codes' },
    ],
  };
}
