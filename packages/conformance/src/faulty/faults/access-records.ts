import {
  changeJson,
  changeRequest,
  codeOf,
  type Fault,
  jsonOf,
  pathOf,
  refuse,
  refusedAs,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

/** Whose token is one of an embed session, as it was told. */
const isEmbedded = (authorization: string | undefined, tokens: ReadonlySet<string>) =>
  tokens.has(authorization?.slice('Bearer '.length) ?? '');

/** Hears every token that is told. */
function listening(name: string, breaks: Fault['breaks'], allow: (code: string | null, id: string) => boolean): Fault {
  return {
    name,
    breaks,
    start() {
      const tokens = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const id = asked.operation?.id ?? '';
        if (id === 'embedSessions.create' && reply.status === 201) tokens.add(String(jsonOf(reply)?.token));
        if (isEmbedded(asked.headers.authorization, tokens) && allow(codeOf(reply), id)) refuse(reply, 'not-found');
        return reply;
      };
    },
  };
}

/** Embed sessions, invitations and devices. */
export const accessRecordsFaults: readonly Fault[] = [
  spoiltAnswer<{ session: { createdAt: string; expiresAt: string } }>(
    'tells an end of an embed session that is too soon',
    ['WK-EMB-01'],
    'embedSessions.create',
    ({ session }) => {
      session.expiresAt = new Date(Date.parse(session.createdAt) + 1000).toISOString();
    },
  ),
  {
    name: 'takes the token of an embed session from every page',
    breaks: ['WK-EMB-02'],
    start() {
      const origins = new Map<string, string>();
      return async (asked, pass) => {
        const token = asked.headers.authorization?.slice('Bearer '.length) ?? '';
        const origin = origins.get(token);
        if (origin !== undefined) asked.headers.origin = origin;
        const reply = await pass();
        const made = jsonOf<{ token: string; session: { origin: string } }>(reply);
        if (asked.operation?.id === 'embedSessions.create' && reply.status === 201 && made !== undefined) {
          origins.set(made.token, made.session.origin);
        }
        return reply;
      };
    },
  },
  listening(
    'calls what a widget does not need missing',
    ['WK-EMB-03'],
    (code, id) => code === 'forbidden' && id !== 'embedSessions.create' && id !== 'session.get',
  ),
  listening(
    'calls the making of a session by a token missing',
    ['WK-EMB-04'],
    (code, id) => code === 'forbidden' && id === 'embedSessions.create',
  ),
  spoiltAnswer<{ state: string }>(
    'calls a revoked embed session live',
    ['WK-EMB-05'],
    'embedSessions.get',
    (session) => {
      session.state = 'live';
    },
  ),
  {
    name: 'takes unknown widgets for none',
    breaks: ['WK-EMB-07'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'embedSessions.create') {
        await changeRequest(asked, (body) => {
          if (Array.isArray(body.widgets)) {
            body.widgets = body.widgets.map((tag) => (tag === 'ward-conformance' ? 'ward-provider' : tag));
          }
        });
      }
      return pass();
    },
  },
  spoiltAnswer<{ state: string }>('calls a revoked invitation open', ['WK-INV-01'], 'invitations.get', (invitation) => {
    if (invitation.state === 'revoked') invitation.state = 'open';
  }),
  {
    name: 'lets a code be used again',
    breaks: ['WK-INV-02'],
    start() {
      const links = new Map<string, string>();
      return async (asked, pass) => {
        const isRedemption = asked.operation?.id === 'invitations.redeem';
        const { code } = isRedemption ? (jsonOf({ body: await asked.body() }) ?? {}) : {};
        const place = `${asked.headers.authorization} ${String(code)}`;
        const reply = await pass();
        if (!isRedemption) return reply;
        if (reply.status === 200) links.set(place, reply.body.toString('utf8'));
        const link = links.get(place);
        if (codeOf(reply) === 'invitation-invalid' && link !== undefined) {
          reply.status = 200;
          reply.headers.set('content-type', 'application/json');
          reply.body = Buffer.from(link);
        }
        return reply;
      };
    },
  },
  refusedAs(
    'calls the revoking of a redeemed invitation missing',
    ['WK-INV-03'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'invitations.revoke',
  ),
  refusedAs(
    'never has enough of wrong codes',
    ['WK-INV-04'],
    'rate-limited',
    'invitation-invalid',
    ({ operation }) => operation?.id === 'invitations.redeem',
  ),
  spoiltAnswer<{ role: string }>(
    'links to another role than was invited',
    ['WK-INV-05'],
    'invitations.redeem',
    (link) => {
      link.role = 'resident';
    },
  ),
  spoilt('keeps who has no account out', ['WK-INV-06'], (reply, { operation }) => {
    if (operation?.id !== 'session.get' || reply.status !== 200) return;
    changeJson<{ station: unknown; roles: string[] }>(reply, (session) => {
      if (session.station === null) session.roles = ['party'];
    });
  }),
  spoiltAnswer<Record<string, unknown>>('tells where a device is', ['WK-DEV-01'], 'devices.get', (device) => {
    device.location = [117.85, 30.63];
  }),
  spoiltAnswer<{ limits: { lockAfterMinutes: number } }>(
    'tells other limits than at the registration',
    ['WK-DEV-02'],
    'devices.get',
    ({ limits }) => {
      limits.lockAfterMinutes += 1;
    },
  ),
  spoiltAnswer<{ wipeReason: string | null }>(
    'forgets why a device is to be wiped',
    ['WK-DEV-03'],
    'devices.get',
    (device) => {
      device.wipeReason = null;
    },
  ),
  spoiltAnswer<{ unsentLost: number | null }>(
    'forgets what was lost with a wipe',
    ['WK-DEV-04'],
    'devices.get',
    (device) => {
      device.unsentLost = null;
    },
  ),
  refusedAs(
    'calls a wipe that nobody ordered one of a missing device',
    ['WK-DEV-05'],
    'state-conflict',
    'not-found',
    (asked) => asked.operation?.id === 'devices.reportWipe' && pathOf(asked).endsWith('/wipe-report'),
  ),
];
