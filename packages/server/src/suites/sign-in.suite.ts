import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { roles } from '@wardkit/contract/role';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { developmentIssuer } from '../access/development-issuer.ts';
import { type Engine, startOfTests, testKeys, World } from './world.ts';

const seconds = Math.floor(startOfTests.getTime() / 1000);
const minute = 60_000;

export function signInSuite(engine: Engine): void {
  describe('signing in', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const session = (token: string) => world.raw('/v1/session', { headers: { authorization: `Bearer ${token}` } });
    const signed = (claims: JWTPayload, header: { alg: string } = { alg: 'EdDSA' }) =>
      new SignJWT({
        iss: developmentIssuer,
        aud: 'wardkit',
        sub: 'puqian-officer-1',
        exp: seconds + 600,
        scope: 'session:read',
        ...claims,
      })
        .setProtectedHeader(header)
        .sign(testKeys.signingKey('development-issuer').privateKey);

    test('the session tells who one is', async () => {
      const reply = await world.call('GET', '/v1/session', { as: 'puqian-landlord-1' });
      const account = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      assert.equal(reply.status, 200);
      assert.deepEqual(reply.json.roles, ['landlord']);
      assert.equal(reply.json.personId, account?.personId);
      assert.equal(reply.json.subject, account?.id);
      assert.equal(reply.json.expiresAt, new Date(startOfTests.getTime() + 10 * minute).toISOString());
      assert.ok(![...reply.json.scopes].map(String).includes('doorplates:write'));
    });

    test('a token that is wrong in any way signs nobody in', async () => {
      const good = await signed({});
      assert.equal((await session(good)).status, 200);
      assert.equal((await session(await signed({ nbf: seconds + 59 }))).status, 200, 'a clock may be a minute ahead');
      const [header, payload, signature] = good.split('.');
      const other = Buffer.from(
        JSON.stringify({
          ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()),
          sub: 'puqian-supervisor-1',
        }),
      ).toString('base64url');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      const wrong: Record<string, string> = {
        expired: await signed({ exp: seconds - 60 }),
        'just expired': await signed({ exp: seconds - 6 }),
        'not yet valid': await signed({ nbf: seconds + 3600 }),
        'of a clock that is too far ahead': await signed({ nbf: seconds + 61 }),
        'of another audience': await signed({ aud: 'another' }),
        'of the cookie': await signed({ aud: 'wardkit-development-session' }),
        'of another issuer': await signed({ iss: 'https://evil.example' }),
        'without an end': await signed({ exp: undefined as unknown as number }),
        'with another payload': `${header}.${other}.${signature}`,
        'without a signature': `${none}.${payload}.`,
        'with the header of another algorithm': `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${payload}.${signature}`,
        'no token at all': 'nonsense',
        'a token by a public secret': await new SignJWT({
          iss: developmentIssuer,
          aud: 'wardkit',
          sub: 'puqian-officer-1',
          exp: seconds + 600,
        })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(testKeys.signingKey('development-issuer').raw),
      };
      for (const [name, token] of Object.entries(wrong)) {
        const reply = await session(token);
        assert.equal(reply.status, 401, name);
        assert.equal(reply.json.code, 'unauthenticated', name);
        assert.match(reply.headers.get('www-authenticate') ?? '', /^Bearer/);
        assert.ok(!reply.text.includes(token));
      }
      for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer a b', '']) {
        const reply = await world.raw('/v1/meta', { headers: { authorization } });
        assert.equal(reply.status, 401, `a wrong token is no stranger: ${authorization}`);
        assert.ok(reply.headers.get('ratelimit'), 'it is counted like any call');
      }
    });

    test('somebody without an account is a resident of no station, under one name in every sign-in', async () => {
      const replies = [await session(await signed({ sub: 'nobody' })), await session(await signed({ sub: 'nobody' }))];
      for (const { status, json } of replies) {
        assert.deepEqual([status, json.roles, json.personId, json.station], [200, ['resident'], null, null] as never);
        assert.equal(json.subject, replies[0]?.json.subject);
      }
      assert.notEqual((await session(await signed({ sub: 'somebody' }))).json.subject, replies[0]?.json.subject);
    });

    test('a token that was checked once still ends in time', async () => {
      const token = await signed({ exp: seconds + 30 });
      assert.equal((await session(token)).status, 200);
      world.clock.time = new Date(startOfTests.getTime() + 40_000);
      try {
        assert.equal((await session(token)).status, 401);
      } finally {
        world.clock.time = startOfTests;
      }
    });

    test("an identity provider's tokens are checked by its published keys", async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
      const provider = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
      provider.listen(0, '127.0.0.1');
      await once(provider, 'listening');
      const address = provider.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const issuer = 'https://id.example';
      const trusted = await World.open(engine, {
        development: false,
        trustedIssuers: [{ issuer, audience: 'ward', jwksUrl: `http://127.0.0.1:${port}/jwks` }],
      });
      try {
        const account = trusted.data.accounts.find((each) => each.subject === 'puqian-officer-1');
        assert.ok(account);
        const link = { issuer, subject: 'u-1', station_id: account.stationId, account_id: account.id };
        await trusted.database.kysely.insertInto('sign_in_links').values(link).execute();
        const token = (key: typeof privateKey, claims: JWTPayload = {}) =>
          new SignJWT({ iss: issuer, aud: 'ward', sub: 'u-1', exp: seconds + 600, scope: 'session:read', ...claims })
            .setProtectedHeader({ alg: 'ES256', kid: 'one' })
            .sign(key);
        const call = (text: string) => trusted.raw('/v1/session', { headers: { authorization: `Bearer ${text}` } });
        assert.equal((await call(await token(privateKey))).json.subject, account.id);
        const forged = await generateKeyPair('ES256');
        assert.equal((await call(await token(forged.privateKey))).status, 401);
        assert.equal((await call(await token(privateKey, { aud: 'wardkit' }))).status, 401);
        assert.equal((await call(await signed({}))).status, 401, 'the development issuer is off');
        assert.equal((await trusted.raw('/dev/accounts', {})).status, 404);
      } finally {
        await trusted.close();
        provider.close();
      }
    });

    test('an identity provider that can not be reached is told as such', async () => {
      const issuer = 'https://id.example';
      const trusted = await World.open(engine, {
        trustedIssuers: [{ issuer, audience: 'ward', jwksUrl: 'http://127.0.0.1:1/jwks' }],
      });
      try {
        const { privateKey } = await generateKeyPair('ES256');
        const token = await new SignJWT({ iss: issuer, aud: 'ward', sub: 'u-1', exp: seconds + 600 })
          .setProtectedHeader({ alg: 'ES256' })
          .sign(privateKey);
        const reply = await trusted.raw('/v1/session', { headers: { authorization: `Bearer ${token}` } });
        assert.equal(reply.status, 503);
        assert.equal(reply.json.code, 'unavailable');
        assert.ok(reply.headers.get('retry-after'));
      } finally {
        await trusted.close();
      }
    });

    describe('the development sign-in', () => {
      const signIn = (account: unknown, headers: Record<string, string> = {}) =>
        world.raw('/dev/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ account }),
        });

      test('offers accounts of each role', async () => {
        const { json } = await world.raw('/dev/accounts', {});
        const offered = new Set([...json].map((each) => String(each.role)));
        for (const role of roles.filter((each) => each !== 'stranger')) assert.ok(offered.has(role), role);
      });

      test('gives each account a token with its role', async () => {
        const { json } = await world.raw('/dev/accounts', {});
        for (const { id, role } of json) {
          const reply = await world.call('GET', '/v1/session', { as: String(id) });
          assert.equal(reply.status, 200, String(id));
          assert.deepEqual(reply.json.roles, [role] as unknown);
        }
      });

      test('gives a cookie that scripts and other sites can not use, and for it a token of ten minutes', async () => {
        const reply = await signIn('puqian-officer-1');
        assert.equal(reply.status, 204);
        const cookie = reply.headers.get('set-cookie') ?? '';
        for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/dev']) assert.ok(cookie.includes(part), part);
        const header = { cookie: cookie.split(';')[0] ?? '' };
        const issued = await world.raw('/dev/token', { headers: header });
        assert.equal(issued.json.expiresAt, new Date(startOfTests.getTime() + 10 * minute).toISOString());
        assert.equal(issued.headers.get('cache-control'), 'no-store');
        assert.equal((await session(String(issued.json.token))).status, 200);
        assert.equal((await world.raw('/v1/session', { headers: header })).status, 401, 'the API knows no cookies');
        const out = await world.raw('/dev/sign-out', { method: 'POST', headers: header });
        assert.equal(out.status, 204);
        assert.match(out.headers.get('set-cookie') ?? '', /Max-Age=0/);
      });

      test('tells a stranger that nobody is signed in', async () => {
        for (const cookie of ['', 'wardkit-development=forged', `wardkit-development=${await signed({})}`]) {
          const reply = await world.raw('/dev/token', { headers: { cookie } });
          assert.deepEqual(reply.json, { token: null, expiresAt: null } as unknown);
        }
      });

      test('takes no call from another site, no form, and no unknown account', async () => {
        assert.equal((await signIn('puqian-officer-1', { 'sec-fetch-site': 'cross-site' })).status, 403);
        assert.equal((await signIn('puqian-officer-1', { origin: 'https://portal.example' })).status, 403);
        assert.equal((await signIn('puqian-officer-1', { 'content-type': 'text/plain' })).status, 415);
        assert.equal((await signIn('nobody')).status, 404);
        assert.equal((await signIn({})).status, 422);
        const token = await world.raw('/dev/token', { headers: { origin: 'https://portal.example' } });
        assert.equal(token.status, 403);
        assert.equal(token.headers.get('access-control-allow-origin'), null);
      });
    });
  });
}
