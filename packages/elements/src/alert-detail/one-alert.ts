import type { Alert } from '@wardkit/contract/alert';
import { type AlertHead, headOf } from '../alerts/alert.state.ts';
import type { AlertShelf } from '../alerts/alert-desk.ts';

/** The one alert of a detail that stands alone, as read, as heard of, and as drawn while it is changed. */
export class OneAlert implements AlertShelf {
  #wanted: string | null = null;
  #read: Alert | null = null;
  #heard: AlertHead | null = null;
  #drawn: Alert | null = null;

  head(alertId: string): AlertHead | null {
    const alert = this.alert(alertId);
    if (this.#heard?.id === alertId && this.#heard.version > (alert?.version ?? 0)) return this.#heard;
    return alert === null ? null : headOf(alert);
  }

  alert(alertId: string): Alert | null {
    const alert = this.#drawn ?? this.#read;
    return alert?.id === alertId ? alert : null;
  }

  take(alerts: readonly Alert[]): void {
    for (const alert of alerts) {
      // An answer that was slow is of the alert that was open before.
      if (alert.id !== this.#wanted || (this.#read?.version ?? 0) > alert.version) continue;
      this.#read = alert;
      if ((this.#heard?.version ?? 0) <= alert.version) this.#heard = null;
    }
  }

  draw(alertId: string, alert: Alert | null): void {
    if (alertId === this.#wanted) this.#drawn = alert;
  }

  loadedInGroup(): number {
    return 1;
  }

  isNews(head: AlertHead): boolean {
    return head.version > (this.head(head.id)?.version ?? 0);
  }

  /** Takes in what an event told. @returns whether it was news */
  hear(head: AlertHead): boolean {
    if (!this.isNews(head)) return false;
    this.#heard = head;
    return true;
  }

  /** Holds this one from now on, or with null none. */
  show(alertId: string | null): void {
    this.clear();
    this.#wanted = alertId;
  }

  clear(): void {
    this.#read = null;
    this.#heard = null;
    this.#drawn = null;
  }
}
