import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** An OpenID Connect provider of the tests' own: the reference server trusts it, and it makes tokens that must be refused. */
export interface Issuer {
  /** What the reference server is started with so that it trusts this issuer. */
  readonly environment: Readonly<Record<string, string>>;
  /** A token for a subject, with claims that go before the usual. */
  token(claims: Readonly<Record<string, unknown>>, key?: KeyObject): string;
  /** Entries of an accounts file. */
  refusedTokens(): readonly { refused: string; token: string }[];
  close(): Promise<void>;
}

const audience = 'wardkit';

/** Starts an issuer on a free port. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }] };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const token: Issuer['token'] = (claims, key = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: url, aud: audience, sub: 'nobody', scope: 'session:read', iat: now, exp: now + 600 };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'ES256', typ: 'JWT', kid: 'one' })}.${part({ ...usual, ...claims })}`;
    const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  };
  return {
    environment: { WARDKIT_ISSUER: url, WARDKIT_JWKS_URL: `${url}/jwks`, WARDKIT_AUDIENCE: audience },
    token,
    refusedTokens() {
      const now = Math.floor(Date.now() / 1000);
      return [
        { refused: 'expired', token: token({ exp: now - 120 }) },
        { refused: 'not-yet-valid', token: token({ nbf: now + 300 }) },
        { refused: 'other-audience', token: token({ aud: 'another' }) },
        { refused: 'other-key', token: token({}, other.privateKey) },
      ];
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
