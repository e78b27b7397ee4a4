/** How the file is fetched that registers a widget, by the widget's tag. */
export type Definers = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Fetches and registers a widget when its tag comes onto the page, so that a page pays for what it has. What stands in a
 * shadow root can't be seen from outside: whoever draws there gives that root, or imports the widget's `define` itself.
 *
 * A fetch that failed is made again when the tag comes again, or the network does.
 * @returns the way to stop
 * @example defineWhenUsed({ 'ward-help-button': () => import('./help-button/define.ts') })
 */
export function defineWhenUsed(definers: Definers, page: Document | ShadowRoot = document): () => void {
  const waiting = new Map(Object.entries(definers));
  const stopped = new AbortController();

  function look(): void {
    for (const [tag, fetchDefinition] of waiting) {
      if (page.querySelector(tag) === null) continue;
      waiting.delete(tag);
      fetchDefinition().catch((error: unknown) => {
        waiting.set(tag, fetchDefinition);
        console.error(`<${tag}> could not be fetched.`, error);
      });
    }
    if (waiting.size === 0) observer.disconnect();
  }

  const observer = new MutationObserver(look);
  const begin = () => {
    observer.observe(page, { childList: true, subtree: true });
    look();
  };
  addEventListener('online', begin, { signal: stopped.signal });
  begin();
  return () => {
    stopped.abort();
    observer.disconnect();
  };
}
