import { html, type TemplateResult } from 'lit';
import {
  circleAlertIcon,
  cloudCheckIcon,
  cloudOffIcon,
  cloudUploadIcon,
  logInIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';
import type { Headline } from './outbox-status.state.ts';

const LOOK = {
  attention: { icon: circleAlertIcon, tone: 'extreme' },
  'sign-in': { icon: logInIcon, tone: 'accent' },
  offline: { icon: cloudOffIcon, tone: 'moderate' },
  sending: { icon: cloudUploadIcon, tone: 'accent' },
  pending: { icon: cloudUploadIcon, tone: 'accent' },
  clear: { icon: cloudCheckIcon, tone: 'ok' },
};

/** The headline's words: what is the matter, and what that means. */
export function headlineWords(headline: Headline, { words, format }: Language<OutboxStatusMessages>): [string, string] {
  switch (headline.kind) {
    case 'attention':
      return [words.attention(headline.count, format), words.attentionBody];
    case 'sign-in':
      return [words.signIn(headline.count, format), words.signInBody];
    case 'offline':
      return [words.offline(headline.count, format), words.offlineBody];
    case 'sending':
      return [words.sending(headline.count, format), words.sendingBody];
    case 'pending':
      return [words.pending(headline.count, format), words.pendingBody];
    case 'clear':
      return [words.clear, words.clearBody];
  }
}

/** The head of the panel: icon, what is the matter, what that means, and the one thing to do about it. */
export function headlineView(
  headline: Headline,
  language: Language<OutboxStatusMessages>,
  lastSent: string | null,
  action: unknown,
): TemplateResult {
  const { icon, tone } = LOOK[headline.kind];
  const [heading, body] = headlineWords(headline, language);
  return html`<header class="head ${headline.kind}">
    <span class="badge ${tone}">${icon()}</span>
    <div class="head-text">
      <h2 tabindex="-1">${heading}</h2>
      <p class="head-body">${body}</p>
      ${lastSent === null ? null : html`<p class="sub">${lastSent}</p>`}
    </div>
    ${action}
  </header>`;
}
