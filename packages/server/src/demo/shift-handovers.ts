import { alertStates, closedAlertStates } from '@wardkit/contract/alert-states';
import { hour, startOfLocalDay, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import type { DemoAccount, DemoAlert, DemoRole, DemoShiftHandover, DemoStation } from './types.ts';

const minute = 60_000;
const shift = 12 * hour;
/** The most alerts that a note of the demo names. */
const most = 4;

/** What is said at the end of each of the last shifts, the newest first. */
const notes = [
  '夜间噪音投诉集中在夜宵街，已逐户劝导，请白班联系市场管理方。对讲机 3 号电量不足，已送充电。',
  '白天接报邻里纠纷较多，双方均已劝离；楼道充电的隐患已登记，晚间请再巡查一遍。',
  '夜班总体平稳。凌晨下过雨，河边步道积水，已摆放警示牌，请白班通知社区清理。',
] as const;

const remarks = ['已约定今天再次联系报警人。', '等当事人到所说明情况。', '请下一班回访。', null] as const;

interface Making {
  readonly random: Random;
  readonly station: DemoStation;
  readonly accounts: readonly DemoAccount[];
  readonly alerts: readonly DemoAlert[];
  readonly now: number;
}

/**
 * The notes of a station's last three shifts, from 8 to 20 o'clock and back. The newest has been taken over by nobody yet.
 */
export function makeShiftHandovers({ random, station, accounts, alerts, now }: Making): DemoShiftHandover[] {
  const accountOf = (role: DemoRole) => accounts.find(({ roles }) => roles.includes(role))?.id ?? '';
  // Whoever takes a shift over writes the note at its end.
  const [duty, officer] = [accountOf('duty-officer'), accountOf('officer')];
  const eight = startOfLocalDay(now) + 8 * hour;
  const newest = eight + Math.floor((now - eight) / shift) * shift;
  return notes.map((note, ago) => {
    const end = newest - ago * shift;
    const writtenAt = Math.min(end - random.integer(5, 20) * minute, now);
    const [writer, taker] = ago % 2 === 0 ? [duty, officer] : [officer, duty];
    const isTaken = ago > 0;
    return {
      id: random.uuid(writtenAt),
      stationId: station.id,
      shiftStart: timestamp(end - shift),
      shiftEnd: timestamp(end),
      note,
      alerts: goingOn(alerts, end - shift, writtenAt).map(({ id }) => ({ alertId: id, remark: random.pick(remarks) })),
      writtenAt: timestamp(writtenAt),
      writtenByAccountId: writer,
      takenOverAt: isTaken ? timestamp(end + random.integer(1, 12) * minute) : null,
      takenOverByAccountId: isTaken ? taker : null,
    };
  });
}

/** The alerts that were open when a note was written, or the last ones of the shift where none was; the newest first. */
function goingOn(alerts: readonly DemoAlert[], from: number, at: number): readonly DemoAlert[] {
  const isOpen = ({ moves }: DemoAlert) =>
    !moves.some(
      (made) =>
        Date.parse(made.at) <= at && (closedAlertStates as readonly string[]).includes(alertStates.moves[made.move].to),
    );
  const before = alerts.filter(({ receivedAt }) => Date.parse(receivedAt) <= at).toReversed();
  const open = before.filter(isOpen);
  const chosen = open.length > 0 ? open : before.filter(({ receivedAt }) => Date.parse(receivedAt) >= from);
  return chosen.slice(0, most);
}
