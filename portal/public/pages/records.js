import { element } from '../dom.js';
import { isStaff, mayIssuePlates, startPage, ward } from '../portal.js';
import { day, language, moment, word } from '../words.js';

const records = document.querySelector('#records');
const session = await startPage();
const purpose = isStaff(session) ? 'rental-check' : 'own-record';

function stars(rating) {
  if (rating === null || rating.state !== 'rated') return word('notRated');
  if (rating.stars === 0) return word('noStars');
  const marks = element(
    'span',
    { class: 'stars', 'aria-hidden': 'true' },
    '★'.repeat(rating.stars),
    element('span', { class: 'off' }, '☆'.repeat(3 - rating.stars)),
  );
  return element('span', { class: 'nowrap' }, marks, ` ${word(`stars${rating.stars}`)}`);
}

/** What is said in a word or a date, and so is never broken where there is room. */
const short = ['use', 'lastCheck', 'severity', 'checkedBy'];

function cell(label, ...content) {
  const look = short.includes(label) ? { class: 'short' } : {};
  return element('td', { 'data-label': word(label), ...look }, element('span', {}, ...content));
}

/** How much is left in words, and the exact time under it. Only what is over is in the colour of alarm. */
function deadline(dueAt, exact = moment, before = '') {
  const late = Date.parse(dueAt) < Date.now();
  const left = word(late ? 'overdue' : 'left', { span: span(dueAt) });
  return element(
    'span',
    {},
    element('strong', late ? { class: 'urgent-text' } : {}, before, left),
    element('span', { class: 'when' }, word('due', { when: exact(dueAt) })),
  );
}

function span(dueAt) {
  const hours = Math.floor(Math.abs(Date.parse(dueAt) - Date.now()) / 3_600_000);
  const [count, unit] = hours >= 48 ? [Math.floor(hours / 24), 'day'] : [Math.max(1, hours), 'hour'];
  const text = new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  // The widgets set a space between a number and its Chinese unit; this page does as they do.
  return text.replace(/(\d)(\p{Script=Han})/u, '$1 $2');
}

function headed(keys, rows) {
  const cells = keys.map((key) => element('th', { scope: 'col' }, word(key)));
  return element(
    'table',
    { class: 'folding' },
    element('thead', {}, element('tr', {}, ...cells)),
    element('tbody', {}, ...rows),
  );
}

function hazardsOf(premises) {
  const { count, nextDueAt } = premises.openHazards;
  if (count === 0) return word('none');
  const counted = word('hazardCount', { count });
  return nextDueAt === null ? counted : deadline(nextDueAt, day, `${counted} · `);
}

function failure(error, again) {
  return element(
    'div',
    { class: 'notice' },
    element(
      'p',
      {},
      word('failed', { reason: error.problem?.title ?? word(error.kind === 'network' ? 'noNetwork' : 'noSuchRecord') }),
    ),
    element('button', { class: 'button', type: 'button', onclick: again }, word('retry')),
  );
}

function staleNotice(stale) {
  return stale === null ? null : element('p', { class: 'notice' }, word('stale', { when: moment(stale.since) }));
}

function row(premises) {
  return element(
    'tr',
    { class: 'linked' },
    element(
      'td',
      {},
      element('a', { href: `#${premises.id}` }, premises.address.text),
      element('div', { class: 'quiet' }, premises.address.community),
    ),
    cell('use', word(premises.use)),
    cell('stars', stars(premises.rating)),
    cell('hazards', hazardsOf(premises)),
    cell('lastCheck', premises.lastCheck === null ? word('never') : day(premises.lastCheck.observedAt)),
  );
}

let onlyHazards = true;

function filterChips() {
  const chip = (key, only) =>
    element(
      'button',
      {
        type: 'button',
        class: 'button small',
        'aria-pressed': String(onlyHazards === only),
        onclick: () => {
          onlyHazards = only;
          return drawList();
        },
      },
      word(key),
    );
  return element('div', { class: 'chips no-print' }, chip('withHazards', true), chip('allLet', false));
}

