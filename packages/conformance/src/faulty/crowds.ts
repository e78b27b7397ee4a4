import type { Fault, Middleware } from './fault.ts';

/** The most faults of one crowd. */
const most = 9;

/** A server with several faults: the kit must find each of them and nothing else. */
function crowdOf(faults: readonly Fault[]): Fault {
  return {
    name: faults.map(({ name }) => name).join(', '),
    breaks: faults.flatMap(({ breaks }) => breaks),
    start() {
      const parts = faults.map((fault) => fault.start());
      const middleware: Middleware = (asked, pass) =>
        parts.reduceRight((next, part) => () => part(asked, next), pass)();
      middleware.close = () => {
        for (const part of parts) part.close?.();
      };
      return middleware;
    },
  };
}

/** Puts faults together so that no two of a crowd break the same rule. */
export function crowdsOf(faults: readonly Fault[]): readonly Fault[] {
  const crowds: Fault[][] = [];
  for (const fault of faults) {
    const crowd = crowds.find((each) => each.length < most && !each.some((other) => isAlike(other, fault)));
    if (crowd === undefined) crowds.push([fault]);
    else crowd.push(fault);
  }
  return crowds.map(crowdOf);
}

function isAlike(one: Fault, other: Fault): boolean {
  return one.breaks.some((id) => other.breaks.includes(id));
}
