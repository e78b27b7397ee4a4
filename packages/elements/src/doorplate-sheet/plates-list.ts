import type { Doorplate } from '@wardkit/contract/doorplates';
import { formatPlateCode } from '@wardkit/contract/plate';
import { html, type TemplateResult } from 'lit';
import { printerIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';
import type { PlateAct } from './plate-change.state.ts';

/** What can be done with a plate of the list. */
export interface PlatesListActions {
  readonly fold: (isOpen: boolean) => void;
  /** Puts this plate alone on the sheet. */
  readonly only: (plate: Doorplate) => void;
  readonly change: (act: PlateAct) => void;
}

/** The plates by name, folded away where there are many: each to be printed alone, replaced or revoked. */
export function platesList(
  plates: readonly Doorplate[],
  isOpen: boolean,
  mayChange: boolean | null,
  language: Language<DoorplateSheetMessages>,
  { fold, only, change }: PlatesListActions,
): TemplateResult {
  const { words, format } = language;
  return html`<details
    class="plates"
    ?open=${isOpen}
    @toggle=${(event: Event) => fold((event.currentTarget as HTMLDetailsElement).open)}
  >
    <summary>${mayChange === false ? words.plates(plates.length, format) : words.platesToChange(plates.length, format)}</summary>
    ${isOpen ? rows(plates, mayChange, language, { only, change }) : null}
  </details>`;
}

function rows(
  plates: readonly Doorplate[],
  mayChange: boolean | null,
  { words, format }: Language<DoorplateSheetMessages>,
  { only, change }: Omit<PlatesListActions, 'fold'>,
): TemplateResult {
  return html`${mayChange === false ? html`<p class="sub who">${words.whoMayChange}</p>` : null}
    <ul>
      ${plates.map((plate) => {
        const name = `${plate.address.text}, ${formatPlateCode(plate.code)}`;
        return html`<li class="plate-row" data-plate=${plate.id}>
          <div class="grow">
            <p class="plate-name">${plate.address.text}</p>
            <p class="sub numbers">${words.codeAndDay(formatPlateCode(plate.code), format.date(plate.issuedAt))}</p>
          </div>
          <div class="plate-actions">
            ${
              plates.length > 1
                ? html`<button class="button small" type="button" aria-label=${words.onlyThisOf(name)} @click=${() => only(plate)}>
                    ${printerIcon()} ${words.onlyThis}
                  </button>`
                : null
            }
            ${
              mayChange === false
                ? null
                : html`<button
                      class="button small"
                      type="button"
                      aria-label=${words.replaceOf(name)}
                      @click=${() => change({ kind: 'replace', plate })}
                    >
                      ${words.replace}
                    </button>
                    <button
                      class="button small danger"
                      type="button"
                      aria-label=${words.revokeOf(name)}
                      @click=${() => change({ kind: 'revoke', plate })}
                    >
                      ${words.revoke}
                    </button>`
            }
          </div>
        </li>`;
      })}
    </ul>`;
}
