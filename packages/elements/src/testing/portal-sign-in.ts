import type { Role } from '@wardkit/contract/role';
import { fixtures } from '@wardkit/testing';

/** Who is signed in at a portal, one person after another, as a scripted client and its server see it. */
export interface PortalSignIn {
  /** Null for nobody. */
  somebody: string | null;
  readonly token: () => string | null;
  readonly session: () => ReturnType<typeof fixtures.sessionOf>;
}

/**
 * A portal at which somebody is signed in.
 * @example
 * const portal = portalSignIn('duty-officer');
 * const { ward } = createScriptedClient({ token: portal.token, answers: { 'session.get': portal.session } });
 * portal.somebody = 'another';
 * await ward.session.get();
 */
export function portalSignIn(role: Exclude<Role, 'stranger'>): PortalSignIn {
  const portal: PortalSignIn = {
    somebody: 'one',
    token: () => portal.somebody,
    session: () => fixtures.sessionOf(role, { subject: `demo-${portal.somebody}` }),
  };
  return portal;
}
