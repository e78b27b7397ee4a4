import type { embedSessionsOperations } from '../embed-sessions.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const sessionId = '0190e0a0-0000-7000-8000-0000000000d1';
const limits = {
  subject: 'portal:7f3c',
  stationId: invented.stationId,
  origin: 'https://portal.example',
  widgets: ['ward-doorplate-viewer', 'ward-rental-check'],
};
const session = {
  id: sessionId,
  version: 1,
  ...limits,
  personId: null,
  scopes: [
    'attachments:read',
    'attachments:write',
    'devices:read',
    'devices:write',
    'places:read',
    'rental-checks:read',
    'rental-checks:write',
    'reveals:write',
    'session:read',
    'stays:read',
  ],
  state: 'live',
  createdAt: invented.at,
  expiresAt: '2026-11-20T09:45:00+08:00',
};

/** Examples of embed sessions. */
export const embedSessionsExamples = {
  'embedSessions.create': [
    {
      summary: 'An officer opens the page with the check',
      request: { body: { ...limits, lifetimeSeconds: 900 } },
      status: 201,
      answer: { token: 'eyJhbGciOiJFZERTQSJ9.eyJleGFtcGxlIjp0cnVlfQ.not-a-real-signature', session },
    },
  ],
  'embedSessions.list': [
    {
      summary: 'Sessions that live',
      request: { query: { state: 'live' } },
      status: 200,
      answer: { items: [session], next: null },
    },
  ],
  'embedSessions.get': [
    { summary: 'One of them', request: { parameters: { sessionId } }, status: 200, answer: session },
  ],
  'embedSessions.revoke': [
    {
      summary: 'The officer signed out of the portal',
      request: { parameters: { sessionId } },
      status: 204,
      answer: null,
    },
  ],
} as const satisfies ModuleExamples<typeof embedSessionsOperations>;
