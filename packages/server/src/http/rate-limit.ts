const windowSeconds = 60;
const mostCallers = 50_000;
/**
 * What somebody without an account writes is work for others: this part of the quota may be about one thing, such as a door,
 * and as much about what is nowhere. What leads nowhere takes nothing from what leads somewhere, nor one door from another:
 * many who know nothing of each other have one address.
 */
const strangersPart = 1 / 20;
/** What may be written about all things together. */
const strangersWhole = 1 / 4;

export interface RateDecision {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts each caller's requests in windows of a minute, in this process. */
export class RateLimit {
  readonly #quota: number;
  readonly #windows = new Map<string, { startedAt: number; used: number }>();

  constructor(quota: number) {
    this.#quota = quota;
  }

  /** Counts one request of a caller and says whether it may go on. */
  take(caller: string, now: Date): RateDecision {
    return this.#take(caller, now, this.#quota);
  }

  /**
   * Counts one write of somebody who is known by an address alone, beside the request.
   *
   * @param subject what it is about; null for something that is nowhere
   */
  takeStrangersWrite(address: string, subject: string | null, now: Date): RateDecision {
    const part = Math.ceil(this.#quota * strangersPart);
    if (subject === null) return this.#take(`void writes of ${address}`, now, part);
    const ofSubject = this.#take(`writes of ${address} about ${subject}`, now, part);
    if (!ofSubject.allowed) return ofSubject;
    return this.#take(`writes of ${address}`, now, Math.ceil(this.#quota * strangersWhole));
  }

  #take(caller: string, now: Date, quota: number): RateDecision {
    const time = now.getTime();
    let window = this.#windows.get(caller);
    if (window === undefined || time - window.startedAt >= windowSeconds * 1000) {
      window = { startedAt: time, used: 0 };
      this.#windows.delete(caller);
      this.#windows.set(caller, window);
      if (this.#windows.size > mostCallers) this.#forgetOldest();
    }
    window.used += 1;
    const remaining = Math.max(0, quota - window.used);
    const reset = Math.max(1, Math.ceil((window.startedAt + windowSeconds * 1000 - time) / 1000));
    const allowed = window.used <= quota;
    return {
      allowed,
      headers: {
        ratelimit: `"caller";r=${remaining};t=${reset}`,
        'ratelimit-policy': `"caller";q=${quota};w=${windowSeconds}`,
        ...(allowed ? {} : { 'retry-after': String(reset) }),
      },
    };
  }

  /** Whether a caller has nothing left in the window that runs. Counts nothing. */
  isSpent(caller: string, now: Date): boolean {
    const window = this.#windows.get(caller);
    const isOver = window === undefined || now.getTime() - window.startedAt >= windowSeconds * 1000;
    return !isOver && window.used >= this.#quota;
  }

  #forgetOldest(): void {
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
