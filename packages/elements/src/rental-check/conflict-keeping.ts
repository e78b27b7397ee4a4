import type { WardClient } from '@wardkit/client';
import type { ConflictChoices } from './conflict-merging.ts';

/** The key under which the choices in a conflict of these premises are kept. */
export const choicesKey = (premisesId: string) => `rental-check-choices:${premisesId}`;

interface KeptChoice {
  readonly side: 'mine' | 'theirs';
  /** Milliseconds since 1970. Of two tabs' choices the later one holds. */
  readonly changedAt: number;
}
type KeptChoices = Readonly<Record<string, KeptChoice>>;

/** The two checks that are put together: what was chosen between them says nothing of a third. */
export interface ConflictSides {
  readonly premisesId: string;
  readonly mineId: string;
  readonly theirsId: string;
}

/** What a keeper tells. */
export interface ChoicesListener {
  saving(): void;
  /** Everything up to the last choice is kept. */
  saved(): void;
  failed(error: unknown): void;
  /** Another tab chose. */
  changed(choices: ConflictChoices): void;
}

/** Keeps whose answers hold on the device while a conflict is being decided, so that a reload does not ask again. */
export class ConflictKeeping {
  readonly #client: WardClient;
  readonly #sides: ConflictSides;
  readonly #key: string;
  readonly #listener: ChoicesListener;
  readonly #stopWatching: () => void;
  #choices: KeptChoices = {};
  #isBehind = false;
  #isStopped = false;
  #running: Promise<void> | null = null;

  constructor(client: WardClient, sides: ConflictSides, listener: ChoicesListener) {
    this.#client = client;
    this.#sides = sides;
    this.#key = choicesKey(sides.premisesId);
    this.#listener = listener;
    this.#stopWatching = client.drafts.watch(this.#key, () => void this.#look());
  }

  /** What was chosen before; nothing where the device has nothing, or will not show it. */
  async read(): Promise<ConflictChoices> {
    const stored = await this.#stored();
    // Not before it was read: somebody may have chosen meanwhile.
    this.#choices = later(this.#choices, stored);
    return sidesOf(this.#choices);
  }

  /** @param now milliseconds since 1970 */
  choose(itemCode: string, side: 'mine' | 'theirs', now: number): void {
    // Two taps in one millisecond are still in an order.
    const changedAt = Math.max(now, (this.#choices[itemCode]?.changedAt ?? 0) + 1);
    this.#choices = { ...this.#choices, [itemCode]: { side, changedAt } };
    this.save();
  }

  /** Keeps what was chosen, again where the device would not. */
  save(): void {
    this.#isBehind = true;
    this.#running ??= this.#write();
  }

  /** Stops hearing other tabs. What waits is still kept. */
  stop(): void {
    this.#isStopped = true;
    this.#stopWatching();
  }

  /** Resolves when nothing waits to be kept. */
  async flush(): Promise<void> {
    await this.#running;
  }

  async #write(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false;
      this.#listener.saving();
      const { mineId, theirsId } = this.#sides;
      try {
        await this.#client.drafts.put(this.#key, { mineId, theirsId, choices: this.#choices });
        if (!this.#isBehind) this.#listener.saved();
      } catch (error) {
        if (!this.#isBehind) this.#listener.failed(error);
      }
    }
    this.#running = null;
  }

  async #look(): Promise<void> {
    const stored = await this.#stored();
    if (this.#isStopped) return;
    const both = later(this.#choices, stored);
    const isNews = lacks(this.#choices, both);
    this.#choices = both;
    if (isNews) this.#listener.changed(sidesOf(both));
    // Two tabs that chose at once: the one whose choice was overwritten brings it back.
    if (this.#running === null && lacks(stored, both)) this.save();
  }

  async #stored(): Promise<KeptChoices> {
    const stored = await this.#client.drafts.get<Readonly<Record<string, unknown>>>(this.#key).catch(() => null);
    const { mineId, theirsId } = this.#sides;
    if (stored === null || stored.mineId !== mineId || stored.theirsId !== theirsId) return {};
    const entries = Object.entries((stored.choices ?? {}) as Readonly<Record<string, Partial<KeptChoice>>>);
    return Object.fromEntries(
      entries.flatMap(([itemCode, { side, changedAt }]) =>
        (side === 'mine' || side === 'theirs') && typeof changedAt === 'number'
          ? [[itemCode, { side, changedAt }]]
          : [],
      ),
    );
  }
}

function later(one: KeptChoices, other: KeptChoices): KeptChoices {
  const both = { ...one };
  for (const [itemCode, choice] of Object.entries(other)) {
    const own = both[itemCode];
    if (own === undefined || isLater(choice, own)) both[itemCode] = choice;
  }
  return both;
}

function isLater(one: KeptChoice, other: KeptChoice): boolean {
  // Any fixed order will do between equals, as long as both tabs decide alike.
  return one.changedAt === other.changedAt ? one.side > other.side : one.changedAt > other.changedAt;
}

function lacks(choices: KeptChoices, both: KeptChoices): boolean {
  return Object.entries(both).some(([itemCode, { changedAt, side }]) => {
    const own = choices[itemCode];
    return own?.changedAt !== changedAt || own.side !== side;
  });
}

function sidesOf(choices: KeptChoices): ConflictChoices {
  return Object.fromEntries(Object.entries(choices).map(([itemCode, { side }]) => [itemCode, side]));
}
