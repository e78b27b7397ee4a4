import { allOperations } from '@wardkit/contract/operations';
import { SignJWT } from 'jose';
import { developmentIssuer } from '../access/development-issuer.ts';
import { testKeys, type World } from './world.ts';

/** A token of somebody whom the issuer knows, whether or not a station does; with every scope there is unless one is given. */
export function identityToken(world: World, subject: string, scope?: string): Promise<string> {
  const scopes = new Set(allOperations.flatMap((operation) => (operation.scope === null ? [] : [operation.scope])));
  return new SignJWT({ scope: scope ?? [...scopes].join(' ') })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(developmentIssuer)
    .setAudience('wardkit')
    .setSubject(subject)
    .setExpirationTime(Math.floor(world.clock.time.getTime() / 1000) + 6 * 3600)
    .sign(testKeys.signingKey('development-issuer').privateKey);
}
