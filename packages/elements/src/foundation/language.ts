import type { ReactiveControllerHost } from 'lit';
import { Formats } from './formats.ts';
import type { SharedMessages } from './shared.en.ts';

/** One lazily loaded module for each language; `en` is always there. */
export type MessageLoaders<Messages> = { readonly en: () => Promise<Messages> } & {
  readonly [language: string]: () => Promise<Messages>;
};

/** All that a template needs to speak: its own words, the foundation's, and formats. */
export interface Language<Messages> {
  /** What is spoken, such as `zh-Hans`; it may differ from the `lang` that was asked for. */
  readonly tag: string;
  readonly words: Messages;
  readonly shared: SharedMessages;
  readonly format: Formats;
}

const sharedLoaders: MessageLoaders<SharedMessages> = {
  en: () => import('./shared.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./shared.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./shared.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./shared.ja.ts').then((module) => module.messages),
  ko: () => import('./shared.ko.ts').then((module) => module.messages),
};

/**
 * The best of the languages at hand for a tag: the same language and script, else the same language, else English.
 * @example matchLanguage('zh-CN', ['en', 'zh-Hans']) // 'zh-Hans'
 */
export function matchLanguage(wanted: string, available: readonly string[]): string {
  const asked = locale(wanted);
  if (asked === null) return 'en';
  const known = available.map((tag) => ({ tag, locale: locale(tag) }));
  const exact = known.find((each) => each.locale?.language === asked.language && each.locale?.script === asked.script);
  return (exact ?? known.find((each) => each.locale?.language === asked.language))?.tag ?? 'en';
}

/** `en-XA`, by the Unicode project's own name for it, is no language but a way to look at a page: see `pseudo-language.ts`. */
function isPseudo(wanted: string): boolean {
  return /^en-xa$/i.test(wanted);
}

function locale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null;
  }
}

function unchanged<Messages>(messages: Messages): Messages {
  return messages;
}

// Loaded modules by loader, so that a second widget of a kind has its words in its first frame.
const loaded = new WeakMap<() => Promise<unknown>, unknown>();

async function load<Messages>(loader: () => Promise<Messages>): Promise<Messages> {
  const messages = (loaded.get(loader) as Messages | undefined) ?? (await loader());
  loaded.set(loader, messages);
  return messages;
}

/** Loads the words for the language that a widget stands in; keeps the last ones until the next are here. */
export class LanguageController<Messages> {
  current: Language<Messages> | null = null;
  #wanted = '';
  readonly #host: ReactiveControllerHost & { isConnected: boolean };
  readonly #loaders: MessageLoaders<Messages>;
  readonly #timeZone: string | undefined;

  /** @param timeZone whose times its formats tell; without one those of the device */
  constructor(
    host: ReactiveControllerHost & { isConnected: boolean },
    loaders: MessageLoaders<Messages>,
    timeZone?: string,
  ) {
    this.#host = host;
    this.#loaders = loaders;
    this.#timeZone = timeZone;
  }

  /** Speak the best language for this tag from now on. */
  follow(wanted: string): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const tag = matchLanguage(wanted, Object.keys(this.#loaders));
    const own = this.#loaders[tag] ?? this.#loaders.en;
    const foundation = sharedLoaders[tag] ?? sharedLoaders.en;
    const words = loaded.get(own) as Messages | undefined;
    const shared = loaded.get(foundation) as SharedMessages | undefined;
    if (words !== undefined && shared !== undefined && !isPseudo(wanted)) this.#speak(tag, wanted, words, shared);
    else void this.#fetch(wanted, tag, own, foundation);
  }

  async #fetch(
    wanted: string,
    tag: string,
    own: () => Promise<Messages>,
    foundation: () => Promise<SharedMessages>,
  ): Promise<void> {
    try {
      const [words, shared] = await Promise.all([load(own), load(foundation)]);
      const { pseudo } = isPseudo(wanted) ? await import('./pseudo-language.ts') : { pseudo: unchanged };
      if (this.#wanted === wanted) this.#speak(tag, wanted, pseudo(words), pseudo(shared));
    } catch (error) {
      console.warn(`Wardkit could not load its words for "${tag}".`, error);
      if (this.#wanted !== wanted) return;
      this.#wanted = '';
      // Words in another language are better than none; with neither, the next reconnection tries again.
      if (tag !== 'en' && this.current === null) await this.#fetch('', 'en', this.#loaders.en, sharedLoaders.en);
      globalThis.addEventListener?.('online', () => this.#host.isConnected && this.follow(wanted), { once: true });
    }
  }

  #speak(tag: string, wanted: string, words: Messages, shared: SharedMessages): void {
    // Formats keep the region that was asked for (en-GB) when it is the same language.
    const sameLanguage = locale(wanted)?.language === locale(tag)?.language;
    const format = new Formats(sameLanguage ? wanted : tag, this.#timeZone);
    this.current = { tag, words, shared, format };
    this.#host.requestUpdate();
  }
}
