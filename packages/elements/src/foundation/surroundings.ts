import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a widget takes from the nearest ancestor that says it, across shadow roots. */
export interface Surroundings {
  /** The nearest `lang`; else what the browser prefers. */
  readonly language: string;
  /** The nearest `dir`. */
  readonly direction: 'ltr' | 'rtl';
  /** The nearest `data-theme`; null follows the system. */
  readonly theme: 'light' | 'dark' | null;
  /** The nearest `data-scale`. */
  readonly scale: 'large' | null;
}

const ATTRIBUTES = ['lang', 'dir', 'data-theme', 'data-scale'];

interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

// One observer for each root, however many widgets stand in it.
const watches = new Map<Node, Watch>();

function watch(root: Node, listener: () => void): void {
  let found = watches.get(root);
  if (found === undefined) {
    const listeners = new Set<() => void>();
    const observer = new MutationObserver(() => {
      for (const each of [...listeners]) each();
    });
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
    found = { observer, listeners };
    watches.set(root, found);
  }
  found.listeners.add(listener);
}

function unwatch(root: Node, listener: () => void): void {
  const found = watches.get(root);
  found?.listeners.delete(listener);
  if (found?.listeners.size === 0) {
    found.observer.disconnect();
    watches.delete(root);
  }
}

/** How many roots are being watched; a test looks here for leaks. */
export const watchedRoots = (): number => watches.size;

/** The value of an attribute on the element itself or its nearest ancestor that has it, across shadow roots. */
function nearest(element: Element, attribute: string): string | null {
  let node: Node | null = element;
  while (node !== null) {
    if (node instanceof Element && node.hasAttribute(attribute)) return node.getAttribute(attribute);
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  }
  return null;
}

function read(element: Element): Surroundings {
  const theme = nearest(element, 'data-theme');
  return {
    language: nearest(element, 'lang') || navigator.language || 'en',
    direction: nearest(element, 'dir') === 'rtl' ? 'rtl' : 'ltr',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    scale: nearest(element, 'data-scale') === 'large' ? 'large' : null,
  };
}

const same = (one: Surroundings, other: Surroundings) =>
  one.language === other.language &&
  one.direction === other.direction &&
  one.theme === other.theme &&
  one.scale === other.scale;

/** Reads the surroundings when a widget is connected or moved and tells when they change. */
export class SurroundingsController implements ReactiveController {
  current: Surroundings = { language: 'en', direction: 'ltr', theme: null, scale: null };
  #roots: Node[] = [];
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: (now: Surroundings) => void;

  constructor(host: ReactiveControllerHost & Element, changed: (now: Surroundings) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    let root: Node | null = this.#host.getRootNode();
    while (root !== null) {
      this.#roots.push(root);
      watch(root, this.#look);
      root = root instanceof ShadowRoot ? root.host.getRootNode() : null;
    }
    this.current = read(this.#host);
    this.#changed(this.current);
  }

  hostDisconnected(): void {
    for (const root of this.#roots) unwatch(root, this.#look);
    this.#roots = [];
  }

  readonly #look = () => {
    const now = read(this.#host);
    if (same(now, this.current)) return;
    this.current = now;
    this.#changed(now);
  };
}
