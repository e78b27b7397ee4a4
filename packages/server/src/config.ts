import { resolve } from 'node:path';
import { StartFailure } from './start-failure.ts';
import { ReceiverRules } from './webhooks/receiver-rules.ts';

/** The amount of demo data: `small` starts within seconds, `town` is what one station has. */
export type DemoScale = 'small' | 'town';

/** An OpenID Connect issuer whose access tokens are accepted. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database, the attachments and the key file. */
  readonly dataFolder: string;
  /** Set: PostgreSQL; absent: PGlite in the data folder. */
  readonly databaseUrl: string | null;
  /** The development issuer and its sign-in routes. */
  readonly development: boolean;
  /** Demo data to load into an empty database, or null for none. */
  readonly seedScale: DemoScale | null;
  readonly plateBase: string;
  /**
   * The origins that callers reach the server by; the first is the one that it names itself by. Without any it goes by
   * what each request says, and takes only localhost and numeric addresses.
   */
  readonly publicOrigins: readonly string[];
  /** Origins of pages on other hosts that may call the API. */
  readonly allowedOrigins: readonly string[];
  readonly trustedIssuers: readonly TrustedIssuer[];
  /** How long an attempt to deliver a webhook may take. */
  readonly webhookSeconds: number;
  /** Host names, addresses and networks that webhooks may go to although they are private or not https. */
  readonly webhookHosts: readonly string[];
  /** JSON of a key file; null: `keys.json` in the data folder. */
  readonly keyRing: string | null;
  readonly validateAnswers: boolean;
  /** Requests a minute that one caller may make. */
  readonly requestsPerMinute: number;
  /** Seconds of silence after which a stream says that it is alive. */
  readonly heartbeatSeconds: number;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const postgresVariables = ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'] as const;
const requiredPostgresVariables = ['PGHOST', 'PGUSER', 'PGDATABASE'] as const;

/**
 * Reads the server's configuration from environment variables.
 *
 * @param environment usually `process.env`
 * @returns the configuration, complete
 * @throws {StartFailure} naming the variable that is wrong or missing
 * @example readConfig({ PORT: '8080', WARDKIT_DEV: '1' })
 */
export function readConfig(environment: Environment): ServerConfig {
  const value = (name: string): string | null => environment[name]?.trim() || null;
  const databaseUrl = readDatabaseUrl(environment);
  const wantsDevelopment = readSwitch(environment, 'WARDKIT_DEV');
  if (databaseUrl !== null && wantsDevelopment) {
    throw new StartFailure(
      'WARDKIT_DEV=1 and a PostgreSQL database are both set. The development sign-in lets anyone in, so it never runs on a real database: unset WARDKIT_DEV, or unset the database variables to use the embedded one.',
    );
  }
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: readInteger(environment, 'PORT', 8787, 0, 65_535),
    dataFolder: resolve(value('WARDKIT_DATA') ?? '.wardkit'),
    databaseUrl,
    development: wantsDevelopment,
    seedScale: databaseUrl === null && wantsDevelopment ? readScale(value('WARDKIT_SCALE') ?? 'small') : null,
    plateBase: readPlateBase(value('WARDKIT_PLATE_BASE') ?? 'https://ward.example/D/'),
    publicOrigins: readOrigins('WARDKIT_URL', value('WARDKIT_URL')),
    allowedOrigins: readOrigins('WARDKIT_ORIGINS', value('WARDKIT_ORIGINS')),
    trustedIssuers: readIssuer(environment),
    webhookSeconds: readInteger(environment, 'WARDKIT_WEBHOOK_SECONDS', 15, 1, 15),
    webhookHosts: [...readWebhookHosts(value('WARDKIT_WEBHOOK_HOSTS')), ...(wantsDevelopment ? thisMachine : [])],
    keyRing: value('WARDKIT_KEYS'),
    validateAnswers: value('NODE_ENV') !== 'production',
    requestsPerMinute: readInteger(environment, 'WARDKIT_RATE', 1200, 1, 1_000_000),
    heartbeatSeconds: readInteger(environment, 'WARDKIT_HEARTBEAT', 15, 1, 15),
    logLevel: readLogLevel(value('WARDKIT_LOG') ?? 'info'),
  };
}

