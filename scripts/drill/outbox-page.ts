import { createClient } from '@wardkit/client';
import { stayOf } from './stay-writer.ts';

/** What the drill tells the page at its start. */
interface Orders {
  readonly baseUrl: string;
  readonly token: string;
  readonly premisesId: string;
  /** False: only what is queued is sent. */
  readonly isSaving: boolean;
}

/** Tells the drill something that must be known even when this page is killed a moment later. */
async function tell(what: string, id: string): Promise<void> {
  await fetch('/ledger', { method: 'POST', keepalive: true, body: JSON.stringify({ what, id }) });
}

/** Stays are saved as fast as the device takes them, and sent as fast as the server does: a page that never rests. */
const orders = (await (await fetch('/orders')).json()) as Orders;
const ward = createClient({ baseUrl: orders.baseUrl, getToken: () => orders.token, timeout: 10_000 });
ward.on('storage', ({ kept, reason }) => void tell(`storage ${kept} ${reason}`, ''));
await ward.session.get().catch(() => undefined);
await ward.outbox.ready;
await tell(`kept ${ward.outbox.status.kept}`, '');
ward.outbox.subscribe(() => {
  const { unsent, counts } = ward.outbox.status;
  if (unsent === 0 && !orders.isSaving) void tell('empty', '');
  if (counts.conflict + counts.rejected + counts['set-aside'] > 0) {
    const [stuck] = ward.outbox.items.filter(({ state }) => ['conflict', 'rejected', 'set-aside'].includes(state));
    void tell(`stuck ${stuck?.state} ${stuck?.problem?.code}`, stuck?.id ?? '');
  }
});
while (orders.isSaving) {
  const { newIdentifier } = await import('@wardkit/client');
  const id = newIdentifier();
  await ward.stays.register(id, stayOf(orders.premisesId, id), { purpose: 'stay-registration', label: id });
  // From here on the device has it, whatever happens.
  await tell('acknowledged', id);
}
if (ward.outbox.status.unsent === 0) await tell('empty', '');
