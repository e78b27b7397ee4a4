import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Bits of an IPv6 address that one household or company has for itself. */
const ownNetworkBits = 64;

/** Addresses that are remembered. */
const mostDirect = 1000;

/** Says where calls come from, also where proxies of the operator's stand before the server. */
export class CallerAddress {
  readonly #proxies: readonly [Address, number][];
  /** What was found for those who call without a proxy: the same few connections bring many calls. */
  readonly #direct = new Map<string, string>();

  /** @param proxies addresses and networks in CIDR form */
  constructor(proxies: readonly string[]) {
    this.#proxies = proxies.map((each) => {
      if (each.includes('/')) return ipaddr.parseCIDR(each);
      const address = ipaddr.process(each);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    });
  }

  /**
   * The address that a call is counted for. From a known proxy it is the last entry of `X-Forwarded-For` that no known proxy
   * is; what stands before that entry anybody may have written. Of an IPv6 address it is the network.
   *
   * @param peer who is connected
   * @example new CallerAddress(['10.0.0.0/8']).of('10.0.0.1', '198.51.100.7') // '198.51.100.7'
   */
  of(peer: string, forwardedFor: string | null): string {
    if (forwardedFor !== null) return this.#find(peer, forwardedFor);
    const known = this.#direct.get(peer);
    if (known !== undefined) return known;
    const found = this.#find(peer, null);
    if (this.#direct.size >= mostDirect) this.#direct.clear();
    this.#direct.set(peer, found);
    return found;
  }

  #find(peer: string, forwardedFor: string | null): string {
    let address = parse(peer);
    if (address === null) return peer;
    const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
    while (this.#isProxy(address)) {
      const before = parse(hops.pop() ?? '');
      if (before === null) break;
      address = before;
    }
    if (address.kind() === 'ipv4') return address.toString();
    return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${ownNetworkBits}`).toString();
  }

  #isProxy(address: Address): boolean {
    return this.#proxies.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network as ipaddr.IPv6, bits),
    );
  }
}

function parse(text: string): Address | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}
