import { ContextRoot, createContext } from '@lit/context';
import type { WardClient } from '@wardkit/client';

/** The client that `<ward-provider>` gives to the widgets inside it; the number is the generation of the client's shape. */
export const clientContext = createContext<WardClient | null>(Symbol.for('@wardkit/client context 1'));

let root: ContextRoot | null = null;

/** Lets a provider that is upgraded after the widgets inside it still reach them. Attached once, when the first widget connects. */
export function answerLateProviders(): void {
  if (root !== null) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
