import type { Alert } from '@wardkit/contract/alert';
import { type AlertHead, isOpen } from '../alerts/alert.state.ts';

/** The open alerts of a station, from pages and events in whatever order they come. */
export class OpenAlerts {
  /** Changes with each change of what is open. */
  revision = 0;
  readonly #alerts = new Map<string, Alert>();
  /** What was heard of those that were not read since. */
  readonly #heard = new Map<string, AlertHead>();
  /** Versions of what has ended, so that an older page does not bring it back. */
  readonly #ended = new Map<string, number>();
  /** Ids that a page or an event told of since {@link begin}. */
  readonly #seen = new Set<string>();
  #sorted: readonly Alert[] | null = null;

  /** All that are open and were read, the newest first: the order of the alert list. */
  get newestFirst(): readonly Alert[] {
    this.#sorted ??= [...this.#alerts.values()].sort(
      (one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt) || (one.id < other.id ? 1 : -1),
    );
    return this.#sorted;
  }

  get size(): number {
    return this.#alerts.size;
  }

  /** Those of which an event told more than was read. */
  get behind(): readonly AlertHead[] {
    return [...this.#heard.values()];
  }

  /** A reading of all that is open begins. */
  begin(): void {
    this.#seen.clear();
  }

  /** Takes in what was read; one that is older than what is known changes nothing. */
  take(alerts: readonly Alert[]): void {
    for (const alert of alerts) {
      const { id, version } = alert;
      this.#seen.add(id);
      if (version < (this.#ended.get(id) ?? 0) || version < (this.#alerts.get(id)?.version ?? 0)) continue;
      const heard = this.#heard.get(id)?.version ?? 0;
      if (version >= heard) this.#heard.delete(id);
      if (isOpen(alert.state)) this.#alerts.set(id, alert);
      else if (version >= heard) this.#end(id, version);
    }
    this.#changed();
  }

  /** Hears how an alert stands now. @returns whether that is news */
  hear(head: AlertHead): boolean {
    const { id, version } = head;
    const known = Math.max(this.#alerts.get(id)?.version ?? 0, this.#heard.get(id)?.version ?? 0);
    if (version <= Math.max(known, this.#ended.get(id) ?? 0)) return false;
    this.#seen.add(id);
    if (isOpen(head.state)) this.#heard.set(id, head);
    else this.#end(id, version);
    this.#changed();
    return true;
  }

  /** The reading that began has seen all: what it did not see, and nobody told of meanwhile, is open no more. */
  confirm(): void {
    for (const id of this.#alerts.keys()) if (!this.#seen.has(id)) this.#alerts.delete(id);
    for (const id of this.#heard.keys()) if (!this.#seen.has(id)) this.#heard.delete(id);
    this.#changed();
  }

  /** One that the server does not have, or has closed meanwhile. */
  forget(id: string): void {
    this.#alerts.delete(id);
    this.#heard.delete(id);
    this.#changed();
  }

  clear(): void {
    for (const each of [this.#alerts, this.#heard, this.#ended, this.#seen]) each.clear();
    this.#changed();
  }

  #end(id: string, version: number): void {
    this.#ended.set(id, version);
    this.#alerts.delete(id);
    this.#heard.delete(id);
  }

  #changed(): void {
    this.revision += 1;
    this.#sorted = null;
  }
}
