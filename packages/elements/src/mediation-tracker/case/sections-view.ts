import { html, type TemplateResult } from 'lit';
import { checkIcon, circleAlertIcon, circleCheckIcon, clockIcon } from '../../foundation/icons.generated.ts';
import { awaitedSigners } from '../../mediations/mediation-roles.ts';
import { agreementOf, type CaseRecord } from './case.state.ts';
import { isArchived, isOpenCase } from './case-moves.ts';
import { timelineOf } from './case-timeline.ts';
import { type CaseContext, formButton, printButton } from './case-view.ts';
import { partyName, wordOf } from './case-words.ts';
import { todayOf } from './form-fields.ts';
import { sectionView } from './section-view.ts';

/** What happened, what is disputed, and which bodies take part. */
export function factsView(record: CaseRecord, context: CaseContext): TemplateResult {
  const { mediation } = record;
  const { words } = context.language;
  const isOpen = isOpenCase(record);
  const body = html`<p class="case-text" lang="zh-Hans">${mediation.facts}</p>
    <div class="section-head">
      <h5>${words.takingPartHeading}</h5>
      ${isOpen ? formButton({ form: 'bodies', target: null }, context, 'small quiet') : null}
    </div>
    ${
      mediation.takingPart.length === 0
        ? html`<p class="sub">${words.nobodyTakesPart}</p>`
        : html`<ul class="bodies">
            ${mediation.takingPart.map(
              ({ kind, name }) => html`<li class="body-line">
                <span class="sub">${wordOf(words.takingPart, kind, words.unknownTakingPart)}</span>
                <span lang="zh-Hans">${name}</span>
              </li>`,
            )}
          </ul>`
    }`;
  const change = isOpen ? formButton({ form: 'change', target: null }, context, 'small quiet') : null;
  return sectionView('facts', words.factsHeading, null, change, body, context);
}

export function mediatorsView({ mediation }: CaseRecord, context: CaseContext): TemplateResult {
  const { words } = context.language;
  const body =
    mediation.mediators.length === 0
      ? html`<p class="sub">${words.noMediator}</p>`
      : html`<ul class="lines">
          ${mediation.mediators.map(
            ({ displayName, lead }) => html`<li class="line">
              <b lang="zh-Hans">${displayName}</b>
              ${lead ? html`<span class="tag accent">${words.leadMediator}</span>` : null}
            </li>`,
          )}
        </ul>`;
  return sectionView('mediators', words.mediatorsHeading, null, null, body, context);
}

export function sessionsView(record: CaseRecord, context: CaseContext): TemplateResult {
  const { words, format } = context.language;
  const { sessions, mediation } = record;
  const body =
    sessions === null
      ? null
      : sessions.length === 0
        ? html`<p class="sub">${words.noSession}</p>`
        : html`<ul class="lines">
            ${sessions.map(
              ({ id, number, state, plannedFor, startedAt, place, outcome, minutes, presentPartyIds }) => html`<li
                class="line tall"
                data-session=${id}
              >
                <p>
                  <b>${number === null ? words.cancelledSession : words.sessionNumber(number)}</b>
                  <span>${format.dateTime(startedAt ?? plannedFor)}</span>
                  <span class="tag ${state === 'planned' ? 'accent' : outcome === 'agreement' ? 'ok' : ''}">
                    ${
                      state === 'held' && outcome !== null
                        ? wordOf(words.sessionOutcomes, outcome, '')
                        : wordOf(words.sessionStates, state, '')
                    }
                  </span>
                </p>
                <p class="sub" lang="zh-Hans">${place}</p>
                ${
                  state === 'held'
                    ? html`<p class="sub">
                        ${words.present}
                        <span lang="zh-Hans"
                          >${
                            presentPartyIds.length > 6
                              ? words.personCount(presentPartyIds.length, format)
                              : format.list(presentPartyIds.map((each) => partyName(record, each, words)))
                          }</span
                        >
                      </p>`
                    : null
                }
                ${minutes === null ? null : html`<p class="case-text" lang="zh-Hans">${minutes}</p>`}
                ${
                  state === 'planned' && mediation.state === 'in-session'
                    ? html`<div class="line-actions">
                        ${formButton({ form: 'holdSession', target: id }, context)}
                        ${formButton({ form: 'moveSession', target: id }, context, 'small quiet')}
                        ${formButton({ form: 'cancelSession', target: id }, context, 'small quiet danger')}
                      </div>`
                    : null
                }
              </li>`,
            )}
          </ul>`;
  return sectionView('sessions', words.sessionsHeading, sessions?.length ?? null, null, body, context);
}

