import type { BuildingAddress, StandardAddress } from '@wardkit/contract/places';
import { html, type TemplateResult } from 'lit';

/** The address as a street sign: blue field, white type, the number the largest. */
export function plateBlock(address: BuildingAddress | StandardAddress, ended: boolean, foot: unknown): TemplateResult {
  const over = [address.township, address.community].filter(Boolean).join(' · ');
  return html`<div class=${ended ? 'plate ended' : 'plate'} part="plate">
    <p class="plate-over">${over}</p>
    <p class="plate-address" tabindex="-1">${address.text}</p>
    <p class="plate-under"><span>${address.county}</span><span class="numbers">${foot}</span></p>
  </div>`;
}
