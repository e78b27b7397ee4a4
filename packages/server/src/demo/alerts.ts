import { type AlertMove, alertStates } from '@wardkit/contract/alert-states';
import { stateAfter } from '@wardkit/contract/state-machine';
import type { InventedCodes } from './invented-codes.ts';
import { personName } from './invented-names.ts';
import { day, hour, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import type {
  DemoAccount,
  DemoAddress,
  DemoAlert,
  DemoAlertMove,
  DemoAlertRepeat,
  DemoPremises,
  DemoResponseUnit,
  DemoRole,
  DemoStation,
} from './types.ts';

const minute = 60_000;

/** What is told of each kind of alert; places and people are invented. */
const stories = {
  theft: ['电动车停放后不见', '快递包裹被人取走', '店内手机被盗'],
  fraud: ['接到冒充客服电话，已转账', '网购退款被骗', '刷单返利被骗'],
  'public-order': ['夜宵摊前有人推搡', '醉酒后在店内闹事', '楼下有人起哄'],
  dispute: ['房东与租客因押金争执', '邻里因漏水争吵', '停车位起争执', '工钱结算起纠纷'],
  nuisance: ['夜间装修噪音扰民', '楼上音响声大', '广场音响扰民'],
  traffic: ['两车刮擦，车主协商不成', '路口停车堵住出入口', '电动车与行人碰撞'],
  'fire-hazard': ['楼道电动自行车充电冒烟', '楼梯间堆放杂物', '出租屋内飞线充电'],
  'missing-person': ['老人外出未归', '孩子放学未到家'],
  help: ['钥匙反锁，家中有老人', '老人摔倒需要帮助', '儿童被困电梯'],
  complaint: ['反映路灯不亮', '反映井盖松动'],
  other: ['捡到钱包，请协助寻找失主', '询问居住登记办理'],
} as const;
type Category = keyof typeof stories;

const shares = [
  ['dispute', 26],
  ['nuisance', 18],
  ['theft', 12],
  ['fraud', 10],
  ['help', 10],
  ['traffic', 8],
  ['public-order', 6],
  ['fire-hazard', 4],
  ['complaint', 3],
  ['missing-person', 2],
  ['other', 1],
] as const satisfies readonly (readonly [Category, number])[];
const channels = [
  ['emergency-call', 60],
  ['station-call', 18],
  ['walk-in', 12],
  ['found-on-duty', 5],
  ['help-button', 5],
] as const;
const priorities = [
  ['immediate', 8],
  ['urgent', 27],
  ['normal', 50],
  ['low', 15],
] as const;

const outcomes: Readonly<Record<Category, readonly (readonly [outcome: string, note: string])[]>> = {
  theft: [['case-opened', '现场勘查后受案']],
  fraud: [
    ['case-opened', '已协助止付并受案'],
    ['settled-by-telephone', '未造成损失，已作防范提示'],
  ],
  'public-order': [['settled-on-scene', '双方已劝离']],
  dispute: [
    ['settled-on-scene', '现场调解，双方达成一致'],
    ['handed-over', '已引导双方向主管部门反映'],
  ],
  nuisance: [['settled-on-scene', '已劝停']],
  traffic: [
    ['settled-on-scene', '双方自行协商离开'],
    ['handed-over', '移交交警处理'],
  ],
  'fire-hazard': [
    ['hazard-recorded', '已断电并登记隐患'],
    ['settled-on-scene', '当场清理完毕'],
  ],
  'missing-person': [['helped-on', '已找到并由家属接回']],
  help: [['helped-on', '已协助解决']],
  complaint: [['handed-over', '已转主管部门']],
  other: [['settled-by-telephone', '已答复']],
};

const unitKinds = [
  ['巡逻一组', 'patrol', 3],
  ['巡逻二组', 'patrol', 3],
  ['巡逻三组', 'patrol', 2],
  ['社区警务室 · 东', 'community-post', 2],
  ['社区警务室 · 西', 'community-post', 2],
  ['最小应急单元 · 学校', 'minimum-emergency-unit', 4],
  ['最小应急单元 · 市场', 'minimum-emergency-unit', 5],
  ['最小应急单元 · 医院', 'minimum-emergency-unit', 4],
  ['微型消防站', 'fire-post', 4],
  ['交通劝导岗', 'traffic-post', 2],
] as const;

export interface StationAlerts {
  readonly responseUnits: readonly DemoResponseUnit[];
  readonly alerts: readonly DemoAlert[];
  readonly alertRepeats: readonly DemoAlertRepeat[];
}

interface Making {
  readonly random: Random;
  readonly codes: InventedCodes;
  readonly station: DemoStation;
  readonly premises: readonly DemoPremises[];
  readonly addresses: readonly DemoAddress[];
  readonly accounts: readonly DemoAccount[];
  /** How many are told in full; what is older is made by the loader. */
  readonly count: number;
  readonly now: number;
}

/**
 * Alerts of a station over the past six weeks, from filed ones to those of the last minutes, with the units that were sent to
 * them. Each is told by its moves alone: deadlines, times and timelines follow from the contract when it is loaded.
 */
export function makeAlerts(of: Making): StationAlerts {
  const places = of.premises.slice(0, 400).flatMap((premises) => {
    const address = of.addresses.find(({ id }) => id === premises.addressId);
    return address === undefined ? [] : [{ premises, address }];
  });
  const accountOf = (role: DemoRole) => of.accounts.find(({ roles }) => roles.includes(role))?.id ?? '';
  const duty = accountOf('duty-officer');
  const officer = accountOf('officer');
  const units = makeUnits(of, places);
  const patrols = units.filter(({ kind }) => kind === 'patrol' || kind === 'community-post');

  const tell = (receivedAt: number, given: Partial<DemoAlert> = {}): DemoAlert => {
    const category = of.random.weighted(shares);
    const { premises, address } = of.random.pick(places);
    const isNamed = of.random.chance(0.6);
    const isLocated = of.random.chance(0.85);
    return {
      id: of.random.uuid(receivedAt),
      stationId: of.station.id,
      priority: category === 'complaint' || category === 'other' ? 'low' : of.random.weighted(priorities),
      category,
      channel: of.random.weighted(channels),
      summary: of.random.pick(stories[category]),
      description: null,
      place: {
        divisionCode: address.divisionCode,
        text: address.buildingText,
        coordinates: isLocated ? address.coordinates : null,
        premisesId: of.random.chance(0.4) ? premises.id : null,
      },
      reporter: isNamed ? { name: personName(of.random), telephone: of.codes.mobile() } : null,
      receivedAt: timestamp(receivedAt),
      receivedByAccountId: duty,
      duplicateOfId: null,
      moves: [],
      ...given,
    };
  };
  /** Lets an alert take its usual course up to the present. */
  const play = (alert: DemoAlert, steps: readonly (readonly [DemoAlertMove, number])[]): DemoAlert => {
    const moves: DemoAlertMove[] = [];
    let state: string = alertStates.initial;
    let at = Date.parse(alert.receivedAt);
    for (const [move, after] of steps) {
      at += after;
      const next = stateAfter(alertStates, state as 'received', move.move);
      if (at > of.now || next === null) break;
      state = next;
      moves.push({ ...move, at: timestamp(at) });
    }
    return { ...alert, moves };
  };
  const usual = (alert: DemoAlert): DemoAlert => {
    const seconds = (from: number, to: number) => of.random.integer(from, to) * 1000;
    const by = (move: AlertMove, accountId: string, more: Partial<DemoAlertMove> = {}): DemoAlertMove => ({
      move,
      at: '',
      accountId,
      note: null,
      unitIds: [],
      outcome: null,
      ...more,
    });
    const unit = of.random.pick(patrols).id;
    const [outcome, note] = of.random.pick(outcomes[alert.category as Category]);
    const acknowledged = [by('acknowledge', duty), seconds(12, 90)] as const;
    const filed = [by('archive', duty), of.random.integer(1, 6) * day] as const;
    const reason = of.random.pick(['报警人来电说明已自行处理', '同一报警人重复误拨，已核实无警情']);
    if (of.random.chance(0.06))
      return play(alert, [acknowledged, [by('cancel', duty, { note: reason }), seconds(120, 900)], filed]);
    const sent = [by('dispatch', duty, { unitIds: [unit] }), seconds(20, 120)] as const;
    const departed = [by('depart', officer), seconds(30, 240)] as const;
    const arrived = [by('arrive', officer), seconds(180, 1500)] as const;
    const settled = [by('resolve', officer, { outcome, note }), seconds(600, 5400)] as const;
    if (of.random.chance(0.04)) {
      const unfounded = by('declareUnfounded', duty, { note: '到场核查，未发现所报情况' });
      return play(alert, [acknowledged, sent, departed, arrived, [unfounded, seconds(300, 900)], filed]);
    }
    return play(alert, [acknowledged, sent, departed, arrived, settled, filed]);
  };

  const alerts: DemoAlert[] = [];
  for (let made = 0; made < of.count; made += 1) {
    // More of them by day than by night, and none in the last hours: those are told one by one.
    const ago = 4 * hour + of.random.integer(0, 42 * 24 * 60) * minute;
    alerts.push(usual(tell(of.now - ago)));
  }
  const repeats = makeRepeats(of, places, tell, usual, alerts, duty);
  const live = makeLive(of, tell, play, units, duty, officer);
  return {
    responseUnits: live.units,
    alerts: [...alerts, ...live.alerts].sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1)),
    alertRepeats: repeats,
  };
}

