import type { Station } from '@wardkit/contract/places';
import { html, nothing, type TemplateResult } from 'lit';
import { phoneIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { isWebAddress } from '../foundation/web-address.ts';
import type { DoorplateViewerMessages } from './doorplate-viewer.en.ts';

// In the order in which a person who stands at the door wants them.
const OFFERED = {
  stranger: ['help', 'stay-registration', 'report'],
  landlord: ['stay-registration', 'objection', 'own-record'],
} as const;

/** The station's services as a few large things to press: links of the station's own, and its telephone. */
export function servicesPart(
  station: Station,
  caller: keyof typeof OFFERED,
  { words, tag }: Language<DoorplateViewerMessages>,
): TemplateResult {
  const links = OFFERED[caller].flatMap((kind) =>
    station.serviceLinks.filter((link) => link.kind === kind && isWebAddress(link.url)),
  );
  const [first, ...others] = links.map((link, index) => {
    const look = caller === 'stranger' && index === 0 && link.kind === 'help' ? 'button primary wide' : 'button wide';
    return linkTo(link, look, tag);
  });
  return html`<section class="section" aria-label=${words.services}>
    <div class="services">
      ${first} ${callButton(station, words)} ${others}
    </div>
    ${caller === 'stranger' ? html`<p class="stranger-note">${words.strangerNote}</p>` : null}
  </section>`;
}

/** How a plate that hangs at another door comes to the station's knowledge. */
export function reportPart(station: Station, { words, tag }: Language<DoorplateViewerMessages>): TemplateResult {
  const link = station.serviceLinks.find(({ kind, url }) => kind === 'report' && isWebAddress(url));
  return html`<div class="services">
    ${link ? linkTo(link, 'button primary wide', tag) : null}
    ${callButton(station, words)}
  </div>`;
}

function linkTo({ url, title }: Station['serviceLinks'][number], look: string, tag: string): TemplateResult {
  const { text, lang } = localized(title, tag);
  return html`<a class=${look} href=${url} lang=${lang ?? nothing} rel="noopener noreferrer">${text}</a>`;
}

function callButton(station: Station, words: DoorplateViewerMessages): TemplateResult | null {
  return /^\+[1-9]\d{2,14}$/.test(station.telephone)
    ? html`<a class="button wide" href="tel:${station.telephone}">${phoneIcon()} ${words.callStation(station.name)}</a>`
    : null;
}
