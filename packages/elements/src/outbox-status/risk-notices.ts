import { html, type TemplateResult } from 'lit';
import { hardDriveIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';
import type { Risk } from './outbox-status.state.ts';

const lines = (heading: string, body: string) => html`${heading}<span class="sub notice-body">${body}</span>`;

/** What could make unsent records go away, and what to do about it. */
export function riskNotice(
  risk: Risk,
  { words, format }: Language<OutboxStatusMessages>,
  persisting: { asked: boolean | null; ask: () => void },
): TemplateResult {
  switch (risk.kind) {
    case 'memory':
      return noticeLine('severe', triangleAlertIcon(), lines(words.memory, words.memoryBody[risk.reason ?? 'unknown']));
    case 'almost-full':
      return noticeLine(
        'severe',
        hardDriveIcon(),
        lines(words.almostFull, words.almostFullBody(format.bytes(risk.usage), format.bytes(risk.quota))),
      );
    case 'may-be-cleared':
      return noticeLine(
        'moderate',
        hardDriveIcon(),
        lines(
          words.mayBeCleared(risk.count, format),
          persisting.asked === false ? words.persistRefused : words.mayBeClearedBody,
        ),
        persisting.asked === false
          ? null
          : html`<button class="button small" type="button" @click=${persisting.ask}>${words.persist}</button>`,
      );
  }
}
