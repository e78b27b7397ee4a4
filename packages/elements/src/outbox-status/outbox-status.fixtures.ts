import type {
  ExportedItem,
  Outbox,
  OutboxItem,
  OutboxState,
  OutboxStatus,
  WardClient,
  WardEvents,
} from '@wardkit/client';
import type { Fixture } from '../testing/element-suite.ts';

/** An outbox in memory that a test or a story fills and changes. */
export interface FakeOutbox {
  client: WardClient;
  /** What the widget asked for, such as `discard 1`. */
  readonly asked: string[];
  change(items: readonly OutboxItem[], status?: Partial<OutboxStatus>): void;
  emit(event: WardEvents['outbox']): void;
  /** The next request of the widget fails. */
  failNext(): void;
}

const STATES: readonly OutboxState[] = [
  'pending',
  'sending',
  'waiting-for-sign-in',
  'conflict',
  'rejected',
  'set-aside',
  'accepted',
];

/** A record of the queue; only what a test is about has to be given. */
export function outboxItem(given: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: '0199a000-0000-7000-8000-000000000001',
    sequence: 1,
    operationId: 'rentalChecks.submit',
    lane: 'rental-check:1',
    label: '长塘路 18 号 3 栋 402',
    state: 'pending',
    attempts: 0,
    createdAt: '2026-11-22T14:20:00+08:00',
    nextAttemptAt: null,
    failingSince: null,
    problem: null,
    current: null,
    photos: { done: 0, total: 0 },
    ...given,
  };
}

function statusOf(items: readonly OutboxItem[], given: Partial<OutboxStatus>): OutboxStatus {
  const count = (state: OutboxState) => items.filter((item) => item.state === state).length;
  return {
    counts: Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<OutboxState, number>,
    unsent: items.filter((item) => item.state !== 'accepted').length,
    kept: 'device',
    reason: null,
    storage: { persistent: true, usage: 12e6, quota: 900e6 },
    online: true,
    lastSentAt: '2026-11-22T13:58:00+08:00',
    ...given,
  };
}

const answer = (itemCode: string, outcome: string, note: string | null = null, photographs = 0) => ({
  itemCode,
  outcome,
  observedAt: '2026-11-22T14:10:00+08:00',
  answeredTogether: false,
  note,
  photographIds: Array.from({ length: photographs }, (_, index) => `photograph-${itemCode}-${index}`),
});

const mine = {
  standardVersion: '2026-11',
  finishedAt: '2026-11-22T14:20:00+08:00',
  answers: [
    answer('FIR-02', 'conforms'),
    answer('FIR-03', 'fault', '一层楼道停放 3 辆，其中 1 辆正在充电', 2),
    answer('FIR-04', 'conforms'),
    answer('SEC-01', 'conforms'),
  ],
};

const theirs = {
  finishedAt: '2026-11-22T11:05:00+08:00',
  checkedBy: { role: 'auxiliary', displayName: '李**' },
  answers: [
    answer('FIR-02', 'conforms'),
    answer('FIR-03', 'conforms'),
    answer('FIR-04', 'not-applicable'),
    answer('SEC-01', 'conforms', null, 1),
  ],
};

