import * as z from 'zod/mini';
import { DivisionCode, openEnum, Timestamp, Uuid } from './field.ts';
import { operation, read } from './operation.ts';
import { everySignedIn, roles } from './role.ts';

/** Who the caller is, for a screen to adapt to: never a reason to trust the caller more. */
export const Session = z.looseObject({
  /** The id of the account, pseudonymous and stable over sign-ins; records and the list of staff name people by it. */
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
  personId: z.nullable(Uuid),
  displayName: z.string(),
  roles: z.array(openEnum(roles)),
  station: z.nullable(z.looseObject({ id: Uuid, name: z.string(), divisionCode: DivisionCode })),
  scopes: z.array(z.string()),
  expiresAt: Timestamp,
});
export type Session = z.output<typeof Session>;

export const getSession = operation({
  id: 'session.get',
  method: 'GET',
  path: '/v1/session',
  summary: 'Who the caller is',
  scope: 'session:read',
  callers: everySignedIn,
  answers: { 200: Session },
  problems: [],
  ...read,
  offline: { keep: 12 * 60 },
  requirements: ['WK-SES-01', 'WK-SES-02'],
});

/** The operations of session by their ids. */
export const sessionOperations = {
  'session.get': getSession,
} as const;
