import type { WardClient } from '@wardkit/client';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Dialog } from '../foundation/dialog.ts';
import { bellIcon, circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertListController, AlertSignal } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';

/** How somebody wants to be told. Kept sealed on the device, for the person who chose it. */
interface Choices {
  readonly sound: boolean;
  readonly notices: boolean;
  readonly title: boolean;
}

const none: Choices = { sound: false, notices: false, title: false };
const key = 'alert-list:signals';
/** How long a tab that has sounded an event keeps the others from it, milliseconds. */
const oneTab = 5000;

/** Sound, notices of the system and a count in the title: by choice, once for all tabs, and silent after sign-out. */
export class Signals {
  #choices = none;
  #isRefused = false;
  #isChosen = false;
  #title: { readonly before: string; readonly set: string } | null = null;
  #sound: AudioContext | null = null;
  readonly #host: WardElement<AlertListMessages>;
  readonly #list: AlertListController;
  readonly #dialog: Dialog<'close'>;

  constructor(host: WardElement<AlertListMessages>, list: AlertListController) {
    this.#host = host;
    this.#list = list;
    this.#dialog = new Dialog(host);
    list.onSignal = (signal) => void this.#signal(signal);
    host.withClient((client, signal) => {
      void this.#read(client, signal);
      // Whoever comes next has not chosen to be told.
      const stop = client.on('identity', () => {
        this.#silence();
        void this.#read(client, signal);
      });
      signal.addEventListener(
        'abort',
        () => {
          stop();
          this.#silence();
        },
        { once: true },
      );
    });
  }

  open(): void {
    void this.#dialog.open();
  }

  /** The count in the title follows what is new. */
  count(amount: number): void {
    const isWanted = this.#choices.title && this.#list.isLive && amount > 0;
    // Another script may have set the title meanwhile: that is what is counted on.
    const before = this.#title !== null && document.title === this.#title.set ? this.#title.before : document.title;
    if (!isWanted) {
      this.#restoreTitle();
      return;
    }
    // A browser gives a title back without white space at its ends.
    const set = `(${amount}) ${before}`.trim();
    if (document.title !== set) document.title = set;
    this.#title = { before, set };
  }

  view({ words, shared }: Language<AlertListMessages>): TemplateResult | undefined {
    const choice = (name: keyof Choices, label: string, hint: string | null) =>
      html`<label class="choice">
        <input
          type="checkbox"
          data-signal=${name}
          .checked=${live(this.#choices[name])}
          @change=${(event: Event) => void this.#choose(name, (event.target as HTMLInputElement).checked)}
        />
        <span class="choice-text"><b>${label}</b>${hint === null ? null : html`<span class="sub">${hint}</span>`}</span>
      </label>`;
    return this.#dialog.render({
      heading: words.signals,
      body: html`<p>${words.signalsHint}</p>
        <div class="choices">
          ${choice('sound', words.sound, null)}
          ${choice('notices', words.notices, words.noticesHint)}
          ${choice('title', words.titleBadge, null)}
        </div>
        ${this.#isRefused ? noticeLine('moderate', circleAlertIcon(), words.noticesRefused) : null}`,
      actions: html`<button class="button" type="button" @click=${() => this.#beep('received')}>
          ${bellIcon()} ${words.soundTry}
        </button>
        <button class="button primary" type="button" @click=${() => this.#dialog.close('close')}>${shared.close}</button>`,
    });
  }

  async #read(client: WardClient, signal: AbortSignal): Promise<void> {
    const stored = await client.drafts.get<Partial<Choices>>(key).catch(() => null);
    // A device that was slow to read does not undo what was chosen meanwhile.
    if (signal.aborted || this.#isChosen) return;
    const isOn = (name: keyof Choices) => stored?.[name] === true;
    this.#choices = { sound: isOn('sound'), notices: isOn('notices'), title: isOn('title') };
    this.#host.requestUpdate();
  }

  async #choose(name: keyof Choices, isWanted: boolean): Promise<void> {
    this.#isRefused = false;
    this.#isChosen = true;
    let isOn = isWanted;
    if (name === 'notices' && isWanted) {
      const answer = typeof Notification === 'undefined' ? 'denied' : await Notification.requestPermission();
      isOn = answer === 'granted';
      this.#isRefused = !isOn;
    }
    this.#choices = { ...this.#choices, [name]: isOn };
    // A browser lets a page sound only after a person has pressed something in it.
    if (name === 'sound' && isOn) this.#beep('received');
    this.#host.requestUpdate();
    await this.#list.client?.drafts.put(key, this.#choices).catch(() => {});
  }

  async #signal(signal: AlertSignal): Promise<void> {
    const words = this.#host.language?.words;
    if (words === undefined || !this.#list.isLive) return;
    const { sound, notices } = this.#choices;
    if (!sound && !notices) return;
    if (!(await isFirstTab(signal.eventId)) || !this.#list.isLive) return;
    if (sound) this.#beep(signal.kind);
    if (notices && Notification.permission === 'granted') {
      // A locked screen shows it too: no word of what was said, no place, no number.
      const notice = new Notification(this.#noticeOf(signal, words), { tag: signal.eventId, silent: true });
      this.#list.desk.signal.addEventListener('abort', () => notice.close(), { once: true });
    }
  }

  #noticeOf({ kind, head }: AlertSignal, words: AlertListMessages): string {
    const deadline = this.#list.store.alert(head.id)?.deadlines.find(({ dueAt }) => dueAt === head.nextDueAt);
    const limit = words.limits[deadline?.limit ?? ''] ?? words.unknownLimit;
    if (kind === 'due-soon') return words.noticeDue(limit);
    if (kind === 'overdue') return words.noticeOverdue(limit);
    const priority = words.priorities[head.priority] ?? words.unknownPriority;
    return words.noticeReceived(priority, words.categories[head.category] ?? words.unknownCategory);
  }

  /** Two tones up for a new alert, two down for a deadline: no file, so no policy of the page is in its way. */
  #beep(kind: AlertSignal['kind']): void {
    if (typeof AudioContext === 'undefined') return;
    this.#sound ??= new AudioContext();
    const { currentTime, destination } = this.#sound;
    void this.#sound.resume();
    const tones = kind === 'received' ? [660, 880] : [880, 587];
    for (const [at, frequency] of tones.entries()) {
      const tone = this.#sound.createOscillator();
      const volume = this.#sound.createGain();
      tone.frequency.value = frequency;
      const start = currentTime + at * 0.18;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
      volume.gain.linearRampToValueAtTime(0, start + 0.16);
      tone.connect(volume).connect(destination);
      tone.start(start);
      tone.stop(start + 0.17);
    }
  }

  #silence(): void {
    this.#choices = none;
    this.#isChosen = false;
    this.#restoreTitle();
    void this.#sound?.close();
    this.#sound = null;
  }

  #restoreTitle(): void {
    if (this.#title !== null && document.title === this.#title.set) document.title = this.#title.before;
    this.#title = null;
  }
}

/** Whether no other tab has told of this event: the first one takes a lock for a moment. */
function isFirstTab(eventId: string): Promise<boolean> {
  const { locks } = navigator;
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = async (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock !== null) await new Promise((release) => setTimeout(release, oneTab));
    };
    locks.request(`wardkit-alert-signal:${eventId}`, { ifAvailable: true }, held).catch(() => resolve(true));
  });
}
