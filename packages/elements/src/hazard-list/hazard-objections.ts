import type { Hazard } from '@wardkit/contract/hazards';
import { html, type ReactiveController } from 'lit';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { ObjectionsController } from '../objections/objections.controller.ts';
import type { ObjectionPlace } from '../objections/objections.state.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import { countsAsOpen, type HazardCaller } from './hazard-list.state.ts';
import type { ItemWords } from './item-words.ts';

/** The landlord's objection to the hazard that is open, and the station's answer. */
export class HazardObjections implements ReactiveController {
  readonly #host: WardElement<HazardListMessages>;
  readonly #changed: () => void;
  readonly #part: PagePart<typeof import('../objections/objections-part.ts')>;
  #objections: ObjectionsController | null = null;

  /** @param changed called when the hazard may be another by now: an objection was upheld */
  constructor(host: WardElement<HazardListMessages>, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#part = new PagePart(host, () => import('../objections/objections-part.ts'));
    host.addController(this);
    this.#bring();
  }

  hostUpdated(): void {
    this.#part.dress();
  }

  render(hazard: Hazard, item: ItemWords, caller: HazardCaller, language: Language<HazardListMessages>): unknown {
    if (!caller.isLandlord && !caller.isStaff) return null;
    const part = this.#part.loaded;
    if (part === null) return this.#part.missing && caller.isLandlord ? this.#missing(language) : null;
    this.#objections ??= new part.ObjectionsController(this.#host, this.#changed);
    const place = placeOf(hazard, item);
    const objector = { mayObject: caller.isLandlord, mayAnswer: caller.isSupervisor };
    this.#objections.follow(place, objector);
    return part.objectionsView(this.#objections, place, objector, language);
  }

  #missing({ words, shared }: Language<HazardListMessages>): unknown {
    const again = html`<button class="button small" type="button" @click=${() => this.#bring()}>${shared.retry}</button>`;
    return noticeLine('moderate', circleAlertIcon(), words.objectionsMissing, again);
  }

  #bring(): void {
    void this.#part.load().catch(() => {});
  }
}

function placeOf(hazard: Hazard, item: ItemWords): ObjectionPlace {
  const target = { kind: 'hazard', id: hazard.id } as const;
  return {
    premisesId: hazard.premisesId,
    address: hazard.address?.text ?? hazard.itemCode,
    only: target,
    // What a re-inspection closed, or another objection annulled, is settled.
    targets: () => (countsAsOpen(hazard) ? [target] : []),
    wordsOf: (_target, _hazards, { words }) => words.targetHazard(item.text),
  };
}
