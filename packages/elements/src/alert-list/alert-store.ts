import type { Alert } from '@wardkit/contract/alert';
import { type AlertHead, headOf } from '../alerts/alert.state.ts';
import { type AlertFilters, plainFilters } from './alert-list.state.ts';
import { compareBy, compareStanding, fits } from './alert-order.ts';
import { RowPlaces } from './row-places.ts';

/** A row that was not measured yet, pixels; what is wrong about it is put right when it comes into sight. */
const usualHeight = 76;

/**
 * The alerts that were loaded or heard of, and the order in which they are listed. What is looked at never moves: what comes
 * in above it is counted as new, what would come between the rows in sight waits, what fits no more stays until it is out of
 * sight, and a row whose place in the order changed keeps the one it has.
 */
export class AlertStore {
  readonly places = new RowPlaces(usualHeight);
  /** Where the order of what is in sight is not the sort's any more. */
  isOrderOld = false;
  readonly #now: () => number;
  #filters: AlertFilters = plainFilters;
  readonly #alerts = new Map<string, Alert>();
  /** What events told that is newer than what was read. */
  readonly #heard = new Map<string, AlertHead>();
  /** How an alert is drawn while a change of it is on its way. */
  readonly #drawn = new Map<string, Alert>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #shown = new Set<string>();
  readonly #leaving = new Set<string>();
  readonly #unseen = new Set<string>();
  readonly #waiting = new Set<string>();
  #inSight = { first: 0, last: -1 };
  #held: ReadonlySet<string> = new Set();

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many new ones nobody has seen yet. */
  get newCount(): number {
    return this.#unseen.size + this.#waiting.size;
  }

