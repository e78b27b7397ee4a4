import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Clock } from './clock.ts';

const PAUSE = 1000;

/** One polite status line for a widget; says at most one thing a second, and the last one wins. */
export class LiveRegion {
  #text = '';
  #waiting: string | null = null;
  #resting = false;
  readonly #host: ReactiveControllerHost & { clock: Clock };

  constructor(host: ReactiveControllerHost & { clock: Clock }) {
    this.#host = host;
  }

  /** Has assistive technology say this when it has a moment. */
  say(text: string): void {
    if (this.#resting) {
      this.#waiting = text;
      return;
    }
    this.#text = text;
    this.#resting = true;
    this.#host.requestUpdate();
    this.#host.clock.after(PAUSE, this.#rested);
  }

  /** Drawn once by the base class. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#text}</div>`;
  }

  readonly #rested = () => {
    this.#resting = false;
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null) this.say(next);
  };
}
