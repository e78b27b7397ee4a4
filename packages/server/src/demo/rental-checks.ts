import { basisOf, deadlineOf } from '@wardkit/contract/rectification';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import { faultNotes, mendedNotes, refusedSignatures, sendingBackReasons } from './fault-notes.ts';
import { day, duringWork, hour, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import type { DemoAccount, DemoAddress, DemoAnswer, DemoHazard, DemoPremises, DemoRentalCheck } from './types.ts';

/** How premises look to an officer; the stars follow by the contract's rule from the faults. */
type Condition = 'good' | 'fair' | 'weak' | 'serious' | 'dangerous' | 'long-dangerous';

/** Faults that go together, one set a check. */
const faultSets: Readonly<Record<Condition, readonly (readonly string[])[]>> = {
  good: [[], [], ['SEC-03'], ['SEC-06'], ['FIR-06'], ['FIR-12', 'SEC-06'], ['LLD-04']],
  fair: [
    ['SEC-05', 'LLD-05'],
    ['LLD-01', 'LLD-02'],
    ['LLD-02', 'LLD-05', 'FIR-06'],
    ['SEC-05', 'LLD-02', 'SEC-03'],
  ],
  weak: [
    ['SEC-05', 'LLD-01', 'LLD-02', 'LLD-05'],
    ['FIR-06', 'SEC-05', 'LLD-01', 'LLD-02', 'LLD-05', 'SEC-06'],
  ],
  serious: [['FIR-04'], ['FIR-11', 'FIR-02'], ['FIR-04', 'FIR-05', 'LLD-05'], ['FIR-11', 'FIR-09', 'LLD-02']],
  dangerous: [['FIR-03'], ['FIR-01', 'FIR-05'], ['FIR-03', 'FIR-04', 'FIR-09'], ['FIR-08', 'STR-06']],
  'long-dangerous': [['FIR-03'], ['FIR-01', 'LLD-05'], ['FIR-07', 'FIR-06']],
};

/** How long ago the last check was, in hours: a recent one where the deadline is short, so that deadlines look alive. */
const hoursAgo: Readonly<Record<Condition, readonly [from: number, to: number]>> = {
  good: [5 * 24, 200 * 24],
  fair: [26, 45 * 24],
  weak: [26, 60 * 24],
  serious: [26, 12 * 24],
  dangerous: [2, 20],
  'long-dangerous': [30, 10 * 24],
};

/**
 * The first rentals of a station look the same for every seed, so that each number of stars and an overdue hazard can be
 * shown; their last hazards are as found. The first four belong to the demo's landlord.
 */
const firstRentals: readonly {
  readonly condition: Condition | null;
  readonly hours: number;
  readonly checks: number;
  /** Said of the last check, so that every station has one that is to be made again. */
  readonly isSentBack?: true;
}[] = [
  { condition: 'fair', hours: 18 * 24, checks: 2 },
  { condition: 'dangerous', hours: 3, checks: 2 },
  { condition: 'good', hours: 40 * 24, checks: 3 },
  { condition: null, hours: 0, checks: 0 },
  { condition: 'serious', hours: 9 * 24, checks: 1, isSentBack: true },
];

const notApplicable: Readonly<Record<'house' | 'flat', Readonly<Record<string, number>>>> = {
  house: { 'STR-06': 0.4, 'FIR-04': 0.6, 'FIR-11': 0.3, 'FIR-12': 0.6, 'SEC-02': 0.85, 'SEC-05': 0.4, 'LLD-06': 0.9 },
  flat: { 'STR-04': 1, 'STR-06': 0.7, 'STR-08': 0.5, 'FIR-04': 0.5, 'SEC-02': 0.9, 'SEC-05': 0.5, 'LLD-06': 0.9 },
};

export interface StationChecks {
  readonly rentalChecks: DemoRentalCheck[];
  readonly hazards: DemoHazard[];
}

/** Checks of a station's rentals with the hazards that followed, laid out around `now`. */
export function makeRentalChecks(of: {
  readonly random: Random;
  readonly rentals: readonly DemoPremises[];
  readonly addresses: readonly DemoAddress[];
  readonly accounts: readonly DemoAccount[];
  readonly checkedShare: number;
  readonly now: number;
}): StationChecks {
  const made: StationChecks = { rentalChecks: [], hazards: [] };
  const addresses = new Map(of.addresses.map((address) => [address.id, address]));
  const staff = of.accounts.filter((account) =>
    account.roles.some((role) => role === 'officer' || role === 'auxiliary'),
  );
  const officers = staff.filter((account) => account.roles.includes('officer'));

  of.rentals.forEach((premises, index) => {
    // Each premises has a source of its own, so that one more check in one leaves the others as they were.
    const random = of.random.fork(index);
    const address = addresses.get(premises.addressId);
    const first = firstRentals[index];
    if (address === undefined || (first ? first.condition === null : !random.chance(of.checkedShare))) return;
    const condition = first?.condition ?? random.weighted(conditions);
    const [from, to] = hoursAgo[condition];
    const checks = first?.checks ?? random.weighted(checkCounts);
    const hours = first?.hours ?? random.integer(from, to);
    const starts = startsOf(random, of.now, hours, checks);

    let previous: DemoRentalCheck | null = null;
    let unverified: DemoHazard[] = [];
    starts.forEach((start, place) => {
      const isLast = place === starts.length - 1;
      const faults = random.pick(faultSets[isLast ? condition : random.weighted(conditions)]);
      const check = makeCheck({
        random,
        premises,
        address,
        start,
        faults,
        previous,
        maker: random.pick(staff),
        officers,
        now: of.now,
        isSentBack: isLast && first?.isSentBack === true,
      });
      made.rentalChecks.push(check);
      // Whatever an earlier check found, this one verified: only the last check's hazards are still on their way.
      made.hazards.push(...unverified.map((hazard) => verifiedBy(random, hazard, check, officers)));
      unverified = hazardsOf(random, check, address);
      previous = check;
    });
    made.hazards.push(
      ...(first ? unverified : unverified.map((hazard) => progress(random, hazard, address, officers, of.now))),
    );
  });
  return made;
}

const conditions = [
  ['good', 50],
  ['fair', 22],
  ['weak', 6],
  ['serious', 16],
  ['dangerous', 4],
  ['long-dangerous', 3],
] as const satisfies readonly (readonly [Condition, number])[];

const checkCounts = [
  [1, 45],
  [2, 35],
  [3, 20],
] as const;

/** When the checks of one premises began, the oldest first. */
function startsOf(random: Random, now: number, hours: number, checks: number): number[] {
  const starts = [
    hours < 24 ? now - hours * hour : duringWork(now - Math.ceil(hours / 24) * day, random.integer(0, 450)),
  ];
  while (starts.length < checks) {
    const earliest = starts[0] ?? now;
    starts.unshift(duringWork(earliest - random.integer(60, 150) * day, random.integer(0, 450)));
  }
  return starts;
}

function makeCheck(of: {
  readonly random: Random;
  readonly premises: DemoPremises;
  readonly address: DemoAddress;
  readonly start: number;
  readonly faults: readonly string[];
  readonly previous: DemoRentalCheck | null;
  readonly maker: DemoAccount;
  readonly officers: readonly DemoAccount[];
  readonly now: number;
  readonly isSentBack: boolean;
}): DemoRentalCheck {
  const { random, premises, start } = of;
  const absent = notApplicable[of.address.room === null ? 'house' : 'flat'];
  const together = new Set(Object.keys(standard.aspects).filter(() => random.chance(0.5)));
  let at = start;
  const answers = standard.items.map((item): DemoAnswer => {
    at += random.integer(12, 40) * 1000;
    const isFault = of.faults.includes(item.code);
    const outcome = isFault ? 'fault' : random.chance(absent[item.code] ?? 0) ? 'not-applicable' : 'conforms';
    return {
      itemCode: item.code,
      outcome,
      observedAt: timestamp(at),
      answeredTogether: outcome === 'conforms' && together.has(item.aspect),
      note: isFault ? random.pick(faultNotes[item.code] ?? ['现场已告知整改要求。']) : null,
      photographIds: [],
    };
  });
  const finished = at + random.integer(20, 90) * 1000;
  // Some were sent at once, some when the officer was back in reach of a network.
  const received = Math.min(
    of.now,
    finished + (random.chance(0.7) ? random.integer(1, 20) : random.integer(300, 2400)) * 1000,
  );
  const id = random.uuid(start);
  // A source of its own, so that what is said of a check leaves the check as it was.
  const review = reviewOf(random.fork(`review of ${id}`), of.maker, of.officers, received, of.now, of.isSentBack);
  return {
    id,
    stationId: premises.stationId,
    premisesId: premises.id,
    previousCheckId: of.previous?.id ?? null,
    state: review === null ? 'submitted' : review.decision === 'accept' ? 'reviewed' : 'sent-back',
    standardVersion: standard.version,
    startedAt: timestamp(start),
    finishedAt: timestamp(finished),
    receivedAt: timestamp(received),
    checkedByAccountId: of.maker.id,
    answers,
    signatures: signaturesOf(random.fork(`signatures of ${id}`), of.faults, timestamp(finished)),
    review,
  };
}

/** Where there was something to find fault with, some landlords would not sign. */
function signaturesOf(random: Random, faults: readonly string[], signedAt: string): DemoRentalCheck['signatures'] {
  if (faults.length === 0 || !random.chance(0.2)) return [];
  return [
    { signer: 'landlord', form: 'refused', attachmentId: null, reason: random.pick(refusedSignatures), signedAt },
  ];
}

/** What an officer other than its maker said of a check: after a week at the latest, of some after a day. */
function reviewOf(
  random: Random,
  maker: DemoAccount,
  officers: readonly DemoAccount[],
  received: number,
  now: number,
  isMeant: boolean,
): DemoRentalCheck['review'] {
  const age = now - received;
  const reviewer = random.pick(officers.filter((account) => account.id !== maker.id));
  const isSentBack = random.chance(0.25) || isMeant;
  if (age < day || (age <= 7 * day && !isSentBack)) return null;
  const isAccepted = age > 7 * day && !isMeant;
  return {
    decision: isAccepted ? 'accept' : 'send-back',
    reason: isAccepted ? null : random.pick(sendingBackReasons),
    reviewedByAccountId: reviewer.id,
    reviewedAt: timestamp(received + random.integer(2, 20) * hour),
  };
}

function hazardsOf(random: Random, check: DemoRentalCheck, address: DemoAddress): DemoHazard[] {
  return check.answers.flatMap((answer) => {
    const item = standard.items.find((one) => one.code === answer.itemCode);
    if (answer.outcome !== 'fault' || item === undefined) return [];
    return {
      id: random.uuid(Date.parse(check.receivedAt)),
      stationId: check.stationId,
      premisesId: check.premisesId,
      checkId: check.id,
      itemCode: item.code,
      standardVersion: check.standardVersion,
      severity: item.severity as DemoHazard['severity'],
      state: 'open' as const,
      basis: basisOf(standard, item, address.divisionCode),
      ...deadlineOf(standard, item, address.divisionCode, answer.observedAt, check.receivedAt),
      note: answer.note,
      photographIds: [],
      observedAt: answer.observedAt,
      assignedToAccountId: check.checkedByAccountId,
      referredAt: null,
      referredTo: null,
      rectifiedAt: null,
      rectification: null,
      verifiedAt: null,
      verifiedByAccountId: null,
    };
  });
}

function verifiedBy(
  random: Random,
  hazard: DemoHazard,
  check: DemoRentalCheck,
  officers: readonly DemoAccount[],
): DemoHazard {
  const observed = Date.parse(hazard.observedAt);
  const verified = Date.parse(check.startedAt);
  return {
    ...hazard,
    state: 'verified',
    rectifiedAt: timestamp(observed + (verified - observed) * (random.integer(10, 60) / 100)),
    rectification: rectificationOf(random, hazard),
    verifiedAt: timestamp(verified),
    verifiedByAccountId: verifier(random, hazard, officers),
  };
}

/** Where a hazard of the last check stands now: those a few hours old are open, older ones are on their way. */
function progress(
  random: Random,
  hazard: DemoHazard,
  address: DemoAddress,
  officers: readonly DemoAccount[],
  now: number,
): DemoHazard {
  const observed = Date.parse(hazard.observedAt);
  const age = now - observed;
  const fate = random.weighted(fates);
  const share = random.integer(20, 50) / 100;
  if (age < day) return hazard;
  if (hazard.referral && fate === 'open')
    return {
      ...hazard,
      state: 'referred',
      referredAt: timestamp(observed + hour),
      referredTo: authorityFor(hazard, address),
    };
  if (fate === 'open') return hazard;
  const rectified = {
    ...hazard,
    state: 'rectified' as const,
    rectifiedAt: timestamp(observed + age * share),
    rectification: rectificationOf(random, hazard),
  };
  if (fate === 'rectified') return rectified;
  return {
    ...rectified,
    state: 'verified',
    verifiedAt: timestamp(observed + age * (share + 0.3)),
    verifiedByAccountId: verifier(random, hazard, officers),
  };
}

/** The authority that faults of this kind are referred to. */
function authorityFor({ itemCode }: DemoHazard, { county }: DemoAddress): DemoHazard['referredTo'] {
  return itemCode.startsWith('STR')
    ? { authority: 'housing', name: `${county}住房和城乡建设局` }
    : { authority: 'fire-rescue', name: `${county}消防救援大队` };
}

/** What was reported as put right, by the landlord more often than by the staff. */
function rectificationOf(random: Random, hazard: DemoHazard): DemoHazard['rectification'] {
  const own = random.fork(`rectification of ${hazard.id}`);
  return { reportedByRole: own.chance(0.7) ? 'landlord' : 'auxiliary', note: own.pick(mendedNotes) };
}

const fates = [
  ['open', 60],
  ['rectified', 18],
  ['verified', 22],
] as const;

/** Whoever closes a hazard is an officer and not the one it was assigned to. */
function verifier(random: Random, hazard: DemoHazard, officers: readonly DemoAccount[]): string {
  return random.pick(officers.filter((account) => account.id !== hazard.assignedToAccountId)).id;
}
