import { createClient, type TokenSource } from '@wardkit/client';
import '@wardkit/elements/provider/define';
import '@wardkit/elements/alert-list/define';
import '@wardkit/elements/hazard-list/define';

let kept: { readonly token: string | null; readonly expiresAt: string | null } | null = null;

/** The token of who is signed in at your portal, or null for a stranger. It lives in this page's memory only. */
const getToken: TokenSource = async ({ refresh }) => {
  const isFresh = Date.parse(kept?.expiresAt ?? '') - Date.now() > 30_000;
  if (kept === null || refresh || !isFresh) {
    const answer = await fetch('/portal/token');
    if (!answer.ok) throw new Error(`/portal/token answered ${answer.status}`);
    kept = (await answer.json()) as NonNullable<typeof kept>;
  }
  return kept.token;
};

const provider = document.querySelector('ward-provider');
if (provider === null) throw new Error('The page has no <ward-provider>.');
provider.client = createClient({ baseUrl: location.origin, getToken });

// Widgets tell what a person did. One opened in a list can be followed up in a page of yours.
document.querySelector('ward-hazard-list')?.addEventListener('ward-hazard-open', (event) => {
  console.info('opened hazard', event.hazardId);
});
