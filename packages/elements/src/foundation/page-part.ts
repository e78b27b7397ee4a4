import type { CSSResult, LitElement } from 'lit';

/** What a part of the widget that is fetched by itself brings. */
export interface PartModule {
  /** The sheets of what it draws. */
  readonly sheets: readonly CSSResult[];
}

/** A part of a widget that is not in its entry. Asked for again after a failure, it tries again. */
export class PagePart<Module extends PartModule> {
  /** The part once it is here. */
  loaded: Module | null = null;
  /** Set when it could not be fetched. */
  missing = false;
  readonly #host: LitElement;
  readonly #import: () => Promise<Module>;
  #loading: Promise<Module> | null = null;

  /** @param fetchModule imports the module; the literal `import()` stands with the caller, for bundlers to see */
  constructor(host: LitElement, fetchModule: () => Promise<Module>) {
    this.#host = host;
    this.#import = fetchModule;
  }

  /** @throws what the import throws where the module is not on the device and there is no network */
  load(): Promise<Module> {
    this.missing = false;
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  /** Adopts its sheets; again after the base has dressed the widget anew. */
  dress(): void {
    const root = this.#host.renderRoot;
    if (this.loaded === null || !(root instanceof ShadowRoot)) return;
    const sheets = this.loaded.sheets.flatMap((result) => result.styleSheet ?? []);
    const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
    if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
  }

  async #fetch(): Promise<Module> {
    try {
      this.loaded = await this.#import();
      this.dress();
      return this.loaded;
    } catch (error) {
      this.missing = true;
      this.#loading = null;
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
