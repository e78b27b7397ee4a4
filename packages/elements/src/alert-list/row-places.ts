/**
 * Where each row of a long list stands: ids in their order, the height of each in whole pixels, and the sums of them.
 *
 * Own code after measuring @tanstack/virtual-core 3.19.11, the first candidate: with 100,000 rows it took 13 to 20 ms to
 * take in one height or three new rows (it asks a map for each row anew), which is more than a frame while one scrolls over
 * rows that were not measured yet; it is 9.9 kB of the 24 kB that a widget may have; and it anchors to an edge of the list
 * and not to a row. Here the sums after a change cost one pass over numbers. `npm run bench:list` measures both.
 */
export class RowPlaces {
  /** The height of a row that was not measured yet. */
  readonly estimate: number;
  #ids: string[] = [];
  #heights: number[] = [];
  #starts = new Float64Array(256);
  /** So many starts are right; those after are computed when they are asked for. */
  #sound = 1;

  /** @param estimate pixels */
  constructor(estimate: number) {
    this.estimate = estimate;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  get count(): number {
    return this.#ids.length;
  }

  /** The height of all rows, pixels. */
  get total(): number {
    return this.startOf(this.count);
  }

  /** Puts rows in, the first of them at an index from 0 to `count`. */
  insert(at: number, ids: readonly string[]): void {
    if (ids.length === 1) {
      this.#ids.splice(at, 0, ...ids);
      this.#heights.splice(at, 0, this.estimate);
    } else {
      const heights = new Array<number>(ids.length).fill(this.estimate);
      // A call with a hundred thousand arguments would not be made.
      this.#ids = [...this.#ids.slice(0, at), ...ids, ...this.#ids.slice(at)];
      this.#heights = [...this.#heights.slice(0, at), ...heights, ...this.#heights.slice(at)];
    }
    this.#soundTo(at);
  }

  remove(at: number): void {
    this.#ids.splice(at, 1);
    this.#heights.splice(at, 1);
    this.#soundTo(at);
  }

  /** Another order, or other rows: those that were measured keep their heights. */
  replace(ids: readonly string[]): void {
    const known = new Map(this.#ids.map((id, at) => [id, this.#heights[at] ?? this.estimate]));
    this.#ids = [...ids];
    this.#heights = ids.map((id) => known.get(id) ?? this.estimate);
    this.#soundTo(0);
  }

  /** Takes in what a row measures. */
  measure(at: number, height: number): void {
    if (this.#heights[at] === height) return;
    this.#heights[at] = height;
    this.#soundTo(at);
  }

  heightOf(at: number): number {
    return this.#heights[at] ?? 0;
  }

  /** Pixels from the top of the list to the top of a row; for `count` to the end of the last. */
  startOf(at: number): number {
    if (at >= this.#sound) this.#sumUp();
    return this.#starts[at] ?? 0;
  }

  /** The row at so many pixels from the top: the first before it, the last after the end, -1 where there is none. */
  at(offset: number): number {
    if (this.count === 0) return -1;
    this.#sumUp();
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #soundTo(at: number): void {
    this.#sound = Math.min(this.#sound, at + 1);
  }

  #sumUp(): void {
    const { count } = this;
    if (this.#sound > count) return;
    if (this.#starts.length <= count) {
      const longer = new Float64Array(2 * count + 2);
      longer.set(this.#starts);
      this.#starts = longer;
    }
    const starts = this.#starts;
    const heights = this.#heights;
    let sum = starts[this.#sound - 1] ?? 0;
    for (let at = this.#sound; at <= count; at += 1) {
      sum += heights[at - 1] ?? 0;
      starts[at] = sum;
    }
    this.#sound = count + 1;
  }
}
