/**
 * A count of a table as an edge of a flow that goes round: from its row to its column, along the totals of the columns to
 * the total of all, and along the totals of the rows back to the rows. What comes to a line also leaves it.
 */
export interface CountEdge {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Always shown. */
  readonly fixed: boolean;
  hidden: boolean;
}

/** Dearer than any table of counts: a zero is hidden only where nothing else can be. */
const costOfZero = 2 ** 40;

interface Step {
  readonly edge: CountEdge;
  readonly node: number;
}

/** By each node the edges that lead on from it. */
export type Steps = ReadonlyMap<number, readonly Step[]>;

/** The steps between the nodes: along an edge its count grows; against it the count shrinks, which a zero can't. */
export function stepsOf(edges: readonly CountEdge[]): Steps {
  const steps = new Map<number, Step[]>();
  const add = (node: number, step: Step): void => {
    const others = steps.get(node);
    if (others === undefined) steps.set(node, [step]);
    else others.push(step);
  };
  for (const edge of edges.filter(({ fixed }) => !fixed)) {
    add(edge.from, { edge, node: edge.to });
    if (edge.count > 0) add(edge.to, { edge, node: edge.from });
  }
  return steps;
}

/**
 * The counts that change when one changes by 1 and all sums stay: the round of the flow through it that shows the fewest
 * of them now, weighed by what they count. Null where there is none without a count that is always shown, or one below 0.
 *
 * The value of a hidden count can be computed exactly when no such round has hidden counts only (D. Gusfield, A Graph
 * Theoretic Approach to Statistical Data Security, SIAM J. Comput. 17, 1988). The path is E. W. Dijkstra's (1959).
 */
export function cheapestRound(steps: Steps, changed: CountEdge): CountEdge[] | null {
  const more = cheapestPath(steps, changed, changed.to, changed.from);
  const less = changed.count === 0 || more?.cost === 0 ? null : cheapestPath(steps, changed, changed.from, changed.to);
  if (more === null || less === null) return (more ?? less)?.path ?? null;
  return more.cost <= less.cost ? more.path : less.path;
}

function cheapestPath(
  steps: Steps,
  without: CountEdge,
  start: number,
  end: number,
): { cost: number; path: CountEdge[] } | null {
  const best = new Map<number, { cost: number; by: Step | null }>([[start, { cost: 0, by: null }]]);
  const done = new Set<number>();
  for (let node = nearestOf(best, done, end); node !== end; node = nearestOf(best, done, end)) {
    if (node === null) return null;
    done.add(node);
    const cost = best.get(node)?.cost ?? 0;
    for (const step of steps.get(node) ?? []) {
      const reached = cost + costOf(step.edge);
      if (step.edge !== without && reached < (best.get(step.node)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(step.node, { cost: reached, by: { edge: step.edge, node } });
      }
    }
  }
  const path: CountEdge[] = [];
  for (let by = best.get(end)?.by; by; by = best.get(by.node)?.by) path.push(by.edge);
  return { cost: best.get(end)?.cost ?? 0, path };
}

function costOf(edge: CountEdge): number {
  if (edge.hidden) return 0;
  return edge.count === 0 ? costOfZero : edge.count;
}

/** The node that was reached at the least cost, the end of the path before others. */
function nearestOf(best: ReadonlyMap<number, { cost: number }>, done: ReadonlySet<number>, end: number): number | null {
  let nearest = best.has(end) ? end : null;
  let least = best.get(end)?.cost ?? Number.POSITIVE_INFINITY;
  for (const [node, { cost }] of best) {
    if (done.has(node) || cost >= least) continue;
    nearest = node;
    least = cost;
  }
  return nearest;
}
