import { type Logger, pino } from 'pino';
import { describeFault } from '../http/faults.ts';

/** Names under which somebody's data or a secret would stand, whoever logs it. */
const neverLogged = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'receipt',
  'password',
  'headers',
  'body',
  'name',
  'phone',
  'identityNumber',
  'address',
];

const shapes: readonly [RegExp, string][] = [
  // A resident identity number.
  [/(?<![\dA-Za-z-])\d{17}[\dXx](?![\dA-Za-z])/g, '[identity]'],
  // A mobile number as a JSON number, which has to stay JSON.
  [/(?<=[:,[])1[3-9]\d{9}(?=[,}\]])/g, '"[phone]"'],
  // A mobile number in a text; neither a time in milliseconds nor a piece of a UUID.
  [/(?<![\dA-Fa-f-])(?:(?:\+|00)?86[- ]?)?1[3-9]\d{9}(?![\dA-Fa-f])/g, '[phone]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\bBearer\s+[\w.~+/-]+=*/gi, 'Bearer [token]'],
  [/\b(postgres(?:ql)?:\/\/[^:@/\s"]+):[^@\s"]+@/g, '$1:[password]@'],
];

/** What no shape can be without: most lines have nothing of it, and are looked through once in place of six times. */
const suspicious = /\d{11}|eyJ|bearer|postgres/i;

/** Takes out of a line what looks like somebody's number or a secret. */
export function withoutPersonalData(line: string): string {
  if (!suspicious.test(line)) return line;
  return shapes.reduce((text, [shape, mark]) => text.replace(shape, mark), line);
}

/** Bytes of lines that are written together, and milliseconds after which what waits is written in any case. */
const together = { bytes: 8192, milliseconds: 500 };

/**
 * The server's log: a JSON object a line. What is logged is chosen where it is logged, and holds ids only; the names and shapes
 * that are taken out here are a second fence behind that.
 *
 * Lines of calls are written together, since a write of each costs as much as many a call; a warning goes out at once with
 * all that came before it.
 *
 * @param write takes each line; by default standard error, since standard output is for what a person waits for
 */
export function createLog(level: string, write: (line: string) => void = toStandardError()): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      // The message of an error may quote a row.
      serializers: { err: describeFault },
    },
    { write: (line: string) => write(withoutPersonalData(line)) },
  );
}

/**
 * The log of answered calls. Their fields are named in one place and hold nobody's data, so that it does without the fence of
 * names, which costs as much as many a call; what goes by shapes stays.
 */
export function callLogOf(log: Logger): Logger {
  return log.child({}, { redact: [] });
}

function toStandardError(): (line: string) => void {
  const destination = pino.destination({ fd: 2, sync: true, minLength: together.bytes });
  setInterval(() => destination.flushSync(), together.milliseconds).unref();
  process.once('exit', () => destination.flushSync());
  return (line) => {
    destination.write(line);
    if (!usual.test(line)) destination.flushSync();
  };
}

/** The levels below warning, as pino begins a line. */
const usual = /^\{"level":[1-3]0,/;
