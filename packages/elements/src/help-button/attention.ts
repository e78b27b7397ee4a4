import type { HelpButtonState } from './help-button.state.ts';

/**
 * Where the focus goes when a person's press has brought another state: a selector, or null where it stays.
 * What comes without a press never moves it.
 */
export function attentionOf(before: HelpButtonState, now: HelpButtonState): string | null {
  switch (now.kind) {
    case 'asking':
      if (before.kind === 'ready') return '[data-heading]';
      if (now.unsent !== null && before.kind === 'sending') return '[data-unsent]';
      return now.telephoneIsWrong ? '#telephone' : null;
    case 'ready':
      return before.kind === 'asking' || before.kind === 'sent' ? '[data-call]' : null;
    case 'sent':
      if (before.kind === 'sending') return '[data-heading]';
      return before.kind === 'sent' ? afterCancelling(before, now) : null;
    default:
      return null;
  }
}

type Sent = Extract<HelpButtonState, { kind: 'sent' }>;

function afterCancelling(before: Sent, now: Sent): string | null {
  if (now.request.cancelledAt !== null && before.request.cancelledAt === null) return '[data-heading]';
  if (now.cancelling === 'asked' && before.cancelling === 'idle') return '#cancel-question';
  if (now.cancelling === 'idle' && before.cancelling === 'asked') return '[data-cancel]';
  return null;
}