type Place = { readonly premises: DemoPremises; readonly address: DemoAddress };

function makeUnits(of: Making, places: readonly Place[]): DemoResponseUnit[] {
  return unitKinds.map(([label, kind, strength], at) => {
    const { address } = of.random.pick(places);
    const isPosted = at !== 2;
    return {
      id: of.random.uuid(Date.UTC(2024, 5, 3)),
      stationId: of.station.id,
      label,
      kind,
      strength,
      state: at === 9 ? 'off-duty' : at === 7 ? 'unavailable' : 'available',
      stateSince: timestamp(of.now - of.random.integer(60, 400) * minute),
      expectedBackAt: at === 7 ? timestamp(of.now + 2 * hour) : null,
      post: isPosted
        ? { divisionCode: address.divisionCode, text: address.buildingText, coordinates: address.coordinates }
        : null,
      alertId: null,
    };
  });
}

/** Two places from which the same was told again: one group that the server proposes, and one that somebody confirmed. */
function makeRepeats(
  of: Making,
  places: readonly Place[],
  tell: (receivedAt: number, given?: Partial<DemoAlert>) => DemoAlert,
  usual: (alert: DemoAlert) => DemoAlert,
  alerts: DemoAlert[],
  duty: string,
): DemoAlertRepeat[] {
  return (['nuisance', 'fire-hazard'] as const).flatMap((category, at) => {
    const place = places[at + 2];
    if (place === undefined) return [];
    const told = [24, 11, 3].map((days) =>
      usual(
        tell(of.now - days * day - of.random.integer(0, 600) * minute, {
          category,
          summary: of.random.pick(stories[category]),
          place: {
            divisionCode: place.address.divisionCode,
            text: place.address.buildingText,
            coordinates: place.address.coordinates,
            premisesId: place.premises.id,
          },
        }),
      ),
    );
    alerts.push(...told);
    return [
      {
        id: of.random.uuid(of.now - 11 * day),
        stationId: of.station.id,
        alertIds: told.map(({ id }) => id),
        note: at === 0 ? null : '同一处三次反映，请社区民警上门核查。',
        confirmedByAccountId: at === 0 ? null : duty,
      },
    ];
  });
}