  /** The most urgent of the new ones, as their priorities. */
  get newPriorities(): string[] {
    return [...this.#unseen, ...this.#waiting].flatMap((id) => this.head(id)?.priority ?? []);
  }

  /** Every alert that fits and is listed now, in order. */
  get ids(): readonly string[] {
    return this.places.ids;
  }

  head(id: string): AlertHead | null {
    const alert = this.#drawn.get(id) ?? this.#alerts.get(id);
    const heard = this.#heard.get(id);
    if (heard !== undefined && (alert === undefined || heard.version > alert.version)) return heard;
    return alert === undefined ? null : headOf(alert);
  }

  alert(id: string): Alert | null {
    return this.#drawn.get(id) ?? this.#alerts.get(id) ?? null;
  }

  isLeaving(id: string): boolean {
    return this.#leaving.has(id);
  }

  /** Whether what was read is older than what was heard. */
  isBehind(id: string): boolean {
    return (this.#heard.get(id)?.version ?? 0) > (this.#alerts.get(id)?.version ?? 0);
  }

  /** How many alerts of its group were loaded and fit; 1 for one that is in none. */
  loadedInGroup(id: string): number {
    const { repeatId = null } = this.alert(id) ?? {};
    return repeatId === null ? 1 : Math.max(1, this.#groups.get(repeatId)?.size ?? 1);
  }

  /** Where it is listed; -1 where it is not. */
  indexOf(id: string): number {
    const head = this.head(id);
    const at = head === null ? -1 : this.#lowerBound(head);
    if (this.places.ids[at] === id) return at;
    // Its place in the order changed while it was looked at.
    return this.places.ids.indexOf(id);
  }

  /** Forgets all and lists what other filters keep. */
  begin(filters: AlertFilters): void {
    this.#filters = filters;
    for (const map of [this.#alerts, this.#heard, this.#drawn, this.#groups]) map.clear();
    for (const set of [this.#shown, this.#leaving, this.#unseen, this.#waiting]) set.clear();
    this.places.replace([]);
    this.#inSight = { first: 0, last: -1 };
    this.isOrderOld = false;
  }

  /**
   * Takes in what was read. An older version than is known is left.
   *
   * @param isNew whether somebody who looks at the list has not seen them: true for what came while they looked
   */
  take(alerts: readonly Alert[], isNew: boolean): void {
    const fresh: string[] = [];
    for (const alert of alerts) {
      const before = this.#alerts.get(alert.id);
      if (before !== undefined && before.version > alert.version) continue;
      this.#alerts.set(alert.id, alert);
      if ((this.#heard.get(alert.id)?.version ?? 0) <= alert.version) this.#heard.delete(alert.id);
      this.#regroup(alert.id, before?.repeatId ?? null, alert.repeatId);
      fresh.push(alert.id);
    }
    this.#place(fresh, isNew);
  }

  /** Takes in what an event told. @returns whether it was news */
  hear(heard: AlertHead): boolean {
    const before = this.head(heard.id);
    if (before !== null && before.version >= heard.version) return false;
    this.#heard.set(heard.id, heard);
    this.#place([heard.id], true);
    return true;
  }

  /** Draws an alert as it will be; null draws it as it is. */
  draw(id: string, alert: Alert | null): void {
    if (alert === null) this.#drawn.delete(id);
    else this.#drawn.set(id, alert);
    this.#place([id], false);
  }

  /**
   * What was read anew of a stretch of time is all that there is: others that are listed from it fit no more.
   *
   * @param from milliseconds since 1970, as `until`; both included
   * @returns those that somebody looks at: they stay until it is known what became of them
   */
  confirm(from: number, until: number, present: ReadonlySet<string>): string[] {
    const doubtful: string[] = [];
    for (const id of [...this.#shown, ...this.#waiting]) {
      const at = Date.parse(this.head(id)?.receivedAt ?? '');
      if (at < from || at > until || present.has(id)) continue;
      if (this.#shown.has(id) && this.#isLookedAt(id)) doubtful.push(id);
      else this.forget(id);
    }
    return doubtful;
  }

  /** It is not there any more, or not for this caller. */
  forget(id: string): void {
    this.#waiting.delete(id);
    if (this.#shown.has(id)) this.#remove(id);
    this.#groups.get(this.#alerts.get(id)?.repeatId ?? '')?.delete(id);
    for (const map of [this.#alerts, this.#heard, this.#drawn]) map.delete(id);
  }

  /**
   * What is in sight now, and which rows are held on to besides (the one that has the focus, the one that is open).
   * @returns whether the list changed by it
   */
  see(first: number, last: number, held: ReadonlySet<string>): boolean {
    this.#inSight = { first, last };
    this.#held = held;
    for (let at = first; at <= last && this.#unseen.size > 0; at += 1) this.#unseen.delete(this.places.ids[at] ?? '');
    let changed = false;
    for (const id of [...this.#leaving]) {
      if (this.#isLookedAt(id)) continue;
      this.#remove(id);
      changed = true;
    }
    for (const id of [...this.#waiting]) {
      const before = this.#waiting.size;
      this.#waiting.delete(id);
      this.#insert([id], true);
      changed ||= this.#waiting.size < before;
    }
    return changed;
  }

  /** Lists all as it should be, also what is in sight: somebody asked for it. */
  settle(): void {
    this.#inSight = { first: 0, last: -1 };
    this.#held = new Set();
    for (const id of [...this.#leaving]) this.#remove(id);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    this.#insert(waiting, false);
    this.#unseen.clear();
    // The time of a call stays as it is; what other sorts go by may have changed in sight.
    if (this.#filters.sort !== 'newest') this.#sort();
    this.isOrderOld = false;
  }

  #sort(): void {
    const compare = compareBy[this.#filters.sort];
    const heads = this.places.ids.flatMap((id) => this.head(id) ?? []);
    this.places.replace(heads.sort(compare).map(({ id }) => id));
  }

  #regroup(id: string, before: string | null, now: string | null): void {
    if (before !== null && before !== now) {
      const group = this.#groups.get(before);
      group?.delete(id);
      if (group !== undefined) this.#place([...group], false);
    }
    if (now === null) return;
    const group = this.#groups.get(now) ?? new Set();
    this.#groups.set(now, group.add(id));
  }

  /** Whether an alert fits, and stands for its group: one row for all alerts of one place or matter, the weightiest of them. */
  #isWanted(id: string): boolean {
    const head = this.head(id);
    if (head === null || !this.#fits(id, head)) return false;
    const group = this.#groups.get(this.alert(id)?.repeatId ?? '');
    if (group === undefined) return true;
    for (const other of group) {
      const rival = other === id ? null : this.head(other);
      if (rival !== null && compareStanding(rival, head) < 0 && this.#fits(other, rival)) return false;
    }
    return true;
  }

  #fits(id: string, head: AlertHead): boolean {
    return fits(head, this.alert(id)?.repeatId ?? null, this.#filters, this.#now());
  }

  /** Puts what was read or heard where it belongs, with the others of its group. */
  #place(ids: readonly string[], isNew: boolean): void {
    const touched = new Set(ids);
    for (const id of ids) {
      for (const other of this.#groups.get(this.alert(id)?.repeatId ?? '') ?? []) touched.add(other);
    }
    const coming: string[] = [];
    for (const id of touched) {
      const isWanted = this.#isWanted(id);
      if (!isWanted) {
        this.#waiting.delete(id);
        if (this.#shown.has(id)) this.#dismiss(id);
      } else if (this.#shown.has(id)) {
        this.#leaving.delete(id);
        this.#move(id);
      } else if (!this.#waiting.has(id)) coming.push(id);
    }
    this.#insert(coming, isNew);
  }

  /** It fits no more: it goes at once, or as soon as nobody looks at it. */
  #dismiss(id: string): void {
    if (this.#isLookedAt(id)) this.#leaving.add(id);
    else this.#remove(id);
  }

  #isLookedAt(id: string): boolean {
    if (this.#held.has(id)) return true;
    const { first, last } = this.#inSight;
    if (last < first) return false;
    for (let at = first; at <= last; at += 1) if (this.places.ids[at] === id) return true;
    return false;
  }

  #remove(id: string): void {
    const at = this.indexOf(id);
    if (at >= 0) {
      this.places.remove(at);
      this.#inSight = this.#without(at);
    }
    this.#shown.delete(id);
    this.#leaving.delete(id);
    this.#unseen.delete(id);
  }

  /** Only in the sorts by what may change: the time of the call stays. */
  #move(id: string): void {
    const head = this.head(id);
    if (this.#filters.sort === 'newest' || head === null) return;
    const at = this.places.ids.indexOf(id);
    const compare = compareBy[this.#filters.sort];
    const [above, below] = [this.#headAt(at - 1), this.#headAt(at + 1)];
    const isRight = (above === null || compare(above, head) < 0) && (below === null || compare(head, below) < 0);
    if (isRight) return;
    const others = this.places.ids.filter((each) => each !== id);
    const place = lowerBound(others, (each) => this.head(each), head, compare);
    const { first, last } = this.#without(at);
    if (this.#isLookedAt(id) || (place > first && place <= last)) {
      this.isOrderOld = true;
      return;
    }
    this.places.replace([...others.slice(0, place), id, ...others.slice(place)]);
    this.#inSight = place <= first && last >= first ? { first: first + 1, last: last + 1 } : { first, last };
  }

  /** What is in sight after the row at an index was taken out. */
  #without(at: number): { first: number; last: number } {
    const { first, last } = this.#inSight;
    return { first: at < first ? first - 1 : first, last: at <= last ? last - 1 : last };
  }

  #insert(ids: readonly string[], isNew: boolean): void {
    const compare = compareBy[this.#filters.sort];
    const heads = this.#sorted(ids);
    const [first] = heads;
    const end = this.#headAt(this.places.count - 1);
    const atEnd: string[] = [];
    // A page that goes on where the list ends is put there as it is.
    if (first !== undefined && (end === null || compare(end, first) < 0)) {
      for (const { id } of heads.splice(0)) atEnd.push(id);
    }
    for (const head of heads) {
      const tail = this.#headAt(this.places.count - 1);
      if (tail === null || compare(tail, head) < 0) {
        atEnd.push(head.id);
        continue;
      }
      const at = this.#lowerBound(head);
      const { first, last } = this.#inSight;
      if (at > first && at <= last) {
        this.#waiting.add(head.id);
        continue;
      }
      this.places.insert(at, [head.id]);
      this.#shown.add(head.id);
      if (at <= first && last >= first) {
        this.#inSight = { first: first + 1, last: last + 1 };
        if (isNew) this.#unseen.add(head.id);
      }
    }
    if (atEnd.length === 0) return;
    this.places.insert(this.places.count, atEnd);
    for (const id of atEnd) this.#shown.add(id);
  }

  /** In order; by the time of the call each is read once, or a hundred thousand would take seconds. */
  #sorted(ids: readonly string[]): AlertHead[] {
    const heads = ids.flatMap((id) => this.head(id) ?? []);
    if (this.#filters.sort !== 'newest') return heads.sort(compareBy[this.#filters.sort]);
    const keyed = heads.map((head) => ({ head, at: Date.parse(head.receivedAt) }));
    keyed.sort((one, other) => other.at - one.at || compareBy.newest(one.head, other.head));
    return keyed.map(({ head }) => head);
  }

  #headAt(at: number): AlertHead | null {
    const id = this.places.ids[at];
    return id === undefined ? null : this.head(id);
  }

  #lowerBound(head: AlertHead): number {
    return lowerBound(this.places.ids, (id) => this.head(id), head, compareBy[this.#filters.sort]);
  }
}

/** What the list needs of an alert to put it in its place. */
function lowerBound(
  ids: readonly string[],
  headOfId: (id: string) => AlertHead | null,
  wanted: AlertHead,
  compare: (one: AlertHead, other: AlertHead) => number,
): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const head = headOfId(ids[middle] ?? '');
    if (head !== null && compare(head, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