/** What was agreed, signed and performed, and what a court says of it. */
export function agreementView(record: CaseRecord, context: CaseContext): TemplateResult | null {
  const { words, format } = context.language;
  const { mediation } = record;
  if (record.agreement === false) return null;
  const agreement = agreementOf(record);
  if (agreement === null) return sectionView('agreement', words.agreementHeading, null, null, null, context);
  const isFixed = agreement.inForceAt !== null;
  const awaited = awaitedSigners(mediation.parties, mediation.mediators, agreement);
  const signed = agreement.signatures.length;
  const edit =
    isFixed || mediation.state !== 'agreed' ? null : formButton({ form: 'agreement', target: null }, context);
  const text = (heading: string, value: string) =>
    html`<h5>${heading}</h5><p class="case-text" lang="zh-Hans">${value}</p>`;
  const body = html`<p class="sub">
      ${wordOf(words.forms, agreement.form, '')} · ${format.dateTime(agreement.agreedAt)} ·
      ${isFixed ? words.inForceSince(format.dateTime(agreement.inForceAt ?? '')) : words.notInForce}
    </p>
    ${text(words.fields.mainFacts ?? '', agreement.facts)} ${text(words.fields.issues ?? '', agreement.issues)}
    ${text(words.fields.liability ?? '', agreement.liability)}
    <h5>${words.stepsHeading}</h5>
    <ol class="lines">
      ${agreement.steps.map((step) => stepView(step, record, context))}
    </ol>
    ${
      agreement.form === 'oral'
        ? html`<p class="sub">${words.oralUnsigned}</p>`
        : html`<h5>${words.signaturesHeading} <span class="count">${words.signedOf(signed, signed + awaited.length, format)}</span></h5>
          <ul class="lines">
            ${agreement.signatures.map(
              ({ signer, signerId, form, signedAt }) => html`<li class="line">
                ${checkIcon()} <b lang="zh-Hans">${signerName(record, signer, signerId, context)}</b>
                <span class="sub">${wordOf(words.signatureForms, form, '')} · ${format.dateTime(signedAt)}</span>
              </li>`,
            )}
            ${awaited.slice(0, 12).map(
              ({ signer, id }) => html`<li class="line awaited">
                ${clockIcon()} <b lang="zh-Hans">${signerName(record, signer, id, context)}</b>
                <span class="sub">${words.signatureAwaited}</span>
                ${isFixed ? null : formButton({ form: 'sign', target: id }, context, 'small', signerName(record, signer, id, context))}
              </li>`,
            )}
          </ul>
          ${awaited.length > 12 ? html`<p class="sub">${words.moreAwaited(awaited.length - 12, format)}</p>` : null}`
    }
    ${confirmationView(record, context)}`;
  const actions = html`${edit} ${printButton('agreement', context)}`;
  return sectionView('agreement', words.agreementHeading, null, actions, body, context);
}

function signerName(record: CaseRecord, signer: string, id: string, { language }: CaseContext): string {
  if (signer !== 'mediator') return partyName(record, id, language.words);
  return record.mediation.mediators.find((each) => each.id === id)?.displayName ?? language.words.leadMediator;
}