/** Makes an outbox that stands still until `change`. */
export function fakeOutbox(first: readonly OutboxItem[] = [], given: Partial<OutboxStatus> = {}): FakeOutbox {
  let items = first;
  let status = statusOf(items, given);
  let fails = false;
  const listeners = new Set<() => void>();
  const heard = new Set<(event: WardEvents['outbox']) => void>();
  const asked: string[] = [];
  const ask = async (what: string) => {
    asked.push(what);
    if (!fails) return;
    fails = false;
    throw new Error('refused by the fixture');
  };
  const change: FakeOutbox['change'] = (now, changed = {}) => {
    items = now;
    status = statusOf(items, { ...given, ...changed });
    for (const listener of listeners) listener();
  };
  const without = (id: string) => change(items.filter((item) => item.id !== id));

  const outbox: Outbox = {
    get items() {
      return items;
    },
    get status() {
      return status;
    },
    ready: Promise.resolve(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receipt: async () => null,
    retry: (id) => ask(`retry ${id}`),
    discard: async (id) => {
      await ask(`discard ${id}`);
      without(id);
    },
    resolve: async (id, resolution) => {
      await ask(`resolve ${id} ${resolution}`);
      without(id);
      return [];
    },
    exportItem: async (id): Promise<ExportedItem> => {
      await ask(`export ${id}`);
      const item = items.find((each) => each.id === id) ?? outboxItem();
      return { item, method: 'PUT', path: `/v1/rental-checks/${id}`, body: mine, photos: [] };
    },
    drain: () => ask('drain'),
    persist: async () => {
      await ask('persist');
      return false;
    },
  };
  const on = (name: string, listener: (event: WardEvents['outbox']) => void) => {
    if (name === 'outbox') heard.add(listener);
    return () => heard.delete(listener);
  };
  return {
    client: { outbox, on } as unknown as WardClient,
    asked,
    change,
    emit: (event) => {
      for (const listener of heard) listener(event);
    },
    failNext: () => {
      fails = true;
    },
  };
}

const id = (number: number) => `0199a000-0000-7000-8000-00000000000${number}`;
const second = { id: id(2), sequence: 2, label: '太平古街 64 号', createdAt: '2026-11-22T14:02:00+08:00' };
const third = { id: id(3), sequence: 3, label: '蓉城镇九华路 7 号 2 楼', createdAt: '2026-11-22T09:41:00+08:00' };

const conflict = outboxItem({ state: 'conflict', current: theirs, attempts: 1, photos: { done: 2, total: 2 } });
const rejected = outboxItem({
  ...second,
  state: 'rejected',
  attempts: 1,
  photos: { done: 3, total: 3 },
  problem: {
    type: 'https://wardkit.dev/problems/check-incomplete',
    code: 'check-incomplete',
    title: '检查尚未完成 · The check is not complete',
    status: 422,
    detail: '第 FIR-07 项没有作答。 Item FIR-07 has no answer.',
    requestId: '0199a3f2-7c41-7e02',
    retryable: false,
  },
});

const fixture = (
  name: string,
  items: readonly OutboxItem[],
  status: Partial<OutboxStatus> = {},
  more: Partial<Fixture> = {},
): Fixture => ({
  name,
  client: () => fakeOutbox(items, status).client,
  ...more,
});

// The fixtures press what a person would; the words differ by language, the place does not.
const pressIn = (selector: string) => (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();

/** A fixture for each state, in the order in which the stories show them. */
export const fixtures = [
  fixture('nothing pending', []),
  fixture('never sent', [], { lastSentAt: null }),
  fixture('pending', [
    outboxItem({ photos: { done: 0, total: 2 } }),
    outboxItem({ ...second, attempts: 3, nextAttemptAt: '2026-11-22T14:36:00+08:00' }),
  ]),
  fixture('server failing', [
    outboxItem({
      attempts: 9,
      failingSince: '2026-11-22T13:50:00+08:00',
      nextAttemptAt: '2026-11-22T14:52:00+08:00',
      photos: { done: 2, total: 2 },
    }),
  ]),
  fixture('sending', [
    outboxItem({ state: 'sending', attempts: 1, photos: { done: 3, total: 5 } }),
    outboxItem({ ...second, photos: { done: 0, total: 4 } }),
    outboxItem(third),
  ]),
  fixture('waiting for sign-in', [
    outboxItem({ state: 'waiting-for-sign-in', photos: { done: 1, total: 2 } }),
    outboxItem({ ...second, state: 'waiting-for-sign-in' }),
  ]),
  fixture('offline', [outboxItem({ photos: { done: 1, total: 3 } }), outboxItem(second), outboxItem(third)], {
    online: false,
  }),
  fixture('conflict', [conflict, outboxItem({ ...second })]),
  fixture('conflict compared', [conflict], {}, { prepare: pressIn('.actions .primary') }),
  fixture('rejected', [rejected, outboxItem({ ...third })]),
  fixture('conflict with nothing to compare', [
    outboxItem({
      ...second,
      state: 'conflict',
      attempts: 1,
      problem: {
        type: 'https://wardkit.dev/problems/state-conflict',
        code: 'state-conflict',
        title: '记录的状态已经改变',
        status: 409,
        detail: '这处隐患已报告整改，等待复查。',
        requestId: '0199a000-0000-7000-8000-0000000000c2',
        retryable: false,
      },
    }),
  ]),
  fixture('discard asked', [rejected], {}, { prepare: pressIn('.actions .danger') }),
  fixture('set aside', [outboxItem({ state: 'set-aside' })]),
  fixture('kept in memory only', [outboxItem()], { kept: 'memory', reason: 'no-database', storage: null }),
  fixture('storage at risk', [outboxItem(), outboxItem(second)], {
    storage: { persistent: false, usage: 870e6, quota: 900e6 },
  }),
  {
    name: 'unreadable',
    client: () => {
      const { client } = fakeOutbox();
      return { ...client, outbox: { ...client.outbox, ready: Promise.reject(new Error('unreadable')) } } as WardClient;
    },
  },
  {
    name: 'loading',
    client: () => {
      const { client } = fakeOutbox();
      return { ...client, outbox: { ...client.outbox, ready: new Promise(() => {}) } } as WardClient;
    },
  },
] satisfies Fixture[];
