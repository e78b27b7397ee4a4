import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What is wrong with the address of a receiver. */
export type ReceiverFault = 'not-https' | 'names-a-user';

/**
 * Where webhooks may go: to https at public addresses, and to what the operator of the server has listed. Whoever may
 * subscribe could otherwise make the server call what only the server can reach.
 */
export class ReceiverRules {
  readonly #names: ReadonlySet<string>;
  readonly #networks: readonly [Address, number][];

  /**
   * @param listed host names, addresses, and networks in CIDR form
   * @throws {RangeError} naming the first entry that is none of these
   * @example new ReceiverRules(['hooks.intern.example', '10.20.0.0/16'])
   */
  constructor(listed: readonly string[]) {
    const names = new Set<string>();
    const networks: [Address, number][] = [];
    for (const entry of listed) {
      const plain = withoutBrackets(entry).toLowerCase();
      if (ipaddr.isValid(plain)) {
        const address = ipaddr.process(plain);
        networks.push([address, address.kind() === 'ipv4' ? 32 : 128]);
      } else if (ipaddr.isValidCIDR(plain)) networks.push(ipaddr.parseCIDR(plain));
      else if (/^(?=.{1,253}$)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(plain)) names.add(plain);
      else throw new RangeError(entry);
    }
    this.#names = names;
    this.#networks = networks;
  }

  /** What forbids an address as a receiver's; null where nothing does. Which addresses it leads to is seen later. */
  faultOf(url: URL): ReceiverFault | null {
    if (url.username !== '' || url.password !== '') return 'names-a-user';
    return url.protocol === 'https:' || this.#isListed(hostOf(url)) ? null : 'not-https';
  }

  /**
   * Whether a connection to an address may be made for a host.
   *
   * @param address as a resolver gives it; IPv4 inside IPv6 is judged as the IPv4 address that it is
   */
  mayConnect(host: string, address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return this.#names.has(host.toLowerCase()) || this.#isInListedNetwork(parsed) || isPublic(parsed);
  }

  /** Whether the operator has listed a host by its name. */
  isListedName(host: string): boolean {
    return this.#names.has(host.toLowerCase().replace(/\.$/, ''));
  }

  #isListed(host: string): boolean {
    return this.#names.has(host) || (ipaddr.isValid(host) && this.#isInListedNetwork(ipaddr.process(host)));
  }

  #isInListedNetwork(address: Address): boolean {
    return this.#networks.some(([network, bits]) => {
      return network.kind() === address.kind() && address.match(network, bits);
    });
  }
}

/** All that is assigned of IPv6 for the public so far (IANA, RFC 4291); what has no name outside of it is not reachable. */
const publicIPv6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(...publicIPv6);
}

/** The host of an address without the brackets of IPv6 and the dot of a full name. */
export function hostOf(url: URL): string {
  return withoutBrackets(url.hostname).toLowerCase().replace(/\.$/, '');
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
