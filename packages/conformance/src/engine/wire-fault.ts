/** What went wrong on the way, by kind. */
export type WireFaultKind =
  | 'refused'
  | 'unknown-host'
  | 'certificate'
  | 'reset'
  | 'slow'
  | 'broken-off'
  | 'no-http'
  | 'too-large'
  | 'interrupted'
  | 'other';

/** An exchange that came to no whole answer. The message is a part of a sentence and holds no address and no token. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly kind: WireFaultKind;

  constructor(kind: WireFaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|SSL|EPROTO/;

/** Says in plain words what a socket's error means. */
export function wireFaultOf(cause: unknown): WireFault {
  if (cause instanceof WireFault) return cause;
  const code = String((cause as { code?: unknown } | null)?.code ?? '');
  if (code === 'ECONNREFUSED') return new WireFault('refused', 'nothing listens there');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new WireFault('unknown-host', 'its host name is not known');
  if (code.startsWith('HPE_')) return new WireFault('no-http', 'it answered with something that is no HTTP');
  if (code === 'ETIMEDOUT') return new WireFault('slow', 'it did not answer in time');
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return new WireFault('refused', 'its network cannot be reached');
  if (code === 'ECONNRESET' || code === 'EPIPE') return new WireFault('reset', 'it cut the connection');
  if (certificateCodes.test(code)) return new WireFault('certificate', `its certificate is not trusted (${code})`);
  return new WireFault('other', `the connection failed (${code || 'no reason told'})`);
}
