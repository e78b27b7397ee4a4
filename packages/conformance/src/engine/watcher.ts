import type { OperationRecord } from '@wardkit/contract/operation';
import type { RequirementId } from '@wardkit/contract/requirements';
import { requestIdOf } from './answer.ts';
import { type Exchange, nameOf } from './exchange.ts';
import { Tally } from './tally.ts';
import { Violation } from './violation.ts';

/** Looks at every answer of a run, whatever it was asked for. */
export interface Watcher {
  readonly requirement: RequirementId;
  /** What is shown, as the report says it. */
  readonly title: string;
  /** Where it is told, it only counts while a claimed operation is of this kind. */
  readonly among?: (operation: OperationRecord) => boolean;
  /** Whether it has something to say about this exchange. */
  concerns(exchange: Exchange): boolean;
  /** @throws {Violation} */
  look(exchange: Exchange): void;
}

/** What a watcher saw. */
export interface Sightings {
  readonly watcher: Watcher;
  seen: number;
  wrong: number;
  /** The first violations, by what they are about. */
  readonly violations: Map<string, Violation>;
}

const mostKept = 5;

/** Shows every exchange to every watcher and keeps what they find. */
export class Watch {
  readonly tally = new Tally();
  readonly sightings: readonly Sightings[];

  constructor(watchers: readonly Watcher[]) {
    this.sightings = watchers.map((watcher) => ({ watcher, seen: 0, wrong: 0, violations: new Map() }));
  }

  show(exchange: Exchange): void {
    this.tally.add(exchange);
    for (const sighting of this.sightings) {
      if (!sighting.watcher.concerns(exchange)) continue;
      sighting.seen += 1;
      try {
        sighting.watcher.look(exchange);
      } catch (cause) {
        if (!(cause instanceof Violation)) throw cause;
        sighting.wrong += 1;
        const name = nameOf(exchange);
        if (sighting.violations.size === mostKept || sighting.violations.has(name)) continue;
        const came = cause.came + requestIdOf(exchange.answer.headers);
        sighting.violations.set(name, new Violation(cause.expected, came));
      }
    }
  }
}
