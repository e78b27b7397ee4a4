import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { type DemoScale, demoScales } from './demo/types.ts';
import { type Environment, EnvironmentReader } from './environment-reader.ts';
import { RetentionRules, readRetentionRules } from './retention/retention-rules.ts';
import { StartFailure } from './start-failure.ts';
import { type FileStoreSettings, readFileStore } from './storage/file-store-settings.ts';
import { ReceiverRules } from './webhooks/receiver-rules.ts';

export type { DemoScale };

/** An OpenID Connect issuer whose access tokens are accepted. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database, the key file and, by default, the attachments. */
  readonly dataFolder: string;
  readonly attachments: FileStoreSettings;
  /** Set: PostgreSQL; absent: PGlite in the data folder. */
  readonly databaseUrl: string | null;
  /** A streaming replica of it, for lists and statistics. */
  readonly replicaUrl: string | null;
  /** Connections to PostgreSQL that this process holds at most. */
  readonly connections: number;
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
  /** JSON of a key file; null: it lies in a file. */
  readonly keyRing: string | null;
  /** The file that holds the key ring; null: `keys.json` in the data folder, or no file. */
  readonly keyRingFile: string | null;
  /** How long each class of data is kept. */
  readonly retention: RetentionRules;
  /** Answers are not checked against their schemas, and what is given out is meant. */
  readonly isProduction: boolean;
  /** Requests a minute that one caller may make. */
  readonly requestsPerMinute: number;
  /** Seconds of silence after which a stream says that it is alive. */
  readonly heartbeatSeconds: number;
  /** Seconds within which a request must have arrived whole. */
  readonly requestSeconds: number;
  readonly logLevel: string;
  /** Whether a start may bring a PostgreSQL database that holds data to the newest schema. */
  readonly mayMigrate: boolean;
  /** Networks of proxies that are believed when they say for whom they call. */
  readonly proxies: readonly string[];
  /** Where metrics are handed out; null: nowhere. */
  readonly metrics: ListenAddress | null;
  /** Seconds between being told to stop and taking no more calls. */
  readonly drainSeconds: number;
  /** Seconds that calls in flight have to finish at a stop. */
  readonly stopSeconds: number;
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** What plates begin with until somebody says where they lead: a domain that RFC 2606 keeps out of use. */
export const placeholderPlateBase = 'https://ward.example/D/';

const postgresVariables = ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'] as const;
const requiredPostgresVariables = ['PGHOST', 'PGUSER', 'PGDATABASE'] as const;

/**
 * Reads the server's configuration from environment variables.
 *
 * @param environment usually `process.env`
 * @returns the configuration, complete
 * @throws {StartFailure} naming every variable that is wrong, missing or unknown
 * @example readConfig({ PORT: '8080', WARDKIT_DEV: '1' })
 */
export function readConfig(environment: Environment): ServerConfig {
  const reader = new EnvironmentReader(environment);
  const databaseUrl = readDatabaseUrl(reader);
  const wantsDevelopment = reader.isOn('WARDKIT_DEV');
  if (databaseUrl !== null && wantsDevelopment) {
    reader.refuse(
      'WARDKIT_DEV=1 and a PostgreSQL database are both set. The development sign-in lets anyone in, so it never runs on a real database: unset WARDKIT_DEV, or unset the database variables to use the embedded one.',
    );
  }
  const scale = reader.parsed<DemoScale>('WARDKIT_SCALE', 'small', readScale);
  const dataFolder = resolve(reader.text('WARDKIT_DATA') ?? '.wardkit');
  const isProduction = reader.parsed('NODE_ENV', '', readEnvironmentName) === 'production';
  const keyRingFile = reader.fileOf('WARDKIT_KEYS');
  const config: ServerConfig = {
    host: reader.text('HOST') ?? '127.0.0.1',
    port: reader.integer('PORT', 8787, 0, 65_535),
    dataFolder,
    attachments: readFileStore(reader, join(dataFolder, 'attachments'), isProduction),
    databaseUrl,
    replicaUrl: readReplicaUrl(reader, databaseUrl),
    connections: reader.integer('WARDKIT_CONNECTIONS', 10, 2, 500),
    development: wantsDevelopment,
    seedScale: databaseUrl === null && wantsDevelopment ? scale : null,
    plateBase: reader.parsed('WARDKIT_PLATE_BASE', placeholderPlateBase, readPlateBase),
    publicOrigins: reader.list('WARDKIT_URL', (part) => readOrigin('WARDKIT_URL', part)),
    allowedOrigins: reader.list('WARDKIT_ORIGINS', (part) => readOrigin('WARDKIT_ORIGINS', part)),
    trustedIssuers: readIssuer(reader),
    webhookSeconds: reader.integer('WARDKIT_WEBHOOK_SECONDS', 15, 1, 15),
    webhookHosts: [...reader.list('WARDKIT_WEBHOOK_HOSTS', readWebhookHost), ...(wantsDevelopment ? thisMachine : [])],
    keyRing: keyRingFile === null ? reader.text('WARDKIT_KEYS') : null,
    keyRingFile,
    retention: reader.parsed('WARDKIT_RETENTION', new RetentionRules(), readRetentionRules),
    isProduction,
    requestsPerMinute: reader.integer('WARDKIT_RATE', 1200, 1, 1_000_000),
    heartbeatSeconds: reader.integer('WARDKIT_HEARTBEAT', 15, 1, 15),
    requestSeconds: reader.integer('WARDKIT_REQUEST_SECONDS', 60, 1, 600),
    logLevel: reader.parsed('WARDKIT_LOG', 'info', readLogLevel),
    mayMigrate: reader.isOn('WARDKIT_MIGRATE'),
    proxies: reader.list('WARDKIT_PROXIES', readNetwork),
    metrics: reader.parsed<ListenAddress | null>('WARDKIT_METRICS', null, readListenAddress),
    drainSeconds: reader.integer('WARDKIT_DRAIN_SECONDS', 0, 0, 60),
    stopSeconds: reader.integer('WARDKIT_STOP_SECONDS', 10, 1, 300),
  };
  reader.finish();
  return config;
}

