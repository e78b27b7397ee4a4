import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, infoIcon, shieldAlertIcon, triangleAlertIcon } from './icons.generated.ts';

const marks = [
  { tone: 'minor', icon: infoIcon },
  { tone: 'moderate', icon: circleAlertIcon },
  { tone: 'severe', icon: triangleAlertIcon },
  { tone: 'extreme', icon: shieldAlertIcon },
] as const;

/** A widget's words for severities, from 1 (minor) to 4 (life-threatening). */
interface SeverityWords {
  readonly severities: Readonly<Record<number, string>>;
}

/** The tone of a severity, as a class: the deadline beside it is as loud. */
export function severityTone(severity: number): string {
  return (marks[severity - 1] ?? marks[0]).tone;
}

/** How grave a fault is: word, icon and colour, never the colour alone. */
export function severityTag(severity: number, { severities }: SeverityWords): TemplateResult {
  const mark = marks[severity - 1] ?? marks[0];
  return html`<span class="tag ${mark.tone}">${mark.icon()}${severities[severity] ?? severity}</span>`;
}