function listQuery(cursor) {
  const filter = !isStaff(session) ? {} : onlyHazards ? { openHazards: 'true' } : { use: ['let'] };
  return { ...filter, limit: 50, ...(cursor === null ? {} : { cursor }) };
}

async function drawList() {
  const title = element(
    'div',
    { class: 'lead' },
    element('h1', {}, word(isStaff(session) ? 'recordsTitle' : 'ownRecordsTitle')),
    isStaff(session) && element('p', {}, word('recordsLead')),
  );
  if (session === null) {
    const signIn = element('a', { class: 'button primary', href: '/' }, word('toSignIn'));
    records.replaceChildren(title, element('div', { class: 'notice' }, element('p', {}, word('forbidden')), signIn));
    return;
  }
  records.replaceChildren(title, element('p', { class: 'quiet', role: 'status' }, word('loading')));
  const body = element('tbody');
  const more = element('div', { class: 'no-print' });
  const load = async (cursor) => {
    const { data, stale } = await ward.places.listPremises(listQuery(cursor), { purpose }).withResponse();
    body.append(...data.items.map(row));
    more.replaceChildren(
      ...(data.next === null
        ? []
        : [element('button', { class: 'button', type: 'button', onclick: () => load(data.next) }, word('more'))]),
    );
    return stale;
  };
  try {
    const stale = await load(null);
    const head = ['address', 'use', 'stars', 'hazards', 'lastCheck'].map((key) =>
      element('th', { scope: 'col' }, word(key)),
    );
    const table = element('table', { class: 'folding' }, element('thead', {}, element('tr', {}, ...head)), body);
    const list =
      body.childElementCount === 0
        ? element(
            'p',
            { class: 'card' },
            word(!isStaff(session) ? 'noPremises' : onlyHazards ? 'nothingDue' : 'nothingLet'),
          )
        : element('div', { class: 'scroll' }, table);
    const parts = [title, isStaff(session) && filterChips(), staleNotice(stale), list, more];
    records.replaceChildren(...parts.filter(Boolean));
  } catch (error) {
    records.replaceChildren(title, failure(error, drawList));
  }
}

function itemText(code, standard) {
  return standard.items.find((each) => each.code === code)?.text[language()] ?? code;
}

function ratingCard(rating, standard) {
  const items = (codes) =>
    codes.length > 0 &&
    element('ul', {}, ...codes.map((code) => element('li', {}, `${itemText(code, standard)} (${code})`)));
  return element(
    'section',
    { class: 'card', id: 'rating' },
    element('h2', {}, word('ratingTitle')),
    element(
      'p',
      { class: 'rated' },
      element('strong', {}, stars(rating)),
      rating.score !== null && element('span', {}, word('score', { score: rating.score })),
    ),
    element(
      'ul',
      { class: 'reasons' },
      ...rating.reasons.map((reason) =>
        element(
          'li',
          {},
          word(
            reason.code === 'score' && reason.itemCodes.length > 0 ? 'reason-score-faults' : `reason-${reason.code}`,
          ),
          items(reason.itemCodes),
        ),
      ),
    ),
  );
}

const closed = (hazard) => hazard.state === 'verified';
const done = (hazard) => closed(hazard) || hazard.state === 'rectified';

/** What is still to be done first, by its deadline. */
function byUrgency(one, other) {
  return Number(closed(one)) - Number(closed(other)) || Date.parse(one.dueAt) - Date.parse(other.dueAt);
}

