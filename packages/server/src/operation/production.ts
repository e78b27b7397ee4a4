import { placeholderPlateBase, type ServerConfig } from '../config.ts';
import { StartFailure } from '../start-failure.ts';

/**
 * A plate is printed on metal: its address can't be taken back.
 *
 * @throws {StartFailure} when plates of a server in production would lead nowhere
 */
export function requirePlateBase({ isProduction, plateBase }: ServerConfig): void {
  if (!isProduction || plateBase !== placeholderPlateBase) return;
  throw new StartFailure(
    `WARDKIT_PLATE_BASE is not set, and plates would be printed with ${placeholderPlateBase}, which leads nowhere. Set the address under which your portal shows what a plate says, such as https://ward.city.example/D/.`,
  );
}

/** What a server in production may be started without, but seldom on purpose: for the log. */
export function likelySlips({ isProduction, development, trustedIssuers, databaseUrl }: ServerConfig): string[] {
  if (!isProduction || development) return [];
  const slips: string[] = [];
  if (trustedIssuers.length === 0) {
    slips.push(
      'no identity provider is set, so nobody can sign in: WARDKIT_ISSUER, WARDKIT_JWKS_URL, WARDKIT_AUDIENCE',
    );
  }
  if (databaseUrl === null) {
    slips.push('DATABASE_URL is not set: the embedded database is used, which survives no loss of power');
  }
  return slips;
}
