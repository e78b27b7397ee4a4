import { createClient, setMapWorkerLocation } from '/wardkit/wardkit.js';
import { element } from './dom.js';
import { word } from './words.js';

/** What the person chose for looks and language; nothing about them. */
function chosen(name) {
  try {
    return localStorage.getItem(`portal-${name}`);
  } catch {
    return null;
  }
}

function choose(name, value) {
  try {
    localStorage.setItem(`portal-${name}`, value);
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}

const page = document.documentElement;
page.lang = chosen('lang') ?? page.lang;
page.dataset.theme = chosen('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
if (chosen('scale') === 'large') page.dataset.scale = 'large';

/** The token lives in this page's memory only; the cookie behind it is the portal's and out of scripts' reach. */
let token = null;

async function getToken() {
  if (token !== null && Date.parse(token.expiresAt) - Date.now() > 30_000) return token.token;
  const answer = await fetch('/dev/token', { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    token = null;
    return null;
  }
  const answered = await answer.json();
  token = answered.token === null ? null : answered;
  return answered.token;
}

/** The one client of the page; each widget finds it by the provider. */
export const ward = createClient({ baseUrl: location.origin, getToken });
for (const provider of document.querySelectorAll('ward-provider')) provider.client = ward;

/** Who is signed in, or null for a stranger. Without a network it is what the device remembers. */
async function currentSession() {
  const signedIn = await getToken().catch(() => undefined);
  if (signedIn === null) return null;
  const result = await ward.session.get().safe();
  return result.ok ? result.data : null;
}

export async function signIn(account) {
  const answer = await fetch('/dev/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  token = null;
}

async function signOut() {
  await ward.signOut();
  await fetch('/dev/sign-out', { method: 'POST' });
  location.assign('/');
}

const pages = [
  { path: '/', word: 'home', who: 'any' },
  { path: '/doorplate.html', word: 'doorplate', who: 'any' },
  { path: '/records.html', word: 'records', who: 'staff' },
  { path: '/records.html', word: 'ownRecords', who: 'landlord' },
  { path: '/alerts.html', word: 'alertsPage', who: 'alerts' },
  { path: '/mediations.html', word: 'mediationsPage', who: 'mediations' },
  { path: '/hazards.html', word: 'hazardsPage', who: 'house' },
  { path: '/stays.html', word: 'stays', who: 'registrar' },
  { path: '/my-mediation.html', word: 'myMediation', who: 'party' },
  { path: '/my-record.html', word: 'myRecord', who: 'person' },
  { path: '/plates.html', word: 'plates', who: 'supervisor' },
];

/** Pages without a tab of their own, and the tab that they are under. */
const sectionOf = { '/bulletin.html': '/alerts.html', '/handover.html': '/alerts.html' };

function hasRole(session, roles) {
  return session?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Those who work with houses and who lives in them; a duty officer works with alerts alone. */
export function isStaff(session) {
  return hasRole(session, ['officer', 'auxiliary', 'supervisor', 'administrator']);
}

export function isLandlord(session) {
  return hasRole(session, ['landlord']);
}

/** Somebody about whom there is something on record. */
export function isPerson(session) {
  return hasRole(session, ['landlord', 'resident', 'party']);
}

/** Somebody who is a party to a mediation. */
export function isParty(session) {
  return hasRole(session, ['party']);
}

export function mayIssuePlates(session) {
  return hasRole(session, ['supervisor', 'administrator']);
}

export function handlesAlerts(session) {
  return isStaff(session) || hasRole(session, ['duty-officer']);
}

export function handlesMediations(session) {
  return hasRole(session, ['mediator', 'officer', 'supervisor']);
}

function maySee(entry, session) {
  if (entry.who === 'any') return true;
  if (entry.who === 'registrar') return isStaff(session) || isPerson(session);
  if (entry.who === 'alerts') return handlesAlerts(session);
  if (entry.who === 'mediations') return handlesMediations(session);
  if (entry.who === 'staff') return isStaff(session);
  if (entry.who === 'supervisor') return mayIssuePlates(session);
  if (entry.who === 'landlord') return isLandlord(session);
  if (entry.who === 'party') return isParty(session);
  if (entry.who === 'house') return isStaff(session) || isLandlord(session);
  return isPerson(session);
}

function toggle(label, name, on, off) {
  const pressed = page.dataset[name] === on;
  return element(
    'button',
    {
      type: 'button',
      'aria-pressed': String(pressed),
      onclick: () => {
        page.dataset[name] = pressed ? off : on;
        choose(name, page.dataset[name]);
        drawFrame();
      },
    },
    label,
  );
}

function switchLanguage() {
  page.lang = page.lang.startsWith('zh') ? 'en' : 'zh-Hans';
  choose('lang', page.lang);
  document.dispatchEvent(new Event('portal-language'));
  drawFrame();
}

let session = null;

/** Draws the frame of the page: the band, the tabs and every text that is marked with `data-word`. */
function drawFrame() {
  for (const marked of document.querySelectorAll('[data-word]')) marked.textContent = word(marked.dataset.word);
  document.querySelector('.skip').textContent = word('skip');
  const here =
    location.pathname.startsWith('/D/') || location.pathname.startsWith('/d/') ? '/doorplate.html' : location.pathname;
  const section = sectionOf[here];
  const band = element(
    'div',
    { class: 'band' },
    element(
      'div',
      { class: 'row' },
      element(
        'a',
        { class: 'brand', href: '/' },
        element('img', { src: '/icon.svg', alt: '' }),
        element('span', {}, word('brand'), element('small', {}, word('brandNote'))),
      ),
      element(
        'div',
        { class: 'settings' },
        toggle(word('largeType'), 'scale', 'large', 'normal'),
        toggle(word('dark'), 'theme', 'dark', 'light'),
        element('button', { type: 'button', onclick: switchLanguage }, word('otherLanguage')),
      ),
    ),
  );
  const tabs = element(
    'ul',
    {},
    ...pages
      .filter((entry) => maySee(entry, session))
      .map((entry) =>
        element(
          'li',
          {},
          element(
            'a',
            {
              href: entry.path,
              ...(entry.path === here ? { 'aria-current': 'page' } : {}),
              ...(entry.path === section ? { 'aria-current': 'true' } : {}),
            },
            word(entry.word),
          ),
        ),
      ),
  );
  const who =
    session !== null &&
    element(
      'div',
      { class: 'who' },
      element('span', {}, word('signedInAs', { name: session.displayName })),
      element('button', { type: 'button', onclick: signOut }, word('signOut')),
    );
  const navigation = element(
    'div',
    { class: 'tabs' },
    element('div', { class: 'row' }, element('nav', { 'aria-label': word('navigation') }, tabs), who),
  );
  document.querySelector('#portal-header').replaceChildren(band, navigation);
}

/** Starts a page: the frame at once, then again when it is known who is signed in. */
export async function startPage() {
  drawFrame();
  session = await currentSession();
  drawFrame();
  return session;
}

/** What a page shows instead of its widgets when nobody is signed in. */
export function askToSignIn() {
  document.body.classList.remove('focused');
  const way = element('a', { class: 'button primary', href: '/' }, word('toSignIn'));
  document
    .querySelector('main')
    .replaceChildren(element('div', { class: 'notice' }, element('p', {}, word('forbidden')), way));
}

/** Trusted Types let a page name the scripts that its workers may be. */
const workers = { service: '/service-worker.js', map: '/wardkit/maplibre-gl-worker.mjs' };
const policy = globalThis.trustedTypes?.createPolicy('wardkit-portal', {
  createScriptURL: (url) => {
    if (!Object.values(workers).includes(url)) throw new TypeError('not a script of this portal');
    return url;
  },
});
const addressOf = (script) => policy?.createScriptURL(script) ?? script;
setMapWorkerLocation(addressOf(workers.map));
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register(addressOf(workers.service)).catch((reason) => {
    console.warn('This page cannot be opened without a network:', reason.message);
  });
}
