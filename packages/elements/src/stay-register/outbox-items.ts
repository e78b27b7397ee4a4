import type { OutboxItem } from '@wardkit/client';
import type { StayAction } from './stay-register.events.ts';
import type { Outcome, Unsent } from './stay-register.state.ts';

const actions: Readonly<Record<string, StayAction>> = { 'stays.register': 'register', 'stays.signOff': 'sign-off' };

/** What this device has not sent yet of stays, and what came back. */
export function unsentOf(items: readonly OutboxItem[]): Unsent[] {
  return items.flatMap(({ id, operationId, label, createdAt, state }) => {
    const action = actions[operationId];
    if (action === undefined || state === 'accepted') return [];
    const needsDecision = state === 'conflict' || state === 'rejected';
    return [{ itemId: id, label, action, savedAt: createdAt, needsDecision }];
  });
}

/** The stay that an item is about: its lane is the stay's. */
export function stayOfItem({ lane }: OutboxItem): string {
  return lane.replace(/^stay:/, '');
}

/** Where an item stands, as its receipt says it. */
export function outcomeOf(item: OutboxItem, online: boolean): Outcome {
  switch (item.state) {
    case 'accepted':
      return { kind: 'accepted', stay: null };
    case 'sending':
      return { kind: 'sending' };
    case 'waiting-for-sign-in':
      return { kind: 'sign-in' };
    case 'set-aside':
      return { kind: 'set-aside' };
    case 'conflict':
    case 'rejected': {
      const code = item.problem?.code ?? '';
      // Only what somebody else changed can be decided between two: all else is a refusal.
      if (item.state === 'conflict' && code === 'version-stale') return { kind: 'conflict', stay: null };
      const { detail = '', requestId = null } = item.problem ?? {};
      return { kind: 'rejected', code, detail, requestId };
    }
    default:
      return { kind: 'waiting', online };
  }
}
