import { element } from '../dom.js';
import {
  handlesAlerts,
  handlesMediations,
  isLandlord,
  isParty,
  isPerson,
  isStaff,
  mayIssuePlates,
  signIn,
  startPage,
} from '../portal.js';
import { word } from '../words.js';

const home = document.querySelector('#home');

function tile(href, title, lead) {
  return element(
    'li',
    {},
    element('a', { class: 'card', href }, element('strong', {}, title), element('span', { class: 'quiet' }, lead)),
  );
}

function tiles(session) {
  const scan = tile('/doorplate.html', word('toScan'), word(session === null ? 'strangerLead' : 'toScanLead'));
  const records = isStaff(session)
    ? tile('/records.html', word('toRecords'), word('toRecordsLead'))
    : tile('/records.html', word('toOwnRecords'), word('toOwnRecordsLead'));
  return element(
    'ul',
    { class: 'cards' },
    handlesAlerts(session) && tile('/alerts.html', word('toAlerts'), word('toAlertsLead')),
    handlesMediations(session) && tile('/mediations.html', word('toMediations'), word('toMediationsLead')),
    scan,
    (isStaff(session) || isLandlord(session)) && records,
    (isStaff(session) || isLandlord(session)) &&
      tile('/hazards.html', word('toHazards'), word(isStaff(session) ? 'toHazardsLead' : 'toOwnHazardsLead')),
    (isStaff(session) || isPerson(session)) &&
      tile('/stays.html', word('toStays'), word(isStaff(session) ? 'toStaysLead' : 'toOwnStaysLead')),
    isParty(session) && tile('/my-mediation.html', word('myMediation'), word('toMyMediationLead')),
    isPerson(session) && tile('/my-record.html', word('toMyRecord'), word('toMyRecordLead')),
    mayIssuePlates(session) && tile('/plates.html', word('toPlates'), word('toPlatesLead')),
  );
}

function lead(title, text) {
  return element('div', { class: 'lead' }, element('h2', {}, title), element('p', {}, text));
}

/** The roles that find something of theirs on these pages; the server's other demo sign-ins are for programs that test. */
const rolesWithPages = [
  'officer',
  'auxiliary',
  'duty-officer',
  'landlord',
  'resident',
  'mediator',
  'party',
  'supervisor',
  'administrator',
];

async function accounts() {
  const answer = await fetch('/dev/accounts', { headers: { accept: 'application/json' } });
  const offered = answer.ok ? await answer.json() : [];
  return offered.filter((account) => rolesWithPages.includes(account.role));
}

async function signInCards() {
  const known = await accounts().catch(() => null);
  if (known === null) return element('p', { class: 'notice' }, word('offlineSignIn'));
  if (known.length === 0) return element('p', { class: 'notice' }, word('noAccounts'));
  const [{ stationName }] = known;
  const own = known.filter((account) => account.stationName === stationName);
  const others = known.filter((account) => account.stationName !== stationName);
  return element(
    'div',
    { class: 'stack', id: 'accounts' },
    accountCards(own),
    element('details', {}, element('summary', {}, word('otherStations')), accountCards(others)),
  );
}

function accountCards(accounts) {
  return element('ul', { class: 'cards' }, ...accounts.map((account) => element('li', {}, accountCard(account))));
}

function accountCard(account) {
  return element(
    'button',
    {
      type: 'button',
      class: 'card account',
      'data-account': account.id,
      onclick: async () => {
        await signIn(account.id);
        location.assign('/');
      },
    },
    element('strong', {}, word(account.role)),
    element('span', {}, account.displayName),
    element('span', { class: 'quiet' }, account.stationName),
  );
}

const session = await startPage();

async function draw() {
  const title = element(
    'div',
    { class: 'lead' },
    element('h1', {}, word('homeTitle')),
    element('p', {}, word('homeLead')),
  );
  if (session === null) {
    home.replaceChildren(title, tiles(session), lead(word('signInTitle'), word('signInLead')), await signInCards());
  } else {
    home.replaceChildren(title, tiles(session));
  }
}

document.addEventListener('portal-language', draw);
await draw();
