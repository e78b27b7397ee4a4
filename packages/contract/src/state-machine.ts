/**
 * One way from a state to another.
 *
 * Who may go it stands in the operation's record and only there (`callers`), as what its body must hold does.
 */
export interface Move<State extends string = string> {
  readonly from: readonly State[];
  readonly to: State;
  /** The id of the operation that makes the move; null where the server makes it when a time has come. */
  readonly operation: `${string}.${string}` | null;
  /** What must be on record before, by the names that the requirement explains. */
  readonly needs: readonly string[];
  /** Ids of the legal rules or time limits whose clock starts with the move. */
  readonly starts: readonly string[];
}

/** The life of a resource as a table that server, client and screens read. */
export interface StateMachine<State extends string = string, Name extends string = string> {
  readonly resource: string;
  readonly states: readonly State[];
  readonly initial: State;
  /** Ids of the legal rules or time limits whose clock starts when the record is made; none when absent. */
  readonly starts?: readonly string[];
  readonly moves: Readonly<Record<Name, Move<State>>>;
}

/**
 * Declares a state machine and keeps its literal types.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function stateMachine<const State extends string, const Name extends string>(
  machine: StateMachine<State, Name>,
): StateMachine<State, Name> {
  return machine;
}

/** The names of the moves that a state allows. An unknown state (of a later version) allows none. */
export function movesFrom<State extends string, Name extends string>(
  machine: StateMachine<State, Name>,
  state: string,
): readonly Name[] {
  return (Object.keys(machine.moves) as Name[]).filter((name) =>
    (machine.moves[name].from as readonly string[]).includes(state),
  );
}

/**
 * The state after a move; null where the state does not allow it.
 *
 * @example stateAfter(hazardStates, 'open', 'rectify') // 'rectified'
 */
export function stateAfter<State extends string, Name extends string>(
  machine: StateMachine<State, Name>,
  state: string,
  name: Name,
): State | null {
  const move = machine.moves[name];
  return (move.from as readonly string[]).includes(state) ? move.to : null;
}

/** The states that no move leaves. */
export function finalStates<State extends string>(machine: StateMachine<State>): readonly State[] {
  return machine.states.filter((state) => movesFrom(machine, state).length === 0);
}