function stepView(
  step: NonNullable<ReturnType<typeof agreementOf>>['steps'][number],
  record: CaseRecord,
  context: CaseContext,
): TemplateResult {
  const { language, now } = context;
  const { words, format } = language;
  const { id, byPartyId, toPartyId, content, way, dueOn, performedOn, note } = step;
  const isLate = performedOn === null && dueOn < todayOf(now);
  const to = toPartyId === null ? words.toEverybody : partyName(record, toPartyId, words);
  const isOwed = performedOn === null && ['effective', 'performing', 'breached'].includes(record.mediation.state);
  return html`<li class="line tall">
    <p><b lang="zh-Hans">${content}</b></p>
    <p class="sub" lang="zh-Hans">${words.owes(partyName(record, byPartyId, words), to)} · ${way}</p>
    <p class="step-state ${performedOn !== null ? 'ok' : isLate ? 'extreme' : ''}">
      ${performedOn !== null ? circleCheckIcon() : isLate ? circleAlertIcon() : clockIcon()}
      ${
        performedOn !== null
          ? words.performedOn(format.date(performedOn))
          : isLate
            ? words.stepLate(format.date(dueOn))
            : words.dueOn(format.date(dueOn))
      }
    </p>
    ${note === null ? null : html`<p class="sub" lang="zh-Hans">${note}</p>`}
    ${isOwed ? html`<div class="line-actions">${formButton({ form: 'perform', target: id }, context, 'small', content)}</div>` : null}
  </li>`;
}

function confirmationView({ mediation, deadlines }: CaseRecord, { language, now }: CaseContext): TemplateResult | null {
  const { words, format } = language;
  const { confirmation, inForceAt, kind } = mediation;
  if (kind !== 'civil' || inForceAt === null) return null;
  const limit = deadlines?.find(({ ruleId }) => ruleId === 'judicial-confirmation')?.dueAt ?? null;
  return html`<h5>${words.confirmationHeading}</h5>
    ${
      confirmation === null
        ? html`<p class="sub">${limit === null || Date.parse(limit) < now ? words.notAskedYet : words.confirmUntil(format.date(limit))}</p>`
        : html`<p>
            <span lang="zh-Hans">${confirmation.court}</span> · ${words.askedOn(format.date(confirmation.appliedOn))}
            ${
              confirmation.outcome === null
                ? html`<span class="tag accent">${words.undecided}</span>`
                : html`<span class="tag ${confirmation.outcome === 'confirmed' ? 'ok' : ''}">
                      ${wordOf(words.confirmations, confirmation.outcome, '')}
                    </span>
                    ${confirmation.decidedOn === null ? null : format.date(confirmation.decidedOn)}`
            }
          </p>`
    }`;
}

export function followUpsView(record: CaseRecord, context: CaseContext): TemplateResult | null {
  const { words, format } = context.language;
  const { followUps } = record;
  if (followUps?.length === 0) return null;
  const body =
    followUps === null
      ? null
      : html`<ul class="lines">
          ${followUps.map(
            ({ followedUpAt, way, outcome, note, followedUpBy }) => html`<li class="line tall">
              <p>
                <b>${format.dateTime(followedUpAt)}</b> ${wordOf(words.followUpWays, way, '')}
                <span class="tag ${outcome === 'settled' ? 'ok' : 'severe'}">${wordOf(words.followUpOutcomes, outcome, '')}</span>
              </p>
              <p class="case-text" lang="zh-Hans">${note}</p>
              <p class="sub" lang="zh-Hans">${followedUpBy.displayName}</p>
            </li>`,
          )}
        </ul>`;
  return sectionView('follow-ups', words.followUpsHeading, followUps?.length ?? null, null, body, context);
}

