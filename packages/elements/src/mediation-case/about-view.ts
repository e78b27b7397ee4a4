import { html, type TemplateResult } from 'lit';
import { type CaseContext, partyName, timeOfDayIn, weekday } from './case-words.ts';
import type { OwnCase } from './mediation-case.state.ts';

/** Names that stand there at once: a list of hundreds would push the rest off the page. */
const mostNames = 10;

/** Who mediates, who takes part, and what was taken in: what one looks up. */
export function aboutView(shown: OwnCase, { language }: CaseContext): TemplateResult {
  const { words } = language;
  const { codes } = words;
  const { mediation, parties, sessions } = shown;
  const held = sessions.filter(({ state }) => state === 'held');
  const names = (from: number, to?: number) =>
    parties.slice(from, to).map(({ id }) => html`<li>${partyName(id, shown, language)}</li>`);
  return html`<section class="part" aria-labelledby="about-heading">
    <h3 id="about-heading">${words.aboutHeading}</h3>
    <dl class="told">
      <div>
        <dt>${words.mediators}</dt>
        <dd lang=${mediation.mediators.length === 0 ? language.tag : 'zh-Hans'}>
          ${
            mediation.mediators.length === 0
              ? words.noMediator
              : mediation.mediators
                  .map(({ displayName, lead }) =>
                    lead && mediation.mediators.length > 1 ? words.leadMediator(displayName) : displayName,
                  )
                  .join(', ')
          }
        </dd>
      </div>
      <div>
        <dt>${words.people}</dt>
        <dd>
          <ul>${names(0, mostNames)}</ul>
          ${
            parties.length <= mostNames
              ? null
              : html`<details><summary>+ ${language.format.number(parties.length - mostNames)}</summary><ul>${names(mostNames)}</ul></details>`
          }
        </dd>
      </div>
      ${
        mediation.takingPart.length === 0
          ? null
          : html`<div>
              <dt>${words.bodies}</dt>
              <dd><ul>${mediation.takingPart.map(({ name }) => html`<li lang="zh-Hans">${name}</li>`)}</ul></dd>
            </div>`
      }
      <div><dt>${words.kind}</dt><dd>${codes.kinds[mediation.kind] ?? codes.unknownKind}</dd></div>
      <div><dt>${words.disputeType}</dt><dd>${codes.disputeTypes[mediation.disputeType] ?? codes.unknownDisputeType}</dd></div>
      <div><dt>${words.factsTaken}</dt><dd class="long" lang="zh-Hans">${mediation.facts}</dd></div>
      ${
        held.length === 0
          ? null
          : html`<div>
              <dt>${words.sessionsHeading}</dt>
              <dd>
                <ul>
                  ${held.map(
                    ({ startedAt, plannedFor, place, outcome }) => html`<li>
                      ${weekday(startedAt ?? plannedFor, language)} ${timeOfDayIn(startedAt ?? plannedFor, language)} ·
                      <span lang="zh-Hans">${place}</span>
                      ${outcome === null ? null : html`· ${codes.sessionOutcomes[outcome] ?? ''}`}
                    </li>`,
                  )}
                </ul>
              </dd>
            </div>`
      }
    </dl>
  </section>`;
}
