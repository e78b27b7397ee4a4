import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from '@wardkit/contract/operations';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What is unusual about a token, in seconds from now. */
interface TokenOptions {
  readonly ends?: number;
  readonly begins?: number;
  readonly audience?: string;
  /** Signed by a key that the issuer does not publish. */
  readonly foreignKey?: true;
}

/** An OpenID Connect issuer on this machine: it publishes its keys, and makes tokens for accounts of the demo. */
export interface TestIssuer {
  readonly issuer: string;
  /** The settings by which a server trusts it. */
  readonly settings: Readonly<Record<string, string>>;
  /** A token of an hour with every scope. */
  tokenFor(subject: string, options?: TokenOptions): Promise<string>;
  close(): void;
}

const audience = 'ward';

export async function startTestIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const { privateKey: foreignKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }];
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const scopes = [...new Set(Object.values(operations).flatMap(({ scope }) => (scope === null ? [] : [scope])))];
  return {
    issuer,
    settings: { WARDKIT_ISSUER: issuer, WARDKIT_JWKS_URL: `${issuer}/jwks`, WARDKIT_AUDIENCE: audience },
    tokenFor(subject, options = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(options.audience ?? audience)
        .setNotBefore(now + (options.begins ?? -1))
        .setExpirationTime(now + (options.ends ?? 3600))
        .sign(options.foreignKey === true ? foreignKey : privateKey);
    },
    close: () => server.close(),
  };
}
