import { createClient } from '@wardkit/client';

/** The portal knows who is signed in. The token stays in memory; null is a stranger. */
async function getToken() {
  const answer = await fetch('/portal/token');
  return (await answer.json()).token;
}

export const client = createClient({ baseUrl: location.origin, getToken });
