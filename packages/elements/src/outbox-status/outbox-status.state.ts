import type { OutboxItem, OutboxStatus } from '@wardkit/client';

/** What the headline says; one thing at a time, the most urgent first. */
export type Headline =
  /** Something needs a decision: a conflict, a rejection, or a record that this version can't read. */
  | { kind: 'attention'; count: number }
  | { kind: 'sign-in'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'sending'; count: number }
  | { kind: 'pending'; count: number }
  | { kind: 'clear' };

/** What could make unsent records go away, and is said as long as it holds. */
export type Risk =
  | { kind: 'memory'; reason: NonNullable<OutboxStatus['reason']> | null }
  | { kind: 'may-be-cleared'; count: number }
  | { kind: 'almost-full'; usage: number; quota: number };

/** All that the widget can be in. */
export type OutboxStatusState =
  | { kind: 'loading' }
  | { kind: 'error' }
  | {
      kind: 'ready';
      headline: Headline;
      risks: readonly Risk[];
      items: readonly OutboxItem[];
      lastSentAt: string | null;
    };

/** What a person asked for on one record, and how far it is. */
export type Doing = 'retry' | 'discard' | 'resolve' | 'export' | 'failed';

const ALMOST = 0.9;

/** The most urgent thing about an outbox. */
export function headlineOf({ counts, unsent, online }: OutboxStatus): Headline {
  const attention = counts.conflict + counts.rejected + counts['set-aside'];
  if (attention > 0) return { kind: 'attention', count: attention };
  if (counts['waiting-for-sign-in'] > 0) return { kind: 'sign-in', count: unsent };
  if (unsent > 0 && !online) return { kind: 'offline', count: unsent };
  if (counts.sending > 0) return { kind: 'sending', count: unsent };
  if (unsent > 0) return { kind: 'pending', count: unsent };
  return { kind: 'clear' };
}

/** What to warn of. Without unsent records only a browser that keeps nothing is worth words: the next record would be at risk. */
export function risksOf({ kept, reason, storage, unsent }: OutboxStatus): Risk[] {
  const risks: Risk[] = [];
  if (kept === 'memory') risks.push({ kind: 'memory', reason });
  else if (unsent > 0 && storage !== null && !storage.persistent) risks.push({ kind: 'may-be-cleared', count: unsent });
  if (storage !== null && storage.quota > 0 && storage.usage / storage.quota > ALMOST) {
    risks.push({ kind: 'almost-full', usage: storage.usage, quota: storage.quota });
  }
  return risks;
}

const URGENCY: Record<OutboxItem['state'], number> = {
  conflict: 0,
  rejected: 0,
  'set-aside': 1,
  'waiting-for-sign-in': 2,
  sending: 3,
  pending: 4,
  accepted: 5,
};

/** What is still to be sent, what needs a person first, each in the order of saving. */
export function itemsToShow(items: readonly OutboxItem[]): OutboxItem[] {
  return items
    .filter(({ state }) => state !== 'accepted')
    .sort((one, other) => (URGENCY[one.state] ?? 3) - (URGENCY[other.state] ?? 3) || one.sequence - other.sequence);
}
