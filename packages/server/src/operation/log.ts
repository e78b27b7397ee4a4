import { type Logger, pino } from 'pino';
import { describeFault } from '../http/faults.ts';

/** Names under which somebody's data or a secret would stand, whoever logs it. */
const neverLogged = [
  'authorization',
  'cookie',
  'token',
  'secret',
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

/** Takes out of a line what looks like somebody's number or a secret. */
export function withoutPersonalData(line: string): string {
  return shapes.reduce((text, [shape, mark]) => text.replace(shape, mark), line);
}

/**
 * The server's log: a JSON object a line. What is logged is chosen where it is logged, and holds ids only; the names and shapes
 * that are taken out here are a second fence behind that.
 *
 * @param write takes each line; by default standard error, since standard output is for what a person waits for
 */
export function createLog(level: string, write?: (line: string) => void): Logger {
  const destination = write === undefined ? pino.destination(2) : { write };
  return pino(
    {
      level,
      redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      // The message of an error may quote a row.
      serializers: { err: describeFault },
    },
    { write: (line: string) => void destination.write(withoutPersonalData(line)) },
  );
}