function hazardRow(hazard, standard) {
  const urgent = hazard.severity >= 3 && !closed(hazard);
  return element(
    'tr',
    { 'data-hazard': hazard.itemCode },
    element('td', {}, itemText(hazard.itemCode, standard), element('div', { class: 'quiet' }, hazard.itemCode)),
    cell('severity', element('span', { class: urgent ? 'tag urgent' : 'tag' }, word(`severity${hazard.severity}`))),
    cell(
      'state',
      word(`state-${hazard.state}`),
      hazard.basis === 'advice' && element('div', { class: 'quiet' }, word('basisAdvice')),
    ),
    cell(
      'deadline',
      done(hazard) ? element('span', { class: 'quiet' }, moment(hazard.dueAt)) : deadline(hazard.dueAt),
      hazard.referral && element('div', { class: 'quiet' }, word('referral')),
    ),
    cell(
      'note',
      hazard.note ?? (hazard.photographIds.length > 0 ? '' : '–'),
      hazard.photographIds.length > 0 &&
        element('div', { class: 'quiet' }, word('photographs', { count: hazard.photographIds.length })),
    ),
  );
}

function checkRow(check) {
  const faults = check.answers.filter((answer) => answer.outcome === 'fault').length;
  return element(
    'tr',
    { 'data-check': check.id },
    element(
      'td',
      {},
      isStaff(session)
        ? element('a', { href: `/check.html#record:${check.id}` }, moment(check.finishedAt))
        : moment(check.finishedAt),
    ),
    cell('checkedBy', check.checkedBy.displayName),
    cell('stars', stars(check.rating)),
    cell('faultsLabel', word('faults', { count: faults })),
    cell('standardLabel', word('standard', { version: check.standardVersion })),
  );
}

async function drawOne(premisesId) {
  records.replaceChildren(element('p', { class: 'quiet', role: 'status' }, word('loading')));
  try {
    const { data: premises, stale } = await ward.places.getPremises(premisesId, { purpose }).withResponse();
    const [checks, hazards, rating] = await Promise.all([
      ward.rentalChecks.list({ premisesId }),
      ward.hazards.list({ premisesId }),
      premises.rating === null ? { ok: false } : ward.ratings.get(premisesId).safe(),
    ]);
    const version = checks.items[0]?.standardVersion;
    const standard = version === undefined ? { items: [] } : await ward.rentalChecks.getStandard(version);
    const title = element(
      'div',
      { class: 'lead' },
      element('a', { class: 'back no-print', href: '#' }, `← ${word('back')}`),
      element('h1', {}, premises.address.text),
      element('p', {}, `${premises.address.township} · ${premises.address.community} · ${word(premises.use)}`),
      element(
        'p',
        { class: 'no-print chips' },
        isStaff(session) &&
          premises.use === 'let' &&
          element('a', { class: 'button primary', href: `/check.html#${premises.id}` }, word('startCheck')),
        premises.use === 'let' &&
          element('a', { class: 'button', href: `/board.html#${premises.id}` }, word('toBoard')),
        mayIssuePlates(session) &&
          element('a', { class: 'button', href: `/plates.html#${premises.id}` }, word('toPlate')),
      ),
    );
    const parts = [title, staleNotice(stale)];
    if (rating.ok) parts.push(ratingCard(rating.data, standard));
    parts.push(
      element('h2', {}, word('hazardsTitle')),
      hazards.items.length === 0
        ? element('p', { class: 'card' }, word('noHazards'))
        : element(
            'div',
            { class: 'scroll', id: 'hazards' },
            headed(
              ['item', 'severity', 'state', 'deadline', 'note'],
              hazards.items.toSorted(byUrgency).map((hazard) => hazardRow(hazard, standard)),
            ),
          ),
      element('h2', {}, word('checksTitle')),
      checks.items.length === 0
        ? element('p', { class: 'card' }, word('never'))
        : element(
            'div',
            { class: 'scroll', id: 'checks' },
            headed(['checkedAt', 'checkedBy', 'stars', 'faultsLabel', 'standardLabel'], checks.items.map(checkRow)),
          ),
    );
    records.replaceChildren(...parts.filter(Boolean));
  } catch (error) {
    records.replaceChildren(failure(error, () => drawOne(premisesId)));
  }
}

const draw = () => (session !== null && location.hash.length > 1 ? drawOne(location.hash.slice(1)) : drawList());
addEventListener('hashchange', draw);
document.addEventListener('portal-language', draw);
await draw();
