import type { WardClient } from '@wardkit/client';
import { isClientError } from '../foundation/client-failure.ts';
import { everyItem } from '../foundation/every-item.ts';
import { inFormOrder } from '../mediations/party-order.ts';
import type { Printable } from './mediation-print.state.ts';
import type { PrintedMediation, PrintKind } from './printed-mediation.ts';

const purpose = 'mediation';

/**
 * Reads all that a print needs, page after page.
 * @returns null where there is nothing to print, since nothing was agreed
 * @throws an error of the SDK
 */
export async function readPrintable(
  client: WardClient,
  mediationId: string,
  print: PrintKind,
  signal: AbortSignal,
): Promise<Printable | null> {
  const options = { purpose, signal } as const;
  const { mediations } = client;
  const [mediation, parties, sessions, session] = await Promise.all([
    mediations.get(mediationId, options),
    everyItem(mediations.listParties(mediationId, {}, options)),
    everyItem(mediations.listSessions(mediationId, {}, options)),
    client.session.get({ signal }).safe(),
  ]);
  const stationName = session.ok ? (session.data.station?.name ?? null) : null;
  const read: PrintedMediation = { mediation, parties: inFormOrder(parties), sessions, stationName };
  if (print === 'dossier') {
    const [dossier, papers] = await Promise.all([
      mediations.getDossier(mediationId, options),
      everyItem(mediations.listPapers(mediationId, {}, options)),
    ]);
    return { print, printed: { ...read, dossier, papers } };
  }
  const answered = await mediations.getAgreement(mediationId, options).safe();
  if (answered.ok) return { print, printed: { ...read, agreement: answered.data } };
  if (isClientError(answered.error) && answered.error.kind === 'api' && answered.error.status === 404) return null;
  throw answered.error;
}
