import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { html, type TemplateResult } from 'lit';
import type { PaperWords } from './mediation-print.en.ts';
import { line, twice } from './paper-words.ts';
import type { PaperOptions, PrintedMediation } from './printed-mediation.ts';

/** More parties than these stand in a table: a page of its own for each four would be no form any more. */
const mostInBlocks = 6;

const signing = ['claimant', 'respondent', 'representative', 'guardian'];

/** Who signs: everybody but those who only help. */
export function signers(parties: readonly MediationParty[]): readonly MediationParty[] {
  return parties.filter(({ role }) => signing.includes(role));
}

/** Who was there and signs nothing as a party. */
export function othersPresent(parties: readonly MediationParty[]): readonly MediationParty[] {
  return parties.filter(({ role }) => !signing.includes(role));
}

/** What a party is called on the form: its role, numbered where there are several of it. */
export function partyLabel(
  party: MediationParty,
  parties: readonly MediationParty[],
  kind: Mediation['kind'],
  words: PaperWords,
): string {
  const alike = parties.filter(({ role }) => role === party.role);
  const number = alike.length < 2 ? '' : ` ${alike.findIndex(({ id }) => id === party.id) + 1}`;
  const label = `${roleWord(party.role, kind, words)}${number}`;
  const stoodFor = parties.find(({ id }) => id === party.standsForPartyId && id !== party.id);
  if (stoodFor === undefined || stoodFor.standsForPartyId !== null) return label;
  return `${label}（${words.standsFor(partyLabel(stoodFor, parties, kind, words))}）`;
}

function roleWord(role: string, kind: Mediation['kind'], words: PaperWords): string {
  const own: Readonly<Record<string, string>> =
    kind === 'public-security' ? { ...words.roles, ...words.securityRoles } : words.roles;
  return own[role] ?? words.otherRole;
}

/** The parties with room for what is kept masked: in blocks, or in a table where they are many. */
export function partyLines({ mediation, parties }: PrintedMediation, options: PaperOptions): TemplateResult {
  const listed = signers(parties);
  const label = (party: MediationParty) => twice(options, (words) => partyLabel(party, parties, mediation.kind, words));
  return html`<section class="parties">
    ${listed.length > mostInBlocks ? table(listed, label, options) : listed.map((party) => block(party, label, options))}
    <p class="remark">${twice(options, ({ byHand }) => byHand)}</p>
  </section>`;
}

type Label = (party: MediationParty) => TemplateResult;

function block(party: MediationParty, label: Label, options: PaperOptions): TemplateResult {
  const isOrganisation = party.form === 'organisation';
  return html`<div class="party">
    <p class="party-label">${label(party)}</p>
    <dl class="blanks">
      ${blank(options, (words) => (isOrganisation ? words.organisation : words.name), nameRoom(party, options))}
      ${blank(options, (words) => (isOrganisation ? words.creditCode : words.identityNumber), party.creditCode)}
      ${blank(options, (words) => words.telephone, null)} ${blank(options, (words) => words.address, null)}
      ${isOrganisation ? blank(options, (words) => words.legalRepresentative, null) : null}
    </dl>
  </div>`;
}

function blank(options: PaperOptions, pick: (words: PaperWords) => string, written: unknown): TemplateResult {
  return html`<div class="blank"><dt>${twice(options, pick)}</dt><dd>${line(written)}</dd></div>`;
}

/** The name is written by hand; how it is on record stands small at the end of its line, so that it gets the right one. */
export function nameRoom(party: MediationParty, { words }: PaperOptions): TemplateResult {
  return html`<span class="on-record">${words.masked(party.name.masked)}</span>`;
}

function table(listed: readonly MediationParty[], label: Label, options: PaperOptions): TemplateResult {
  const { words } = options;
  return html`<table class="party-table">
    <thead>
      <tr>
        <th scope="col">${twice(options, (paper) => paper.columns.number)}</th>
        <th scope="col">${twice(options, (paper) => paper.parties)}</th>
        <th scope="col">${twice(options, (paper) => paper.name)}</th>
        <th scope="col">${twice(options, (paper) => paper.identityNumber)}</th>
        <th scope="col">${twice(options, (paper) => paper.telephone)}</th>
        <th scope="col">${twice(options, (paper) => paper.address)}</th>
      </tr>
    </thead>
    <tbody>
      ${listed.map(
        (party, at) => html`<tr>
          <td>${at + 1}</td>
          <td>${label(party)}</td>
          <td><span class="on-record">${words.masked(party.name.masked)}</span></td>
          <td>${party.creditCode}</td>
          <td></td>
          <td></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