/** @throws {StartFailure} when the text is no scale */
export function readScale(text: string): DemoScale {
  if (text === 'small' || text === 'town') return text;
  throw new StartFailure(`The scale is "${text}", but it must be small or town.`);
}

function readDatabaseUrl(environment: Environment): string | null {
  const url = environment.DATABASE_URL?.trim();
  if (url) {
    if (!/^postgres(ql)?:\/\//.test(url)) {
      throw new StartFailure('DATABASE_URL must begin with postgres:// or postgresql://. Correct it, or unset it.');
    }
    return url;
  }
  const set = postgresVariables.filter((name) => environment[name]?.trim());
  if (set.length === 0) return null;
  const missing = requiredPostgresVariables.filter((name) => !set.includes(name));
  if (missing.length > 0) {
    throw new StartFailure(
      `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not. Set all of them (or DATABASE_URL) to use PostgreSQL, or unset them to use the embedded database.`,
    );
  }
  const read = (name: string, otherwise = '') => encodeURIComponent(environment[name]?.trim() || otherwise);
  const password = environment.PGPASSWORD ? `:${read('PGPASSWORD')}` : '';
  return `postgresql://${read('PGUSER')}${password}@${read('PGHOST')}:${read('PGPORT', '5432')}/${read('PGDATABASE')}`;
}

function readSwitch(environment: Environment, name: string): boolean {
  const text = environment[name]?.trim() ?? '';
  if (text === '' || text === '0') return false;
  if (text === '1') return true;
  throw new StartFailure(`${name} is "${text}", but it must be 1 (on) or 0 (off).`);
}

function readInteger(environment: Environment, name: string, otherwise: number, low: number, high: number): number {
  const text = environment[name]?.trim();
  if (!text) return otherwise;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= low && number <= high) return number;
  throw new StartFailure(`${name} is "${text}", but it must be a whole number from ${low} to ${high}.`);
}

function readPlateBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || !text.endsWith('/') || url.search !== '' || url.hash !== '') {
    throw new StartFailure(
      `WARDKIT_PLATE_BASE is "${text}", but it must be a web address that ends with a slash, such as https://ward.example/D/.`,
    );
  }
  return text;
}

function readOrigins(name: string, text: string | null): readonly string[] {
  if (text === null) return [];
  return text.split(',').map((part) => {
    const origin = part.trim();
    if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
    throw new StartFailure(
      `${name} holds "${origin}", which is no origin. Write scheme and host only, such as https://portal.example, separated by commas.`,
    );
  });
}

/** What a receiver under development runs on. */
const thisMachine = ['localhost', '127.0.0.0/8', '::1'];

function readWebhookHosts(text: string | null): readonly string[] {
  const hosts = text === null ? [] : text.split(',').map((part) => part.trim());
  try {
    new ReceiverRules(hosts);
  } catch (cause) {
    const entry = cause instanceof RangeError ? cause.message : '';
    throw new StartFailure(
      `WARDKIT_WEBHOOK_HOSTS holds "${entry}", which is no host name, address or network. Write them with commas between, such as hooks.intern.example,10.20.0.0/16.`,
    );
  }
  return hosts;
}

const issuerVariables = ['WARDKIT_ISSUER', 'WARDKIT_JWKS_URL', 'WARDKIT_AUDIENCE'] as const;

function readIssuer(environment: Environment): readonly TrustedIssuer[] {
  const missing = issuerVariables.filter((name) => !environment[name]?.trim());
  if (missing.length === issuerVariables.length) return [];
  if (missing.length > 0) {
    throw new StartFailure(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. To accept an identity provider's tokens set all of ${issuerVariables.join(', ')}.`,
    );
  }
  const jwksUrl = environment.WARDKIT_JWKS_URL?.trim() ?? '';
  if (!URL.canParse(jwksUrl)) throw new StartFailure(`WARDKIT_JWKS_URL is "${jwksUrl}", which is no web address.`);
  return [
    {
      issuer: environment.WARDKIT_ISSUER?.trim() ?? '',
      jwksUrl,
      audience: environment.WARDKIT_AUDIENCE?.trim() ?? '',
    },
  ];
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'];

function readLogLevel(text: string): string {
  if (logLevels.includes(text)) return text;
  throw new StartFailure(`WARDKIT_LOG is "${text}", but it must be one of ${logLevels.join(', ')}.`);
}
