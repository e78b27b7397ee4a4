import { type LookupAddress, type LookupOptions, lookup, promises } from 'node:dns';
import type { ReceiverRules } from './receiver-rules.ts';

/** Finds the addresses of a host, as `dns.lookup` does with `all`. */
export type Resolve = (
  host: string,
  options: LookupOptions,
  done: (cause: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const queryMilliseconds = 4000;

/**
 * Asks the name servers themselves for the names of receivers: the system's own way waits in a few threads that all of the
 * process shares, so that one slow name server would hold up everybody. Hosts that the operator has listed may be known to
 * the system alone, and are asked of it.
 *
 * @param signal ends what is still asked when the attempt ends
 */
export function resolveFor(rules: ReceiverRules, signal: AbortSignal): Resolve {
  return (host, options, done) => {
    if (rules.isListedName(host)) {
      lookup(host, { ...options, all: true }, done);
      return;
    }
    const resolver = new promises.Resolver({ timeout: queryMilliseconds, tries: 1 });
    const cancel = () => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]).then(([four, six]) => {
      signal.removeEventListener('abort', cancel);
      const found = [
        ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 })),
        ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 })),
      ];
      const cause = four.status === 'rejected' ? (four.reason as NodeJS.ErrnoException) : null;
      done(found.length === 0 ? (cause ?? new Error('no address')) : null, found);
    });
  };
}
