/** One environment variable that the server reads. */
export interface Setting {
  readonly name: string;
  /** What it does, in the words of the operator's guide. */
  readonly what: string;
  /** What holds without it. */
  readonly otherwise: string;
  /** A secret may come from a file instead: `<name>_FILE` holds its path. */
  readonly isSecret?: true;
}

/** Every variable that the server reads. The table of the operator's guide is made of it, and a test compares the two. */
export const settings: readonly Setting[] = [
  { name: 'HOST', what: 'the address that it listens on', otherwise: '127.0.0.1' },
  { name: 'PORT', what: 'the port that it listens on; `0` takes a free one', otherwise: '8787' },
  {
    name: 'WARDKIT_DATA',
    what: 'the folder of the embedded database, the key file and, without the next, the attachments',
    otherwise: '`.wardkit`',
  },
  {
    name: 'WARDKIT_ATTACHMENTS',
    what: 'where attachments lie: a folder, or `s3://bucket/prefix` ([more](#attachments))',
    otherwise: '`attachments` in the folder',
  },
  {
    name: 'WARDKIT_S3_ENDPOINT',
    what: 'with a bucket: the address of the S3 service; `{bucket}` in it stands for the name of the bucket, where that belongs into the host',
    otherwise: 'none',
  },
  { name: 'WARDKIT_S3_REGION', what: 'with a bucket: its region', otherwise: '`us-east-1`' },
  { name: 'WARDKIT_S3_ACCESS_KEY_ID', what: 'with a bucket: the id of the key that opens it', otherwise: 'none' },
  {
    name: 'WARDKIT_S3_SECRET_ACCESS_KEY',
    what: 'with a bucket: the secret of that key',
    otherwise: 'none',
    isSecret: true,
  },
  {
    name: 'DATABASE_URL',
    what: 'PostgreSQL 15 or later, `postgresql://…`',
    otherwise: 'the embedded database',
    isSecret: true,
  },
  {
    name: 'DATABASE_REPLICA_URL',
    what: 'a streaming replica of that database, which lists and statistics are read from',
    otherwise: 'none: everything is read from the one',
    isSecret: true,
  },
  {
    name: 'WARDKIT_CONNECTIONS',
    what: 'connections to PostgreSQL, and as many to the replica, that one process holds at most',
    otherwise: '10',
  },
  { name: 'PGHOST', what: 'in place of `DATABASE_URL`, together with `PGUSER` and `PGDATABASE`', otherwise: 'none' },
  { name: 'PGPORT', what: 'with `PGHOST`: the port of PostgreSQL', otherwise: '5432' },
  { name: 'PGUSER', what: 'with `PGHOST`: the user, who owns the tables', otherwise: 'none' },
  { name: 'PGPASSWORD', what: "with `PGHOST`: the user's password", otherwise: 'none', isSecret: true },
  { name: 'PGDATABASE', what: 'with `PGHOST`: the name of the database', otherwise: 'none' },
  {
    name: 'WARDKIT_MIGRATE',
    what: '`1`: a start brings a PostgreSQL database that holds data to the newest schema; else it refuses and `migrate` does it',
    otherwise: 'off',
  },
  {
    name: 'WARDKIT_KEYS',
    what: 'the content of a key file; the same for every server of one database',
    otherwise: '`keys.json` in the folder',
    isSecret: true,
  },
  {
    name: 'WARDKIT_RETENTION',
    what: 'a JSON file with periods of keeping that differ from the project defaults ([more](personal-data.md))',
    otherwise: 'the project defaults',
  },
  {
    name: 'WARDKIT_ISSUER',
    what: 'the OpenID Connect provider whose access tokens are accepted; with the next two',
    otherwise: 'none',
  },
  { name: 'WARDKIT_JWKS_URL', what: "the address of the provider's keys", otherwise: 'none' },
  { name: 'WARDKIT_AUDIENCE', what: 'the audience that its tokens must name', otherwise: 'none' },
  {
    name: 'WARDKIT_URL',
    what: 'the origins that callers reach the server by, with commas between; the first is the one that it names itself by. Another host name is refused, but for `localhost` and numeric addresses',
    otherwise: 'as each request says',
  },
  {
    name: 'WARDKIT_PROXIES',
    what: 'addresses and networks of proxies before the server, with commas between: from these, and no others, `X-Forwarded-For` says who calls',
    otherwise: 'none: a caller is who connects',
  },
  {
    name: 'WARDKIT_ORIGINS',
    what: 'origins of pages on other hosts that may call, with commas between',
    otherwise: 'none',
  },
  {
    name: 'WARDKIT_PLATE_BASE',
    what: 'what the links of plates begin with',
    otherwise: '`https://ward.example/D/`',
  },
  {
    name: 'WARDKIT_RATE',
    what: 'requests a minute of one caller, counted in each process. Of those without a token a quarter may write: a twentieth about one door or call, and as much to plates that are not there',
    otherwise: '1200',
  },
  {
    name: 'WARDKIT_HEARTBEAT',
    what: 'seconds of silence, 1 to 15, after which a stream of events says that it is alive',
    otherwise: '15',
  },
  {
    name: 'WARDKIT_WEBHOOK_HOSTS',
    what: 'host names, addresses and networks (`10.20.0.0/16`) that webhooks may go to although they are private or not https, with commas between',
    otherwise: 'none; with `WARDKIT_DEV=1` this machine',
  },
  { name: 'WARDKIT_WEBHOOK_SECONDS', what: 'seconds that a receiver has to answer, 1 to 15', otherwise: '15' },
  {
    name: 'WARDKIT_METRICS',
    what: 'port, or address and port, of a listener of its own for `/metrics`, `/healthz` and `/readyz`, such as `9464` (on 127.0.0.1) or `10.0.0.5:9464`',
    otherwise: 'no metrics',
  },
  {
    name: 'WARDKIT_DRAIN_SECONDS',
    what: 'seconds, 0 to 60, between being told to stop and taking no more calls, for balancers that look at `/readyz`',
    otherwise: '0',
  },
  {
    name: 'WARDKIT_STOP_SECONDS',
    what: 'seconds, 1 to 300, that calls in flight have to finish at a stop',
    otherwise: '10',
  },
  {
    name: 'WARDKIT_REQUEST_SECONDS',
    what: 'seconds within which a request must have arrived whole; a slower one is answered 408 and its connection closed',
    otherwise: '60',
  },
  {
    name: 'WARDKIT_LOG',
    what: '`silent`, `fatal`, `error`, `warn`, `info` or `debug`; on standard error, a JSON object a line',
    otherwise: '`info`',
  },
  {
    name: 'WARDKIT_DEV',
    what: '`1`: demo data in an empty folder, and the development sign-in, which lets anybody in. Refused with PostgreSQL',
    otherwise: 'off',
  },
  {
    name: 'WARDKIT_SCALE',
    what: 'the amount of demo data, `small`, `village`, `town` or `city`',
    otherwise: '`small`',
  },
  {
    name: 'NODE_ENV',
    what: '`production`: answers are no longer checked against their schemas, and a bucket on another machine is reached by https only',
    otherwise: 'checked',
  },
];

