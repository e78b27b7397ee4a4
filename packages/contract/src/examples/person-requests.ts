import type { personRequestsOperations } from '../person-requests.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const requestId = '0190e0a0-0000-7000-8000-0000000000f1';
const parameters = { requestId };
const record = '/v1/stays/0190e0a0-0000-7000-8000-0000000000a1';
const field = '/person/telephone';
const statement = '登记的手机号已停用，请更正。';
const filed = {
  id: requestId,
  version: 1,
  stationId: invented.stationId,
  personId: invented.tenantPersonId,
  kind: 'correction',
  state: 'received',
  record,
  field,
  correctValue: { masked: '154****0024', revealable: true },
  statement,
  receivedAt: invented.at,
  dueOn: '2026-12-20',
  answer: null,
};
const reason = '已核对本人证件，号码已更正。';
const refusal = '该记录所涉调解尚在履行期内，依法须保存至履行完毕。';

/** Examples of requests of the person concerned. */
export const personRequestsExamples = {
  'personRequests.listOwnRecords': [
    {
      summary: 'What a tenant finds recorded',
      request: {},
      status: 200,
      answer: {
        items: [
          {
            record,
            stationId: invented.stationId,
            stationName: invented.stationName,
            fields: ['/person/name', '/person/identityNumber', field],
            since: '2026-03-01T10:12:00+08:00',
            keptUntil: null,
          },
        ],
        next: null,
      },
    },
  ],
  'personRequests.create': [
    {
      summary: 'A telephone number is wrong',
      request: {
        parameters,
        body: {
          personId: invented.tenantPersonId,
          kind: 'correction',
          record,
          field,
          correctValue: '+8615400000024',
          statement,
        },
      },
      status: 201,
      answer: filed,
    },
  ],
  'personRequests.list': [
    {
      summary: 'Requests to be answered',
      request: { query: { state: 'received' } },
      status: 200,
      answer: { items: [filed], next: null },
    },
  ],
  'personRequests.get': [{ summary: 'One of them', request: { parameters }, status: 200, answer: filed }],
  'personRequests.answer': [
    {
      summary: 'Granted',
      request: { parameters, body: { decision: 'granted', reason, legalBasis: null } },
      status: 200,
      answer: {
        ...filed,
        version: 2,
        state: 'granted',
        answer: { decision: 'granted', reason, legalBasis: null, at: invented.later },
      },
    },
    {
      summary: 'A deletion refused, with the rule',
      request: {
        parameters,
        body: { decision: 'refused', reason: refusal, legalBasis: '个人信息保护法第四十七条第二款' },
      },
      status: 200,
      answer: {
        ...filed,
        version: 2,
        kind: 'deletion',
        state: 'refused',
        record: `/v1/mediations/${invented.mediationId}`,
        field: null,
        correctValue: null,
        statement: '请删除我的调解记录。',
        answer: {
          decision: 'refused',
          reason: refusal,
          legalBasis: '个人信息保护法第四十七条第二款',
          at: invented.later,
        },
      },
    },
  ],
  'personRequests.withdraw': [
    {
      summary: 'It was settled by word of mouth',
      request: { parameters },
      status: 200,
      answer: { ...filed, version: 2, state: 'withdrawn' },
    },
  ],
} as const satisfies ModuleExamples<typeof personRequestsOperations>;
