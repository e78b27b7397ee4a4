import type { LitElement } from 'lit';
import { type Stage, stageNames } from '../stages.ts';

/** So far a pressed pointer may tremble before it is a drag, CSS pixels. */
const least = 6;

/** What the board hears of a drag. */
export interface DragListener {
  /** A card is dragged over a stage, or over none. */
  over(mediationId: string, stage: Stage | null): void;
  /** It was dropped there. */
  dropped(mediationId: string, stage: Stage): void;
  /** It was let go of, or given up. */
  ended(): void;
}

/**
 * Drags a card by mouse or pen with pointer events. A finger scrolls the page: there the button of the card moves it, as it
 * does for the keyboard.
 */
export class BoardDrag {
  readonly #host: LitElement;
  readonly #listener: DragListener;
  #drag: { readonly id: string; readonly card: HTMLElement; readonly x: number; readonly y: number } | null = null;
  #isMoving = false;
  #ends: AbortController | null = null;

  constructor(host: LitElement, listener: DragListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** Whether a card is on its way. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** A pointer was pressed on a card. */
  press(event: PointerEvent, id: string): void {
    const card = (event.target as Element).closest<HTMLElement>('.card');
    if (event.button !== 0 || event.pointerType === 'touch' || card === null) return;
    if ((event.target as Element).closest('.move') !== null) return;
    this.cancel();
    this.#drag = { id, card, x: event.clientX, y: event.clientY };
    const ends = new AbortController();
    const { signal } = ends;
    this.#ends = ends;
    // On the window: the pointer leaves the card, and may leave the widget.
    addEventListener('pointermove', (moved) => this.#move(moved), { signal });
    addEventListener('pointerup', (released) => this.#drop(released), { signal });
    addEventListener('pointercancel', () => this.cancel(), { signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && this.#isMoving && this.#giveUp(key), {
      signal,
      capture: true,
    });
  }

  /** Ends it without a drop. */
  cancel(): void {
    const { card } = this.#drag ?? {};
    const wasMoving = this.#isMoving;
    this.#ends?.abort();
    this.#ends = null;
    this.#drag = null;
    this.#isMoving = false;
    card?.classList.remove('dragged');
    card?.style.removeProperty('translate');
    if (wasMoving) this.#listener.ended();
  }

  #giveUp(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null) return;
    const [across, down] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!this.#isMoving && Math.hypot(across, down) < least) return;
    this.#isMoving = true;
    drag.card.classList.add('dragged');
    drag.card.style.setProperty('translate', `${across}px ${down}px`);
    event.preventDefault();
    this.#listener.over(drag.id, this.#stageAt(event));
  }

  #drop(event: PointerEvent): void {
    const drag = this.#drag;
    const stage = this.#isMoving ? this.#stageAt(event) : null;
    if (this.#isMoving) swallowClick();
    this.cancel();
    if (drag !== null && stage !== null) this.#listener.dropped(drag.id, stage);
  }

  #stageAt({ clientX, clientY }: PointerEvent): Stage | null {
    const under = (this.#host.renderRoot as ShadowRoot).elementsFromPoint(clientX, clientY);
    const column = under.map((each) => each.closest<HTMLElement>('[data-stage]')).find((each) => each !== null);
    return stageNames.find((stage) => stage === column?.dataset.stage) ?? null;
  }
}

/** The click that follows a drag opens nothing. */
function swallowClick(): void {
  const ends = new AbortController();
  const { signal } = ends;
  addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      ends.abort();
    },
    { signal, capture: true },
  );
  // Where no click follows, the next one is a person's.
  setTimeout(() => ends.abort());
}
