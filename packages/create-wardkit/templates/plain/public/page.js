import { createClient } from '/wardkit/wardkit.js';

let kept = null;

/** The token of who is signed in at your portal, or null for a stranger. It lives in this page's memory only. */
async function getToken({ refresh }) {
  const isFresh = Date.parse(kept?.expiresAt ?? '') - Date.now() > 30_000;
  if (kept === null || refresh || !isFresh) {
    const answer = await fetch('/portal/token');
    if (!answer.ok) throw new Error(`/portal/token answered ${answer.status}`);
    kept = await answer.json();
  }
  return kept.token;
}

document.querySelector('ward-provider').client = createClient({ baseUrl: location.origin, getToken });

// Widgets tell what a person did. One opened in a list can be followed up in a page of yours.
document.querySelector('ward-hazard-list').addEventListener('ward-hazard-open', (event) => {
  console.info('opened hazard', event.hazardId);
});
