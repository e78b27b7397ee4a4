import type { AlertTimeLimitId } from '@wardkit/contract/alert-deadlines';
import { alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import { alertStates, closedAlertStates } from '@wardkit/contract/alert-states';
import { stateAfter } from '@wardkit/contract/state-machine';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { type Kysely, sql } from 'kysely';
import type { Row } from '../database/insert-rows.ts';
import type { Schema } from '../database/schema.ts';
import { Random } from '../demo/random.ts';
import type { DemoAlert, DemoData } from '../demo/types.ts';
import { entryRow, type TimelineEntry } from '../modules/alert-entries.ts';
import { descriptionColumns, numberOf, placeColumns, reporterColumns } from '../modules/alert-intake.ts';
import { deadlineRow, type StationLimit, turnedBy } from '../modules/alert-limits.ts';
import type { KeyRing } from '../privacy/key-ring.ts';

type ActorOf = (accountId: string) => { readonly role: string; readonly displayName: string };

/** The limits of the contract, as a station has them that has set none. */
const limits: readonly StationLimit[] = (Object.keys(alertTimeLimits) as AlertTimeLimitId[]).map((id) => ({
  id,
  version: 1,
  isOwn: false,
  seconds: alertTimeLimits[id].seconds,
  remindSeconds: alertTimeLimits[id].remindSeconds,
}));

const reachedAt = {
  acknowledged: 'acknowledged_at',
  dispatched: 'dispatched_at',
  'en-route': 'en_route_at',
  'on-scene': 'on_scene_at',
  archived: 'archived_at',
} as const;

/** A group, and since when it is one. */
type FoundRepeat = DemoData['alertRepeats'][number] & { readonly foundAt: string };

/** One alert with all that hangs on it, as the moves of its story leave them. */
function rowsOf(alert: DemoAlert, number: string, repeat: FoundRepeat | undefined, of: Loading) {
  const { data, keys, actorOf } = of;
  const key = { station_id: alert.stationId, id: alert.id, priority: alert.priority };
  const labels = new Map(data.responseUnits.map((unit) => [unit.id, unit.label]));
  const now = new Date(data.now);
  const received = new Date(alert.receivedAt);
  const units: Row[] = [];
  const deadlines: {
    -readonly [Name in keyof ReturnType<typeof deadlineRow>]: ReturnType<typeof deadlineRow>[Name];
  }[] = [];
  const ended = new Map<number, { readonly at: string; readonly outcome: string }>();
  const entries: TimelineEntry[] = [
    {
      kind: 'received',
      at: received,
      recordedAt: received,
      fromState: null,
      toState: alertStates.initial,
      actor: actorOf(alert.receivedByAccountId),
    },
  ];
  const turn = (move: Parameters<typeof turnedBy>[1], at: Date) => {
    const running = deadlines
      .filter(({ ordinal }) => !ended.has(ordinal))
      .map((row) => ({ ...row, due_at: new Date(row.due_at) }));
    const turned = turnedBy(running, move, at);
    for (const { row, outcome } of turned.ended) ended.set(row.ordinal, { at: at.toISOString(), outcome });
    for (const limit of limits.filter(({ id }) => turned.starting.includes(id))) {
      deadlines.push(deadlineRow(key, limit, at, deadlines.length + 1));
    }
  };
  turn('receive', received);
  let state: string = alertStates.initial;
  let since = alert.receivedAt;
  let closing: object | null = null;
  const times: Record<string, string> = {};
  for (const { move, at, accountId, note, unitIds, outcome } of alert.moves) {
    const before = state;
    state = stateAfter(alertStates, before as typeof alertStates.initial & 'received', move) ?? before;
    if (state !== before) since = at;
    turn(move, new Date(at));
    for (const unitId of unitIds) {
      units.push({
        station_id: alert.stationId,
        alert_id: alert.id,
        ordinal: units.length + 1,
        unit_id: unitId,
        label: labels.get(unitId) ?? '',
        received_at: alert.receivedAt,
        assigned_at: at,
        departed_at: null,
        arrived_at: null,
        released_at: null,
      });
    }
    const isClosing = (closedAlertStates as readonly string[]).includes(state) && state !== before;
    for (const unit of units as Record<string, unknown>[]) {
      if (move === 'depart') unit.departed_at ??= at;
      if (move === 'arrive') unit.arrived_at ??= at;
      if (isClosing) unit.released_at ??= at;
    }
    if (isClosing) {
      closing = { outcome, note: note ?? '', photographIds: [], mediationId: null, at, by: actorOf(accountId) };
      times.closed_at = at;
    }
    const column = (reachedAt as Readonly<Record<string, string>>)[state];
    if (column !== undefined) times[column] ??= at;
    entries.push({
      kind: 'moved',
      at: new Date(at),
      recordedAt: new Date(at),
      fromState: before,
      toState: state,
      actor: actorOf(accountId),
      note,
      unitIds,
    });
  }
  if (repeat !== undefined) {
    const at = new Date(Math.max(received.getTime(), Date.parse(repeat.foundAt)));
    entries.push({ kind: 'grouped', at, recordedAt: at, fromState: state, toState: state, actor: null });
  }
  const deadlineRows = deadlines.map((row) => {
    const end = ended.get(row.ordinal);
    const isReminded = new Date(row.remind_at) < now;
    const isOver = new Date(row.due_at) < now;
    return {
      ...row,
      seconds: JSON.parse(row.seconds),
      ended_at: end?.at ?? null,
      outcome: end?.outcome ?? null,
      // What is past has been told: a server that begins with the demo does not tell weeks of it at once.
      reminded_at: isReminded ? row.remind_at : null,
      told_overdue_at: isOver && end === undefined ? row.due_at : null,
      tell_at: end !== undefined || isOver ? null : isReminded ? row.due_at : row.remind_at,
    };
  });
  const running = deadlineRows.filter(({ outcome }) => outcome === null).map(({ due_at }) => due_at);
  const ordered = entries.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const ids = new Random(`entries of ${alert.id}`);
  return {
    alert: {
      ...descriptionColumns(keys, { stationId: alert.stationId, alertId: alert.id }, alert.description),
      ...reporterColumns(keys, { stationId: alert.stationId, alertId: alert.id }, alert.reporter),
      ...placeColumns({
        divisionCode: alert.place.divisionCode,
        text: alert.place.text,
        premisesId: alert.place.premisesId,
        point:
          alert.place.coordinates === null
            ? null
            : { type: 'Point', coordinates: [alert.place.coordinates[0], alert.place.coordinates[1]] },
      }),
      station_id: alert.stationId,
      id: alert.id,
      version: 1 + alert.moves.length + (repeat === undefined ? 0 : 1),
      number,
      state,
      state_since: since,
      moved_at: alert.moves.at(-1)?.at ?? alert.receivedAt,
      priority: alert.priority,
      category: alert.category,
      channel: alert.channel,
      summary: alert.summary,
      received_at: alert.receivedAt,
      ...times,
      next_due_at: running.sort()[0] ?? null,
      closing,
      duplicate_of_id: state === 'duplicate-of' ? alert.duplicateOfId : null,
      repeat_id: repeat?.id ?? null,
      entries: ordered.length,
    },
    units,
    deadlines: deadlineRows,
    entries: ordered.map((entry, at) => {
      const row = entryRow(key, { ...entry, id: ids.uuid(entry.at.getTime()) }, at + 1);
      return { ...row, actor: entry.actor };
    }),
  };
}

interface Loading {
  readonly data: DemoData;
  readonly keys: KeyRing;
  readonly actorOf: ActorOf;
}

/** The rows of alerts and of what belongs to them, in an order in which they can be stored. */
export function alertRows(of: Loading): readonly (readonly [keyof Schema, readonly Row[]])[] {
  const { data, actorOf } = of;
  const alertsById = new Map(data.alerts.map((alert) => [alert.id, alert]));
  const repeats = data.alertRepeats.map((repeat) => ({
    ...repeat,
    // The second one is the first of which it can be seen that it is a repetition.
    foundAt: alertsById.get(repeat.alertIds[1] ?? '')?.receivedAt ?? data.now,
  }));
  const repeatOf = new Map(repeats.flatMap((repeat) => repeat.alertIds.map((id) => [id, repeat])));
  const counts = new Map<string, number>();
  const made = data.alerts.map((alert) => {
    const day = dayInShanghai(alert.receivedAt);
    const ordinal = (counts.get(`${alert.stationId} ${day}`) ?? 0) + 1;
    counts.set(`${alert.stationId} ${day}`, ordinal);
    return rowsOf(alert, numberOf(day, ordinal), repeatOf.get(alert.id), of);
  });
  const rows = (rowsOfAll: readonly (readonly Row[])[]) => rowsOfAll.flat();
  return [
    [
      'response_units',
      data.responseUnits.map((unit) => ({
        station_id: unit.stationId,
        id: unit.id,
        version: 2,
        label: unit.label,
        kind: unit.kind,
        strength: unit.strength,
        state: unit.state,
        state_since: unit.stateSince,
        expected_back_at: unit.expectedBackAt,
        post_division_code: unit.post?.divisionCode ?? null,
        post_text: unit.post?.text ?? null,
        post_longitude: unit.post?.coordinates[0] ?? null,
        post_latitude: unit.post?.coordinates[1] ?? null,
        alert_id: unit.alertId,
      })),
    ],
    ['alerts', made.map(({ alert }) => alert)],
    ['alert_units', rows(made.map(({ units }) => units))],
    ['alert_deadlines', rows(made.map(({ deadlines }) => deadlines))],
    ['alert_timeline', rows(made.map(({ entries }) => entries))],
    [
      'alert_numbers',
      [...counts].map(([place, last]) => {
        const [stationId, day] = place.split(' ');
        return { station_id: stationId, day, last };
      }),
    ],
    [
      'alert_repeats',
      repeats.flatMap((repeat) => {
        const alerts = repeat.alertIds.flatMap((id) => alertsById.get(id) ?? []);
        const [oldest, newest] = [alerts[0], alerts.at(-1)];
        if (oldest === undefined || newest === undefined) return [];
        const { place } = newest;
        return [
          {
            station_id: repeat.stationId,
            id: repeat.id,
            version: repeat.confirmedByAccountId === null ? 2 : 3,
            basis: 'same-place',
            state: repeat.confirmedByAccountId === null ? 'proposed' : 'confirmed',
            category: newest.category,
            division_code: place.divisionCode,
            place_text: place.text,
            longitude: place.coordinates?.[0] ?? null,
            latitude: place.coordinates?.[1] ?? null,
            premises_id: place.premisesId,
            first_received_at: oldest.receivedAt,
            last_received_at: newest.receivedAt,
            note: repeat.note,
            confirmed_by: repeat.confirmedByAccountId === null ? null : actorOf(repeat.confirmedByAccountId),
          },
        ];
      }),
    ],
    [
      'alert_time_limits',
      data.stations.slice(-1).map(({ id }) => ({
        station_id: id,
        id: 'alert-arrival',
        version: 2,
        seconds: { immediate: 600, urgent: 1500, normal: 3000, low: 14_400 },
        remind_seconds: 180,
      })),
    ],
    [
      'alert_repeat_rules',
      data.stations.slice(-1).map(({ id }) => ({ station_id: id, version: 2, days: 60, metres: null })),
    ],
  ];
}

/**
 * Makes what a station has filed in earlier years, in the database itself: a city's million are there in minutes. They are of
 * the kinds and places of those that are told in full, and have their intake and their filing in the timeline.
 */
export async function fileEarlierAlerts(
  kysely: Kysely<Schema>,
  { filedAlerts, alerts, now }: DemoData,
  report: (line: string) => void,
): Promise<void> {
  for (const { stationId, count } of filedAlerts) {
    if (count === 0) continue;
    report(`filing ${count} alerts of earlier years`);
    const told = alerts.filter((alert) => alert.stationId === stationId).map(({ id }) => id);
    // Over two years that end before the oldest that is told. Ids begin with the time, as those of every record do.
    const end = Date.parse(now) - 60 * 24 * 3_600_000;
    const step = Math.floor((700 * 24 * 3_600_000) / count);
    const least = 20_000;
    for (let from = 0; from < count; from += least) {
      const to = Math.min(count, from + least) - 1;
      await kysely.transaction().execute(async (transaction) => {
        await sql`
          create temporary table earlier on commit drop as
          select made.id, made.received_at, made.n, told.*
          from (
            select n, to_timestamp((${end}::double precision - n * ${step}::double precision) / 1000.0) as received_at,
              (lpad(to_hex((${end}::bigint - n * ${step}::bigint)), 12, '0') || '7'
                || substr(md5(${stationId} || ' alert ' || n), 1, 3) || '8'
                || substr(md5(${stationId} || ' alert ' || n), 4, 15))::uuid as id,
              (${told}::uuid[])[1 + n % ${told.length}] as told_id
            from generate_series(${from}::integer, ${to}::integer) as n
          ) as made
          join lateral (
            select priority, category, channel, summary, division_code, place_text, longitude, latitude, grid_cell, premises_id
            from alerts where alerts.station_id = ${stationId}::uuid and alerts.id = made.told_id
          ) as told on true`.execute(transaction);
        await sql`
          insert into record_stations (record_id, station_id) select id, ${stationId}::uuid from earlier`.execute(
          transaction,
        );
        await sql`
          insert into alerts (station_id, id, version, number, state, state_since, moved_at, priority, category, channel,
            summary, division_code, place_text, longitude, latitude, grid_cell, premises_id, received_at, acknowledged_at,
            closed_at, archived_at, closing, entries)
          select ${stationId}::uuid, id, 4, 'JQ-' || to_char(received_at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || (10000 + n),
            'archived', received_at + make_interval(days => 3), received_at + make_interval(days => 3), priority, category,
            channel, summary, division_code, place_text, longitude, latitude, grid_cell, premises_id, received_at,
            received_at + make_interval(secs => 40), received_at + make_interval(mins => 50),
            received_at + make_interval(days => 3),
            jsonb_build_object('outcome', 'settled-on-scene', 'note', '已处结', 'photographIds', '[]'::jsonb, 'mediationId', null,
              'at', to_char((received_at + make_interval(mins => 50)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'by', jsonb_build_object('role', 'officer', 'displayName', '示范民警')), 2
          from earlier`.execute(transaction);
        await sql`
          insert into alert_timeline (station_id, alert_id, ordinal, id, kind, at, recorded_at, from_state, to_state, unit_ids)
          select ${stationId}::uuid, id, step.ordinal,
            overlay(overlay(md5(id || ' entry ' || step.ordinal) placing '8' from 13) placing '8' from 17)::uuid,
            step.kind, received_at + make_interval(days => step.days), received_at + make_interval(days => step.days),
            step.before, step.after, '{}'
          from earlier, (values (1, 'received', 0, null, 'received'), (2, 'moved', 3, 'resolved', 'archived'))
            as step (ordinal, kind, days, before, after)`.execute(transaction);
      });
    }
  }
}
