import type { Mediation } from '@wardkit/contract/mediation-record';
import type { MediationMove } from '@wardkit/contract/mediation-states';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Dialog } from '../../foundation/dialog.ts';
import { DivisionNames } from '../../foundation/division-names.ts';
import { focusAfterUpdate } from '../../foundation/focus.ts';
import { refreshCwIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import type { LiveRegion } from '../../foundation/live-region.ts';
import type { MediationTrackerController } from '../mediation-tracker.controller.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import type { WardMediationTracker } from '../mediation-tracker.ts';
import { type Stage, stageNames, stageOf } from '../stages.ts';
import { BoardDrag } from './board-drag.ts';
import {
  type BoardLayout,
  cardAfter,
  differences,
  emptyLayout,
  isBoardKey,
  layoutOf,
  stageBeside,
} from './board-layout.ts';
import { answerFor } from './board-moves.ts';
import { cardView } from './card-view.ts';
import { movesView, refusalText } from './move-view.ts';

type Speaking = Language<MediationTrackerMessages>;

/** Cards of a stage that are drawn at first, and how many more with each press. */
const cardsEach = 30;

/** What the board asks of who holds it. */
export interface BoardActions {
  open(mediationId: string): void;
  begin(mediationId: string, move: MediationMove): void;
}

/** The board: where cards stand, which one has the keyboard, and where a card may go. */
export class BoardDesk {
  readonly #host: WardMediationTracker;
  readonly #live: LiveRegion;
  readonly #list: MediationTrackerController;
  readonly #actions: BoardActions;
  readonly #divisions: DivisionNames;
  readonly #dialog: Dialog<'closed'>;
  readonly #drag: BoardDrag;
  #layout: BoardLayout = emptyLayout;
  /** What each card on the board says. */
  readonly #known = new Map<string, Mediation>();
  /** Where cards went that are left in their place while somebody reads; null for the archive. */
  readonly #meanwhile = new Map<string, Stage | null>();
  readonly #rows = new Map<Stage, number>();
  #current = '';
  /** The card that Tab comes to in this drawing. */
  #tabStop = '';
  #asked: { readonly id: string; readonly wished: Stage | null } | null = null;
  #over: { readonly id: string; readonly stage: Stage | null } | null = null;

  constructor(host: WardMediationTracker, live: LiveRegion, list: MediationTrackerController, actions: BoardActions) {
    this.#host = host;
    this.#live = live;
    this.#list = list;
    this.#actions = actions;
    this.#divisions = new DivisionNames(host);
    this.#dialog = new Dialog(host);
    this.#drag = new BoardDrag(host, {
      over: (id, stage) => this.#hover(id, stage),
      dropped: (id, stage) => this.wish(id, stage),
      ended: () => this.#hover('', null),
    });
    host.withClient((client, signal) => this.#divisions.connect(client, signal));
  }

  /** The mediations changed: what somebody reads or drags stays where it is until they say otherwise. */
  changed(): void {
    if (!this.#isReading) {
      this.show();
      return;
    }
    const { store } = this.#list;
    for (const stage of stageNames) {
      for (const id of this.#layout[stage]) {
        const now = store.get(id);
        const there = stageOf(now?.state ?? '');
        if (now !== null && there === stage) {
          this.#known.set(id, now);
          this.#meanwhile.delete(id);
        } else this.#meanwhile.set(id, there);
      }
    }
  }

  /** Puts every card where it belongs now. */
  show(): void {
    const { all } = this.#list.store;
    this.#layout = layoutOf(all);
    this.#known.clear();
    this.#meanwhile.clear();
    for (const each of all) this.#known.set(each.id, each);
    if (stageOf(this.#known.get(this.#current)?.state ?? '') === null) {
      this.#current = stageNames.flatMap((stage) => this.#layout[stage])[0] ?? '';
    }
    this.#host.requestUpdate();
  }

  /** Nothing of it stays. */
  leave(): void {
    this.#drag.cancel();
    this.#dialog.close(null);
    this.#layout = emptyLayout;
    this.#known.clear();
    this.#meanwhile.clear();
    this.#rows.clear();
    this.#current = '';
    this.#asked = null;
  }

  /** Somebody wants a mediation in a stage: opens what leads there, or says why nothing does. */
  wish(id: string, stage: Stage): void {
    const mediation = this.#newest(id);
    const { language } = this.#host;
    if (mediation === undefined || language === null || stageOf(mediation.state) === stage) return;
    const answer = answerFor(mediation, stage);
    const [only, ...others] = answer.kind === 'open' ? answer.moves : [];
    if (only !== undefined && others.length === 0) {
      this.#actions.begin(id, only.move);
      return;
    }
    if (answer.kind !== 'open') {
      const { words } = language;
      this.#live.say(`${words.notTo(words.stages[stage])} ${refusalText(mediation, stage, language)}`);
    }
    void this.ask(id, stage);
  }

  /** Opens where a mediation can go. */
  async ask(id: string, wished: Stage | null = null): Promise<void> {
    this.#asked = { id, wished };
    this.#current = id;
    await this.#dialog.open();
    this.#asked = null;
    this.#host.requestUpdate();
  }

  /** Moves the keyboard to a card, where it is on the board. */
  async focus(id: string): Promise<boolean> {
    if (this.#known.has(id)) {
      this.#current = id;
      this.#host.requestUpdate();
    }
    return focusAfterUpdate(this.#host, `[data-open="${CSS.escape(id)}"]`);
  }

  view(language: Speaking): TemplateResult {
    const { words, format } = language;
    this.#tabStop = this.#currentShown;
    const pending = differences(this.#layout, layoutOf(this.#list.store.all));
    return html`${
      pending === 0
        ? null
        : html`<div class="pill-line">
            <button class="chip pill" type="button" data-pending @click=${() => this.#showPending()}>
              ${refreshCwIcon()} ${words.changedElsewhere(pending, format)}
            </button>
          </div>`
    }
      <div class="stage-ways" role="group" aria-label=${words.viewsLabel}>
        ${stageNames.map(
          (stage) => html`<button class="chip" type="button" data-way=${stage} @click=${() => this.#goTo(stage)}>
            ${words.stages[stage]} ${format.number(this.#layout[stage].length)}
          </button>`,
        )}
      </div>
      <div
        class="board ${this.#over === null ? '' : 'dragging'}"
        role="group"
        aria-label=${words.views.board}
        aria-describedby="board-keys"
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @focusin=${(event: FocusEvent) => this.#focused(event)}
      >
        ${stageNames.map((stage) => this.#column(stage, language))}
      </div>
      <p class="sub board-keys" id="board-keys">${this.#mayMove ? words.boardKeys : words.boardKeysReading}</p>
      ${this.#dialogView(language)}`;
  }

  #column(stage: Stage, language: Speaking): TemplateResult {
    const { words, format } = language;
    const ids = this.#layout[stage];
    const shown = ids.slice(0, this.#rows.get(stage) ?? cardsEach);
    const rest = ids.length - shown.length;
    const { id: dragged, stage: over } = this.#over ?? {};
    const mediation = over === stage && dragged !== undefined ? this.#newest(dragged) : undefined;
    const target = mediation === undefined ? '' : this.#targetOf(mediation, stage);
    return html`<section class="column ${target} ${ids.length === 0 ? 'none' : ''}" data-stage=${stage} aria-labelledby="stage-${stage}">
      <h3 id="stage-${stage}" tabindex="-1"><span>${words.stages[stage]}</span> <span class="count">${format.number(ids.length)}</span></h3>
      ${
        target === 'closed-to' && mediation !== undefined
          ? html`<p class="drop-note">${refusalText(mediation, stage, language)}</p>`
          : null
      }
      <ul class="cards">
        ${repeat(
          shown,
          (id) => id,
          (id) => this.#card(id, language),
        )}
      </ul>
      ${
        rest === 0
          ? null
          : html`<button class="button small" type="button" data-more=${stage} @click=${() => this.#more(stage)}>
              ${words.moreCards(rest, format)}
            </button>`
      }
    </section>`;
  }

  #card(id: string, language: Speaking): TemplateResult | null {
    const mediation = this.#known.get(id);
    if (mediation === undefined) return null;
    return html`<li
      @pointerdown=${(event: PointerEvent) => (this.#mayMove ? this.#drag.press(event, id) : undefined)}
    >
      ${cardView(mediation, {
        language,
        meanwhile: this.#meanwhile.get(id),
        now: this.#host.clock.now(),
        isCurrent: id === this.#tabStop,
        mayMove: this.#mayMove,
        placeName: (code) => this.#divisions.of(code),
        open: () => this.#actions.open(id),
        ask: () => void this.ask(id),
      })}
    </li>`;
  }

  #dialogView(language: Speaking): TemplateResult | undefined {
    const { words, shared } = language;
    const asked = this.#asked;
    const mediation = asked === null ? undefined : this.#newest(asked.id);
    if (asked === null || mediation === undefined) return undefined;
    const close = () => this.#dialog.close('closed');
    return this.#dialog.render({
      heading: words.moveOf(mediation.number),
      body: html`<p lang="zh-Hans">${mediation.subject}</p>
        <p class="sub">${words.isNow(words.states[mediation.state] ?? words.unknownState)}</p>
        ${movesView(mediation, asked.wished, language, {
          begin: (move) => {
            close();
            this.#actions.begin(asked.id, move);
          },
          open: () => {
            close();
            this.#actions.open(asked.id);
          },
        })}`,
      actions: html`<button class="button" type="button" data-cancel @click=${close}>${shared.cancel}</button>`,
    });
  }

  #targetOf(mediation: Mediation, stage: Stage): string {
    if (stageOf(mediation.state) === stage) return '';
    return answerFor(mediation, stage).kind === 'open' ? 'open-to' : 'closed-to';
  }

  #showPending(): void {
    const wasFocused = this.#current;
    this.show();
    void this.focus(this.#known.has(wasFocused) ? wasFocused : this.#current);
  }

  /** On a phone the stages stand below each other: a press goes to one. */
  #goTo(stage: Stage): void {
    const heading = this.#host.renderRoot.querySelector<HTMLElement>(`#stage-${stage}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  #more(stage: Stage): void {
    const before = this.#rows.get(stage) ?? cardsEach;
    this.#rows.set(stage, before + cardsEach);
    this.#host.requestUpdate();
    void this.focus(this.#layout[stage][before] ?? '');
  }

  #key(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset.card;
    if (id === undefined || !isBoardKey(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const isRightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    if (!event.shiftKey) {
      void this.focus(cardAfter(this.#shownLayout, id, event.key, isRightToLeft));
      return;
    }
    const stage = stageNames.find((each) => this.#layout[each].includes(id));
    if (!this.#mayMove || stage === undefined || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const beside = stageBeside(stage, event.key, isRightToLeft);
    if (beside !== null) this.wish(id, beside);
  }

  #focused(event: FocusEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset.card;
    if (id === undefined || id === this.#current) return;
    this.#current = id;
    this.#host.requestUpdate();
  }

  #hover(id: string, stage: Stage | null): void {
    const over = id === '' ? null : { id, stage };
    if (over?.stage === this.#over?.stage && over?.id === this.#over?.id) return;
    this.#over = over;
    this.#host.requestUpdate();
  }

  /** What a mediation is by now, whatever its card still says. */
  #newest(id: string): Mediation | undefined {
    return this.#list.store.get(id) ?? this.#known.get(id);
  }

  get #mayMove(): boolean {
    return this.#list.caller?.mayWrite === true;
  }

  /** The cards that are drawn. */
  get #shownLayout(): BoardLayout {
    return Object.fromEntries(
      stageNames.map((stage) => [stage, this.#layout[stage].slice(0, this.#rows.get(stage) ?? cardsEach)]),
    ) as unknown as BoardLayout;
  }

  /** The card that Tab comes to: where the last one is not drawn, the first. */
  get #currentShown(): string {
    const ids = stageNames.flatMap((stage) => this.#shownLayout[stage]);
    return ids.includes(this.#current) ? this.#current : (ids[0] ?? '');
  }

  /** Whether somebody is at the board: then nothing on it moves by itself. */
  get #isReading(): boolean {
    const root = this.#host.renderRoot as ShadowRoot;
    const board = root.querySelector?.('.board') ?? null;
    // Not `:focus-within`: WebKit says no to it while another window is in front, and the card would be gone on the way back.
    const hasFocus = board?.contains(root.activeElement) === true;
    return this.#drag.isMoving || this.#asked !== null || hasFocus || board?.matches(':hover') === true;
  }
}
