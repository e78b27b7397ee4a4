import { createScriptedClient, createScriptedServer, fixtures, type ScriptedServer } from '@wardkit/testing';
import { openStore } from '../vault/open-store.ts';
import { deleteRealDatabase } from '../vault/real-database.fixtures.ts';
import { createEventHub } from '../ward-events.ts';

/** What a tab is given by the page that opened it. */
interface Tab extends Window {
  wardkitServer?: ScriptedServer;
  wardkitSaved?: (ids: string[]) => void;
}

async function openPage(server: ScriptedServer) {
  return createScriptedClient({ server, store: await openStore(createEventHub()) });
}

/** This very file, loaded into a frame: a tab that saves three checks, and dies while it sends the second. */
async function beTab(tab: Tab): Promise<void> {
  if (tab.wardkitServer === undefined) return;
  const { ward } = await openPage(tab.wardkitServer);
  await ward.session.get();
  const ids: string[] = [];
  for (const premisesId of [
    fixtures.ids.premises,
    fixtures.ids.otherPremises,
    '0193a000-0000-7000-8000-000000000012',
  ]) {
    const receipt = await ward.rentalChecks.submit(fixtures.submissionOf({ premisesId }), {
      photos: [],
      premisesLabel: premisesId,
    });
    ids.push(receipt.id);
  }
  tab.wardkitSaved?.(ids);
}

function openTab(server: ScriptedServer): { frame: HTMLIFrameElement; saved: Promise<string[]> } {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const tab = frame.contentWindow as Tab & { trustedTypes?: TrustedTypes };
  tab.wardkitServer = server;
  const saved = new Promise<string[]>((resolve) => {
    tab.wardkitSaved = resolve;
  });
  const url = `${import.meta.url.split('?')[0]}?tab`;
  const script = (frame.contentDocument as Document).createElement('script');
  script.type = 'module';
  script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  // The one policy that the page's rules allow by name.
  const policy = tab.trustedTypes?.createPolicy('lit-html', { createScriptURL: (text) => text });
  script.src = (policy?.createScriptURL(url) ?? url) as string;
  frame.contentDocument?.head.append(script);
  return { frame, saved };
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(text: string): string },
  ): { createScriptURL(text: string): unknown };
}

if (new URL(import.meta.url).searchParams.has('tab')) await beTab(window as Tab);
else {
  describe('a tab that is killed while it sends', () => {
    afterEach(async () => {
      await deleteRealDatabase();
    });

    it('leaves its place to another tab, which sends everything, and nothing twice', async () => {
      const server = createScriptedServer();
      // Each door has a history of its own, so that only what is sent twice is on record twice.
      const arrived: string[] = [];
      server.answer(
        'rentalChecks.submit',
        ({ parameters, body }: { parameters: Record<string, string>; body: unknown }) => {
          arrived.push(parameters.checkId ?? '');
          return fixtures.checkFrom(parameters.checkId ?? '', body as ReturnType<typeof fixtures.submissionOf>);
        },
      );
      let caught: () => void = () => {};
      const underWay = new Promise<void>((resolve) => {
        caught = resolve;
      });
      const { transport } = server;
      let held = 0;
      const heldServer: ScriptedServer = Object.create(server, {
        transport: {
          value: async (request: Parameters<typeof transport>[0]) => {
            const answer = await transport(request);
            if (request.method !== 'GET' && ++held === 2) {
              caught();
              // The server has done the work; the tab dies before it hears of it.
              await new Promise(() => {});
            }
            return answer;
          },
        },
      });
      const { frame, saved } = openTab(heldServer);
      const [ids] = await Promise.all([saved, underWay]);
      const heldLocks = (await navigator.locks.query()).held?.map(({ name }) => name) ?? [];
      if (!heldLocks.includes('wardkit-outbox')) throw new Error(`the tab is not sending: ${heldLocks}`);

      const { ward } = await openPage(server);
      await ward.session.get();
      // It queues behind the tab, as any tab does; nothing wakes it but the tab's end.
      const draining = ward.outbox.drain();
      frame.remove();
      await draining;
      const ends = await Promise.all(ids.map(async (id) => (await (await ward.outbox.receipt(id))?.settled)?.state));
      if (ends.some((state) => state !== 'accepted')) throw new Error(`not accepted: ${ends}`);
      if ([...arrived].sort().join() !== [...ids].sort().join()) throw new Error(`arrived: ${arrived}, saved: ${ids}`);
      ward.close();
    });
  });
}
