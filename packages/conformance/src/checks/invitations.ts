import { AccountLink, Invitation, NewInvitation } from '@wardkit/contract/invitations';
import { Session } from '@wardkit/contract/session';
import type { Answer } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const plain = {
  operations: ['create', 'get', 'revoke'].map((verb) => `invitations.${verb}`),
  writesRecords: true,
} as const;
const needs = { operations: [...plain.operations, 'invitations.redeem', 'session.get'], writesRecords: true } as const;
/** Well-formed, and no code: whoever made one meets this one never. */
const wrongCode = '0000000000000000';

interface Made {
  readonly inviter: Caller;
  readonly code: string;
  readonly invitation: Invitation;
}

/** A person of the home station whom one may invite: the landlord's own record. */
function personOf(context: Context): string {
  return need(context.as('landlord').account.session?.personId ?? undefined, 'the landlord’s session names no person');
}

/** Somebody who invites for every role: mediators do so for the parties of their mediations alone. @throws {NotExamined} */
function inviterOf(context: Context): Caller {
  const inviters = context.callersOf('invitations.create').filter(({ account }) => account.role !== 'mediator');
  return need(inviters[0], 'no account that may invite');
}

async function invite(context: Context, change: object = {}): Promise<Made> {
  const inviter = inviterOf(context);
  const body = { personId: personOf(context), role: 'landlord', days: 30, ...change };
  const made = await inviter.call('invitations.create', { body });
  expectStatus(made, 201);
  context.ledger.leave('invitation');
  return { inviter, ...bodyOf(made, NewInvitation) };
}

function read({ inviter, invitation }: Made): Promise<Answer> {
  return inviter.call('invitations.get', { parameters: { invitationId: invitation.id } });
}

async function revoke(made: Made): Promise<Answer> {
  const parameters = { invitationId: made.invitation.id };
  return made.inviter.call('invitations.revoke', { parameters, headers: matching(await read(made)) });
}

function redeem(caller: Caller, code: string): Promise<Answer> {
  return caller.call('invitations.redeem', { body: { code } });
}

interface Linking extends Made {
  readonly newcomer: Caller;
  readonly before: Session;
  readonly linked: Answer;
  readonly after: Session;
}

const linkings = new WeakMap<Context, Promise<Linking>>();

/** One newcomer is linked in a run: from then on they have an account. */
function linkNewcomer(context: Context): Promise<Linking> {
  const known = linkings.get(context) ?? link(context);
  linkings.set(context, known);
  return known;
}

async function link(context: Context): Promise<Linking> {
  const newcomer = need(context.newcomers[0], 'no token of somebody without an account');
  const made = await invite(context);
  const before = bodyOf(await newcomer.call('session.get'), Session);
  const linked = await redeem(newcomer, made.code);
  context.ledger.leave('account');
  return { ...made, newcomer, before, linked, after: bodyOf(await newcomer.call('session.get'), Session) };
}

export const invitationsChecks = checks([
  {
    requirement: 'WK-INV-01',
    title: 'an invitation says open, and revoked once it was revoked',
    needs: plain,
    async run(context) {
      const made = await invite(context);
      const open = bodyOf(await read(made), Invitation).state;
      expect(open === 'open', 'open', open);
      expectStatus(await revoke(made), 204);
      const ended = bodyOf(await read(made), Invitation).state;
      expect(ended === 'revoked', 'revoked', ended);
    },
  },
  {
    requirement: 'WK-INV-02',
    title: 'a code ends at most 30 days away and links one account, once',
    needs,
    async run(context) {
      const { newcomer, code, linked, invitation } = await linkNewcomer(context);
      const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000;
      expect(days <= 30, 'at most 30 days', `${days}`);
      expectStatus(linked, 200);
      expectRefusal(await redeem(newcomer, code), 'invitation-invalid');
      expectRefusal(await redeem(context.as('resident'), code), 'invitation-invalid');
      const inviter = context.callerOf('invitations.create');
      const body = { personId: personOf(context), role: 'landlord', days: 31 };
      expectRefusal(await inviter.call('invitations.create', { body }), 'invalid-input');
    },
  },
  {
    requirement: 'WK-INV-03',
    title: 'a wrong, a revoked and a used code are refused alike, and a redeemed invitation is not revoked',
    needs,
    async run(context) {
      const linking = await linkNewcomer(context);
      const revoked = await invite(context);
      expectStatus(await revoke(revoked), 204);
      const caller = context.as('resident');
      const told: string[] = [];
      for (const code of [wrongCode, revoked.code, linking.code]) {
        const answer = await redeem(caller, code);
        expectRefusal(answer, 'invitation-invalid');
        told.push(JSON.stringify({ ...(answer.body as object), requestId: null }));
      }
      expect(new Set(told).size === 1, 'one and the same refusal', `${new Set(told).size} that differ`);
      expectRefusal(await revoke(linking), 'state-conflict');
    },
  },
  {
    requirement: 'WK-INV-04',
    title: 'after ten wrong codes an account is refused as rate-limited, and others are not',
    needs: { ...needs, roles: ['party', 'resident'] },
    async run(context) {
      const guesser = context.as('party');
      for (let count = 0; count < 10; count += 1) {
        const answer = await redeem(guesser, wrongCode);
        expectRefusal(answer, 'invitation-invalid');
      }
      expectRefusal(await redeem(guesser, wrongCode), 'rate-limited');
      expectRefusal(await redeem(context.as('resident'), wrongCode), 'invitation-invalid');
    },
  },
  {
    requirement: 'WK-INV-05',
    title: 'a redeemed code gives the role and the person of the invitation at its station, and nothing else',
    needs,
    async run(context) {
      const { linked, invitation, after } = await linkNewcomer(context);
      const { linkedAt: _, ...link } = bodyOf(linked, AccountLink);
      const { stationId, personId, role } = invitation;
      const isMeant = link.stationId === stationId && link.personId === personId && link.role === role;
      expect(isMeant, 'station, person and role of the invitation', JSON.stringify(link));
      const given = [after.roles.join(', '), after.personId, after.station?.id];
      expect(
        JSON.stringify(given) === JSON.stringify([role, personId, stationId]),
        `an account that is ${role} and nothing else`,
        given.join(' '),
      );
    },
  },
  {
    requirement: 'WK-INV-06',
    title: 'somebody who has signed in and has no account counts as a resident without records, and redeems a code',
    needs,
    async run(context) {
      const { before, linked } = await linkNewcomer(context);
      const roles = before.roles.join(', ');
      expect(roles === 'resident' && before.personId === null, 'a resident without a person', roles);
      expectStatus(linked, 200);
    },
  },
]);