/** Variables of Wardkit's other commands and of its tests; the server passes them by. */
const elsewhere: readonly string[] = [
  'WARDKIT_ACCOUNTS',
  'WARDKIT_BROWSERS',
  'WARDKIT_CHROMIUM',
  'WARDKIT_FIREFOX',
  'WARDKIT_TEST_FILES',
  'WARDKIT_TEST_REPORT',
];

/** The suffix of a variable that names the file which holds a secret, as containers hand them over. */
export const fileSuffix = '_FILE';

/** Every name that is taken, those of files included. */
export function knownNames(): readonly string[] {
  return settings.flatMap(({ name, isSecret }) => (isSecret ? [name, name + fileSuffix] : [name]));
}

/** Variables that begin like the server's own and are none, each with the nearest that is, if one is near. */
export function unknownNames(names: readonly string[]): readonly { name: string; nearest: string | null }[] {
  const own = knownNames();
  const nearestOf = (name: string, among: readonly string[], most: number) => {
    const [best] = among
      .map((each) => ({ each, distance: distanceOf(name, each) }))
      .sort((one, other) => one.distance - other.distance);
    return best !== undefined && best.distance <= most ? best.each : null;
  };
  const unknown = names.filter((name) => !own.includes(name) && !elsewhere.includes(name));
  const misspelt = unknown.flatMap((name) => {
    const meant = nearestOf(name, databaseNames, 2);
    return meant === null || databaseNames.some((each) => names.includes(each)) ? [] : [{ name, nearest: meant }];
  });
  const foreign = unknown.filter((name) => name.startsWith('WARDKIT_'));
  return [...misspelt, ...foreign.map((name) => ({ name, nearest: nearestOf(name, own, 4) }))];
}

/** Without one of these another database is opened: what is nearly one of them is a slip, whoever else may use the name. */
const databaseNames = ['DATABASE_URL', `DATABASE_URL${fileSuffix}`];

/** How many letters have to be added, removed or changed to make one name the other (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The table of the operator's guide, as lines of Markdown. */
export function settingsTable(): string {
  const rows = settings.map(
    ({ name, what, otherwise, isSecret }) =>
      `| \`${name}\`${isSecret ? ` or \`${name}${fileSuffix}\`` : ''} | ${what} | ${otherwise} |`,
  );
  return ['| variable | what | without it |', '|---|---|---|', ...rows].join('\n');
}