/** A production that is misspelt would run without what production asks for. */
function readEnvironmentName(text: string): string {
  if (['production', 'development', 'test'].includes(text)) return text;
  throw new StartFailure(`NODE_ENV is "${text}", but it must be production, development or test, or unset.`);
}

/** @throws {StartFailure} when the text is no scale */
export function readScale(text: string): DemoScale {
  const scale = demoScales.find((each) => each === text);
  if (scale !== undefined) return scale;
  throw new StartFailure(
    `The scale is "${text}", but it must be ${demoScales.join(', ').replace(/, (\w+)$/, ' or $1')}.`,
  );
}

function readReplicaUrl(reader: EnvironmentReader, databaseUrl: string | null): string | null {
  const url = reader.text('DATABASE_REPLICA_URL');
  if (url === null) return null;
  if (!/^postgres(ql)?:\/\//.test(url)) {
    reader.refuse('DATABASE_REPLICA_URL must begin with postgres:// or postgresql://. Correct it, or unset it.');
  }
  if (databaseUrl === null) {
    reader.refuse(
      'DATABASE_REPLICA_URL is set without DATABASE_URL. Set the database that it is a replica of, or unset it.',
    );
  }
  return url;
}

function readDatabaseUrl(reader: EnvironmentReader): string | null {
  const url = reader.text('DATABASE_URL');
  if (url !== null) {
    if (!/^postgres(ql)?:\/\//.test(url)) {
      reader.refuse('DATABASE_URL must begin with postgres:// or postgresql://. Correct it, or unset it.');
    }
    return url;
  }
  const set = postgresVariables.filter((name) => reader.text(name) !== null);
  if (set.length === 0) return null;
  const missing = requiredPostgresVariables.filter((name) => !set.includes(name));
  if (missing.length > 0) {
    reader.refuse(
      `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not. Set all of them (or DATABASE_URL) to use PostgreSQL, or unset them to use the embedded database.`,
    );
  }
  const port = reader.integer('PGPORT', 5432, 1, 65_535);
  const read = (name: string) => encodeURIComponent(reader.text(name) ?? '');
  const password = reader.text('PGPASSWORD') === null ? '' : `:${read('PGPASSWORD')}`;
  return `postgresql://${read('PGUSER')}${password}@${read('PGHOST')}:${port}/${read('PGDATABASE')}`;
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

function readOrigin(name: string, text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new StartFailure(
    `${name} holds "${text}", which is no origin. Write scheme and host only, such as https://portal.example, separated by commas.`,
  );
}

/** What a receiver under development runs on. */
const thisMachine = ['localhost', '127.0.0.0/8', '::1'];

function readWebhookHost(text: string): string {
  try {
    new ReceiverRules([text]);
    return text;
  } catch {
    throw new StartFailure(
      `WARDKIT_WEBHOOK_HOSTS holds "${text}", which is no host name, address or network. Write them with commas between, such as hooks.intern.example,10.20.0.0/16.`,
    );
  }
}

function readNetwork(text: string): string {
  if (isIP(text) !== 0 || ipaddr.isValidCIDR(text)) return text;
  throw new StartFailure(
    `WARDKIT_PROXIES holds "${text}", which is no address or network. Write them with commas between, such as 127.0.0.1,10.20.0.0/16.`,
  );
}

function readListenAddress(text: string): ListenAddress {
  const [, bracketed, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?(\d{1,5})$/.exec(text) ?? [];
  if (digits === undefined || Number(digits) > 65_535) {
    throw new StartFailure(
      `WARDKIT_METRICS is "${text}", but it must be a port, or an address and a port, such as 9464 or 10.0.0.5:9464.`,
    );
  }
  return { host: bracketed ?? plain ?? '127.0.0.1', port: Number(digits) };
}

const issuerVariables = ['WARDKIT_ISSUER', 'WARDKIT_JWKS_URL', 'WARDKIT_AUDIENCE'] as const;

function readIssuer(reader: EnvironmentReader): readonly TrustedIssuer[] {
  const missing = issuerVariables.filter((name) => reader.text(name) === null);
  if (missing.length === issuerVariables.length) return [];
  if (missing.length > 0) {
    reader.refuse(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. To accept an identity provider's tokens set all of ${issuerVariables.join(', ')}.`,
    );
  }
  const jwksUrl = reader.text('WARDKIT_JWKS_URL') ?? '';
  if (jwksUrl !== '' && !URL.canParse(jwksUrl)) {
    reader.refuse(`WARDKIT_JWKS_URL is "${jwksUrl}", which is no web address.`);
  }
  return [{ issuer: reader.text('WARDKIT_ISSUER') ?? '', jwksUrl, audience: reader.text('WARDKIT_AUDIENCE') ?? '' }];
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'];

function readLogLevel(text: string): string {
  if (logLevels.includes(text)) return text;
  throw new StartFailure(`WARDKIT_LOG is "${text}", but it must be one of ${logLevels.join(', ')}.`);
}