/** Which papers are there, and which are missing. */
export function dossierView(record: CaseRecord, context: CaseContext): TemplateResult {
  const { words, format } = context.language;
  const { dossier, papers } = record;
  const isOver = isArchived(record);
  const add = isOver ? null : formButton({ form: 'filePaper', target: null }, context);
  if (dossier === null) return sectionView('dossier', words.dossierHeading, null, add, null, context);
  const wanted = dossier.papers.filter(({ needed, state }) => needed || state === 'present');
  const missing = wanted.filter(({ state }) => state === 'missing');
  const others = papers?.filter(({ paper }) => paper === 'other') ?? [];
  const body = html`<p class="sub">
      ${missing.length === 0 ? words.dossierWhole : words.dossierMissing(missing.length, format)}
    </p>
    <ul class="lines">
      ${wanted.map(({ paper, state, presentSince }) => {
        const isMissing = state === 'missing';
        const isScanned = paper === 'agreement' || paper === 'transfer-letter';
        return html`<li class="line ${isMissing ? 'awaited' : ''}" data-paper=${paper}>
          ${isMissing ? clockIcon() : circleCheckIcon()} <b>${wordOf(words.needs, paper, words.otherPaper)}</b>
          <span class="sub">
            ${isMissing ? words.paperMissing : presentSince === null ? null : format.date(presentSince)}
          </span>
          ${isMissing && isScanned && !isOver ? formButton({ form: 'filePaper', target: paper }, context, 'small') : null}
        </li>`;
      })}
      ${others.map(
        ({ datedOn, note }) => html`<li class="line">
          ${circleCheckIcon()} <b>${words.otherPaper}</b>
          <span class="sub" lang="zh-Hans">${[format.date(datedOn), note].filter(Boolean).join(' · ')}</span>
        </li>`,
      )}
    </ul>`;
  const actions = html`${add} ${printButton('dossier', context)}`;
  return sectionView('dossier', words.dossierHeading, null, actions, body, context);
}

/** What parties object to, and what was answered. */
export function objectionsView(record: CaseRecord, context: CaseContext): TemplateResult | null {
  const { words, format } = context.language;
  const { objections } = record;
  if (objections?.length === 0) return null;
  const body =
    objections === null
      ? null
      : html`<ul class="lines">
          ${objections.map(
            ({ id, byPartyId, about, statement, filedAt, answerDueAt, answer }) => html`<li
              class="line tall"
              data-objection=${id}
            >
              <p>
                <b lang="zh-Hans">${partyName(record, byPartyId, words)}</b>
                ${wordOf(words.objectionSubjects, about, words.objectionSubjects.other ?? '')}
                <span class="sub">${format.dateTime(filedAt)}</span>
              </p>
              <p class="case-text" lang="zh-Hans">${statement}</p>
              ${
                answer === null
                  ? html`<p class="step-state severe">${clockIcon()} ${words.answerUntil(format.dateTime(answerDueAt))}</p>
                      <div class="line-actions">${formButton({ form: 'answerObjection', target: id }, context)}</div>`
                  : html`<p>
                        <span class="tag">${wordOf(words.objectionDecisions, answer.decision, '')}</span>
                        <span class="sub" lang="zh-Hans">
                          ${format.dateTime(answer.answeredAt)} · ${answer.answeredBy.displayName}
                        </span>
                      </p>
                      <p class="case-text" lang="zh-Hans">${answer.reason}</p>`
              }
            </li>`,
          )}
        </ul>`;
  return sectionView('objections', words.objectionsHeading, objections?.length ?? null, null, body, context);
}

/** Everything that happened, the newest first. */
export function timelineView(record: CaseRecord, context: CaseContext): TemplateResult {
  const { words, format } = context.language;
  const events = timelineOf(record, context.language);
  return html`<section class="case-section" data-section="timeline">
    <details class="fold">
      <summary><h4>${words.timelineHeading} <span class="count">${format.number(events.length)}</span></h4></summary>
      <ol class="timeline">
        ${events.slice(0, 200).map(
          ({ at, text, note }) => html`<li class="step">
            <p class="step-title">${text}</p>
            <p class="sub">${at.length === 10 ? format.date(at) : format.dateTime(at)}</p>
            ${note === null || note === '' ? null : html`<p class="step-note" lang="zh-Hans">${note}</p>`}
          </li>`,
        )}
      </ol>
    </details>
  </section>`;
}
