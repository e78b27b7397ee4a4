import type { WardClient } from '@wardkit/client';
import type { AlertHead } from '../alerts/alert.state.ts';
import { AlertDesk } from '../alerts/alert-desk.ts';
import { type AlertStreamListener, followAlerts } from '../alerts/alert-stream.ts';
import { AtMostEach } from '../foundation/at-most-each.ts';
import type { FollowedStream } from '../foundation/follow-stream.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { OneAlert } from './one-alert.ts';

/** How often the alert is read again because of events, milliseconds. */
const readEach = 1000;

/** Follows one alert: what happens to it is shown as it happens, and what may be old says so. */
export class AlertDetailController {
  readonly desk: AlertDesk;
  readonly #shelf = new OneAlert();
  readonly #host: WardElement;
  #cutSince: number | null = null;
  #client: WardClient | null = null;
  /** A portal may drop the token a moment after the sign-out: what it still opens is not shown. */
  #isSignedOut = false;
  #stream: FollowedStream | null = null;
  readonly #reading = new AtMostEach(readEach, () => this.#reread());

  constructor(host: WardElement) {
    this.#host = host;
    this.desk = new AlertDesk(host, this.#shelf);
    host.withClient((client, signal) => this.#connect(client, signal));
  }

  /** Of what moment the alert is that is shown, where it may be old; null for now. Milliseconds since 1970. */
  get staleSince(): number | null {
    return this.desk.keptSince ?? this.#cutSince;
  }

  open(alertId: string | null): void {
    if (alertId === this.desk.openId) return;
    this.#shelf.show(alertId);
    this.desk.open(alertId);
  }

  /** Asks for the alert anew. */
  refresh(): void {
    this.#isSignedOut = false;
    this.#stream?.resume();
    this.#reread();
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.#client = client;
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    this.desk.connect(client, signal);
    this.#stream = followAlerts(client, signal, this.#host.clock, this.#listener);
  }

  readonly #listener: AlertStreamListener = {
    heard: ({ kind, head }) => {
      if (!this.#isSignedOut && head.id === this.desk.openId) this.#hear(kind, head);
    },
    repeatChanged: (repeatId) => this.desk.repeatChanged(repeatId),
    gap: () => this.#reread(),
    joined: () => {
      if (this.#cutSince === null) return;
      this.#cutSince = null;
      this.#reread();
    },
    broke: () => this.#cut(this.#host.clock.now()),
    network: (isOnline) => {
      if (isOnline) this.#reread();
      else this.#cut(this.#host.clock.now());
    },
    slept: (since) => {
      this.#cut(since);
      this.#reread();
    },
    ended: (error) => {
      if (error.kind !== 'api') return this.#cut(this.#host.clock.now());
      // Whoever may read alerts may read their stream: an end of it is the end of a sign-in or of a right.
      this.#shelf.clear();
      this.desk.fail(error);
    },
    identity: (isKnown, wasKnown) => {
      // The first that is told may be who reads already; after that it is somebody else, or nobody.
      if (wasKnown || (!isKnown && this.desk.opened.kind === 'ready')) {
        this.#isSignedOut = !isKnown;
        this.#shelf.clear();
        this.desk.leave();
      }
      if (isKnown && (wasKnown || this.desk.opened.kind === 'sign-in')) {
        this.desk.readCaller();
        this.refresh();
      }
    },
    ticked: () => this.#host.requestUpdate(),
  };

  #hear(kind: string, head: AlertHead): void {
    if (kind === 'noted' && !this.#shelf.isNews(head)) this.desk.noted();
    else if (this.#shelf.hear(head)) this.#reading.ask(this.#host.clock, this.desk.signal);
    this.#host.requestUpdate();
  }

  #cut(since: number): void {
    this.#cutSince ??= since;
    this.#host.requestUpdate();
  }

  #reread(): void {
    const { openId } = this.desk;
    if (openId === null) return;
    void this.desk.reread(openId).then((isAnswered) => {
      // What the server answered just now is of now, whatever the stream is at.
      if (isAnswered && this.desk.keptSince === null && this.#client?.outbox.status.online === true)
        this.#cutSince = null;
      this.#host.requestUpdate();
    });
  }

  #forget(): void {
    this.#client = null;
    this.#stream = null;
    this.#isSignedOut = false;
    this.#cutSince = null;
    this.#reading.forget();
    this.#shelf.clear();
  }
}
