import {
  changeJson,
  changeQuery,
  type Fault,
  type Json,
  type ListOf,
  queryOf,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

interface Proof {
  hashes: string[];
}

/** The audit log and the proofs of it. */
export const auditFaults: readonly Fault[] = [
  spoilt('keeps the reading of premises out of the log', ['WK-AUD-02'], (reply, asked) => {
    if (asked.operation?.id !== 'audit.listEntries' || reply.status !== 200 || !queryOf(asked).has('recordId')) return;
    changeJson<ListOf<Json>>(reply, (list) => {
      list.items = list.items.filter(({ operation }) => operation !== 'places.getPremises');
    });
  }),
  spoiltAnswer<ListOf<Json>>(
    'adds to an entry after its leaf was made',
    ['WK-AUD-03'],
    'audit.listEntries',
    ({ items }) => {
      for (const entry of items) entry.channel = 'web';
    },
  ),
  spoiltAnswer<Proof>(
    'leaves a hash out of an inclusion proof',
    ['WK-AUD-04'],
    'audit.getInclusionProof',
    ({ hashes }) => {
      hashes.pop();
    },
  ),
  spoiltAnswer('does not publish the keys of its checkpoints', ['WK-AUD-05'], 'meta.discover', (discovery) => {
    discovery.auditKeys = [];
  }),
  spoiltAnswer<Proof>(
    'leaves a hash out of a consistency proof',
    ['WK-AUD-07'],
    'audit.getConsistencyProof',
    ({ hashes }) => {
      hashes.pop();
    },
  ),
  {
    name: 'takes a question for the entries of one account',
    breaks: ['WK-AUD-12'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'audit.listEntries') changeQuery(asked, (query) => query.delete('accountId'));
      return pass();
    },
  },
];
