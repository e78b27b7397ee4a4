import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language } from '../foundation/language.ts';
import type { LiveRegion } from '../foundation/live-region.ts';
import { picturesView } from '../foundation/photographs/pictures-view.ts';
import { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { RevealController } from '../reveals/reveal.controller.ts';
import type { AlertMessages } from './alert.en.ts';
import type { AlertChange, OpenedState, RepeatDecision } from './alert.state.ts';
import { AlertChanges, type AtOnce, asks, changesOf } from './alert-changes.ts';
import type { AlertDesk } from './alert-desk.ts';
import { AlertForms } from './alert-forms.ts';
import { detailView } from './detail-view.ts';
import { formView } from './form-view.ts';
import { purpose } from './purpose.ts';

/** One alert as it is opened: what is known of it, what is done about it, and the form that this takes. */
export class AlertPane {
  readonly #host: WardElement<AlertMessages>;
  readonly #desk: AlertDesk;
  readonly #live: LiveRegion;
  readonly #changes: AlertChanges;
  readonly #forms: AlertForms;
  readonly #pictures: RecordPictures;
  readonly #reveal: RevealController;

  constructor(host: WardElement<AlertMessages>, desk: AlertDesk, live: LiveRegion) {
    this.#host = host;
    this.#desk = desk;
    this.#live = live;
    this.#changes = new AlertChanges(host, desk);
    this.#forms = new AlertForms(host, desk);
    const pictures = new RecordPictures(host);
    this.#pictures = pictures;
    this.#reveal = new RevealController(host);
    host.withClient((client, signal) => pictures.connect(client, signal));
    desk.onLeave(() => {
      this.close();
      this.#forms.photographs.forgetAll();
      pictures.forgetAll();
    });
  }

  /** @param open opens another alert: one of its group, its original */
  view(alertId: string, language: Language<AlertMessages>, open: (alertId: string) => void): unknown {
    const desk = this.#desk;
    const standing = desk.standing(alertId);
    const alert = standing?.alert ?? null;
    if (standing === null || alert === null) return missingView(desk.opened, language, () => desk.open(alertId));
    const now = this.#host.clock.now();
    const form = this.#forms.form?.alert.id === alertId ? this.#forms.form : null;
    const detail = detailView(standing, alert, {
      language,
      now,
      roles: desk.roles,
      opened: desk.opened,
      repeat: alert.repeatId === null ? null : desk.repeat(alert.repeatId),
      repeatWork: desk.repeatWork,
      decide: (repeat, decision) => void this.#decide(repeat, decision, language),
      reveal: (subject) => this.#reveal.open(subject, purpose),
      form:
        form === null
          ? null
          : formView(form, this.#forms, {
              language,
              now,
              submit: () => void this.#submit(language),
              cancel: () => this.#cancel(form.change),
            }),
      pictures: (ids) => picturesView(ids, this.#pictures, language.words),
      begin: (change) => void this.begin(alertId, change, language),
      dismiss: () => desk.dismiss(alertId),
      open,
    });
    return [detail, this.#reveal.render(language)];
  }

  /** Whether a change can be made now, as far as is known here. */
  isOffered(alertId: string, change: AlertChange): boolean {
    const standing = this.#desk.standing(alertId);
    if (standing?.alert == null || standing.work.kind === 'saving') return false;
    return changesOf(standing.alert, this.#desk.roles).includes(change);
  }

  /** Whether a change asks for something first. */
  hasForm(alertId: string, change: AlertChange): boolean {
    const alert = this.#desk.standing(alertId)?.alert ?? null;
    return alert !== null && asks(change, alert);
  }

  /** Makes a change that needs nothing but a press, or opens its form. */
  async begin(alertId: string, change: AlertChange, { words }: Language<AlertMessages>): Promise<void> {
    const alert = this.#desk.standing(alertId)?.alert ?? null;
    if (alert === null) return;
    if (asks(change, alert)) {
      await this.#forms.open(alert, change);
      await focusAfterUpdate(this.#host, '#alert-form-heading');
      return;
    }
    const outcome = await this.#changes.move(alertId, change as AtOnce);
    if (outcome === 'done') this.#live.say(words.done[change]);
    // A move by a key in a list leaves the focus on its row.
    if (this.#desk.openId === alertId) await focusAfterUpdate(this.#host, '#alert-heading');
  }

  /** Leaves the form for its alert. @returns whether there was one */
  leaveForm(): boolean {
    const change = this.#forms.form?.change;
    if (change === undefined) return false;
    this.#cancel(change);
    return true;
  }

  /** Another alert is opened: a form over this one is put away, with what was entered kept. */
  close(): void {
    this.#forms.close();
    this.#reveal.close();
  }

  async #decide(repeat: AlertRepeat, decision: RepeatDecision, { words }: Language<AlertMessages>): Promise<void> {
    if (!(await this.#desk.decideRepeat(repeat, decision))) return;
    this.#live.say(decision === 'confirm' ? words.groupTaken : words.groupDissolved);
    // The buttons that were pressed are gone.
    await focusAfterUpdate(this.#host, '.group > summary, #alert-heading');
  }

  #cancel(change: AlertChange): void {
    this.#forms.close();
    void focusAfterUpdate(this.#host, `[data-change="${change}"]`);
  }

  async #submit({ words }: Language<AlertMessages>): Promise<void> {
    const done = await this.#forms.submit();
    // What is to be put right has the focus already.
    if (this.#forms.summary.faults.length === 0) await focusAfterUpdate(this.#host, '#alert-heading');
    if (done !== null) this.#live.say(words.done[done]);
  }
}

function missingView(opened: OpenedState, { words, shared }: Language<AlertMessages>, retry: () => void): unknown {
  switch (opened.kind) {
    case 'offline':
      return stateNotice('offline', shared, { body: words.openedOffline, retry });
    case 'not-found':
      return stateNotice('forbidden', shared, { body: words.openedMissing });
    case 'forbidden':
      return stateNotice('forbidden', shared, { body: words.openedForbidden });
    case 'sign-in':
      return stateNotice('sign-in', shared, { retry });
    case 'error':
      return stateNotice('error', shared, { body: words.openedFailed, retry });
    default:
      return skeleton(words.openedLoading, 5);
  }
}