/** What the duty officer has before them: one of each state that is open, and what was closed in the last hours. */
function makeLive(
  of: Making,
  tell: (receivedAt: number, given?: Partial<DemoAlert>) => DemoAlert,
  play: (alert: DemoAlert, steps: readonly (readonly [DemoAlertMove, number])[]) => DemoAlert,
  units: readonly DemoResponseUnit[],
  duty: string,
  officer: string,
): { readonly alerts: DemoAlert[]; readonly units: readonly DemoResponseUnit[] } {
  const by = (move: AlertMove, accountId: string, more: Partial<DemoAlertMove> = {}): DemoAlertMove => ({
    move,
    at: '',
    accountId,
    note: null,
    unitIds: [],
    outcome: null,
    ...more,
  });
  const at = (minutes: number) => of.now - minutes * minute;
  const [first, second, third, post] = [units[0], units[1], units[2], units[3]];
  if (first === undefined || second === undefined || third === undefined || post === undefined)
    return { alerts: [], units };
  const told = (minutes: number, category: Category, priority: string, summary: string): DemoAlert =>
    tell(at(minutes), { category, priority, summary });
  const acknowledge = [by('acknowledge', duty), minute / 2] as const;
  const original = play(told(52, 'traffic', 'normal', '两车刮擦，车主协商不成'), [
    acknowledge,
    [by('dispatch', duty, { unitIds: [first.id] }), minute],
    [by('depart', officer), 2 * minute],
    [by('arrive', officer), 9 * minute],
  ]);
  const copy = play({ ...told(50, 'traffic', 'normal', '路口两车相碰'), duplicateOfId: original.id }, [
    [by('markDuplicate', duty, { note: '与前一起为同一事故' }), 3 * minute],
  ]);
  const alerts = [
    original,
    copy,
    play(told(21, 'dispute', 'urgent', '房东与租客因押金争执'), [
      acknowledge,
      [by('dispatch', duty, { unitIds: [second.id] }), minute],
      [by('depart', officer), 3 * minute],
    ]),
    play(told(9, 'fire-hazard', 'immediate', '楼道电动自行车充电冒烟'), [
      acknowledge,
      [by('dispatch', duty, { unitIds: [third.id] }), minute],
    ]),
    play(told(14, 'help', 'urgent', '钥匙反锁，家中有老人'), [
      [by('dispatch', duty, { unitIds: [post.id] }), minute],
      [by('acknowledge', officer), minute],
    ]),
    play(told(33, 'nuisance', 'low', '夜间装修噪音扰民'), [acknowledge]),
    told(12, 'complaint', 'low', '反映路灯不亮'),
    told(2, 'public-order', 'urgent', '夜宵摊前有人推搡'),
    play(told(95, 'missing-person', 'urgent', '孩子放学未到家'), [
      acknowledge,
      [by('cancel', duty, { note: '家属来电，孩子已到家' }), 8 * minute],
    ]),
    play(told(170, 'theft', 'normal', '快递包裹被人取走'), [
      acknowledge,
      [by('resolve', officer, { outcome: 'settled-by-telephone', note: '核实为邻居代收，已取回' }), 40 * minute],
    ]),
  ];
  const states = new Map([
    [first.id, { state: 'on-scene', alert: alerts[0] }],
    [second.id, { state: 'responding', alert: alerts[2] }],
    [third.id, { state: 'committed', alert: alerts[3] }],
    [post.id, { state: 'committed', alert: alerts[4] }],
  ]);
  return {
    alerts,
    units: units.map((unit) => {
      const now = states.get(unit.id);
      if (now?.alert === undefined) return unit;
      const { state, alert } = now;
      const stateSince = alert.moves.findLast(({ move }) => move !== 'acknowledge')?.at ?? unit.stateSince;
      return { ...unit, state, stateSince, alertId: alert.id };
    }),
  };
}
