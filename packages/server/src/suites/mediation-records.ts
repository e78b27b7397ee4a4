import assert from 'node:assert/strict';
import sharp from 'sharp';
import { newId } from './submission.ts';
import { sha256 } from './uploads.ts';
import type { Loose, Reply, World } from './world.ts';

/** A dispute as a station takes it in at the moment at which every test begins. */
export function registration(changes: object = {}): object {
  return {
    kind: 'civil',
    disputeType: 'tenancy',
    origin: 'application',
    subject: '退租押金纠纷',
    facts: '退租后房东拒退押金一千二百元，双方对墙面损坏责任各执一词。',
    appliedOn: '2026-11-01',
    premisesId: null,
    divisionCode: '441602101001',
    alertId: null,
    takingPart: [],
    ...changes,
  };
}

/** A party as it is entered. */
export function entry(role: string, changes: object = {}): object {
  return {
    role,
    form: 'person',
    name: '张示范',
    identityNumber: null,
    telephone: null,
    creditCode: null,
    address: null,
    standsForPartyId: null,
    needsGuardian: false,
    ...changes,
  };
}

/** A day of the tests, by its distance from today. */
export function dayFrom(world: World, days: number): string {
  return new Date(world.clock.time.getTime() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}

/** A moment of the tests, by its distance from now in hours. */
export function hoursFrom(world: World, hours: number): string {
  return new Date(world.clock.time.getTime() + hours * 3_600_000).toISOString();
}

/** Works on one mediation as somebody, and keeps its version. */
export class MediationCase {
  readonly world: World;
  readonly id: string;
  as: string;
  readonly claimantId = newId();
  readonly respondentId = newId();
  readonly sessionId = newId();
  readonly stepIds: readonly string[] = [newId(), newId()];

  constructor(world: World, as = 'puqian-officer-1', id = newId()) {
    this.world = world;
    this.as = as;
    this.id = id;
  }

  /** Takes a dispute in. */
  static async registered(world: World, changes: object = {}, as?: string): Promise<MediationCase> {
    const made = new MediationCase(world, as);
    made.succeed(await made.put('', registration(changes)), 201);
    return made;
  }

  get path(): string {
    return `/v1/mediations/${this.id}`;
  }

  call(method: string, path: string, options: { body?: object; headers?: Record<string, string>; as?: string } = {}) {
    const { as = this.as, ...rest } = options;
    const purpose = as.includes('-party-') ? 'own-record' : 'mediation';
    return this.world.call(method, `${this.path}${path}`, { as, purpose, ...rest });
  }

  get(path = '', as = this.as): Promise<Reply> {
    return this.call('GET', path, { as });
  }

  put(path: string, body: object, as = this.as): Promise<Reply> {
    return this.call('PUT', path, { as, body, headers: { 'if-none-match': '*' } });
  }

  /** Writes on the version that the mediation has now, or that is given. */
  async post(path: string, body: object, { as = this.as, version }: { as?: string; version?: number } = {}) {
    const known = version ?? Number((await this.get()).json.version);
    return this.call('POST', path, { as, body, headers: { 'if-match': `"${known}"` } });
  }

  patch(path: string, body: object, version: number, as = this.as): Promise<Reply> {
    return this.call('PATCH', path, { as, body, headers: { 'if-match': `"${version}"` } });
  }

  async read(): Promise<Loose> {
    return this.succeed(await this.get(), 200);
  }

  succeed(reply: Reply, status: number): Loose {
    assert.equal(reply.status, status, reply.text);
    return reply.json;
  }

  async addParty(role: string, changes: object = {}, id = newId()): Promise<string> {
    this.succeed(await this.put(`/parties/${id}`, entry(role, changes)), 201);
    return id;
  }

  async addBothSides(claimant: object = {}, respondent: object = {}): Promise<void> {
    await this.addParty('claimant', { name: '刘示范', ...claimant }, this.claimantId);
    await this.addParty('respondent', { name: '陈示范', ...respondent }, this.respondentId);
  }

  async find(outcome: 'eligible' | 'not-eligible' = 'eligible', facts: string[] = []): Promise<Loose> {
    const reason = outcome === 'eligible' ? null : '该纠纷已由人民法院受理。';
    return this.succeed(await this.post('/eligibility', { outcome, facts, reason }), 200);
  }

  answerFor(partyId: string, answer: string, changes: object = {}): Promise<Reply> {
    const body = { answer, form: 'written', givenAt: hoursFrom(this.world, -1), note: null, ...changes };
    return this.post(`/parties/${partyId}/consent`, body);
  }

  async consent(): Promise<Loose> {
    this.succeed(await this.answerFor(this.claimantId, 'consents'), 200);
    return this.succeed(await this.answerFor(this.respondentId, 'consents'), 200);
  }

  async mediatorId(subject = 'puqian-mediator-1'): Promise<string> {
    return this.world.data.accounts.find((account) => account.subject === subject)?.id ?? '';
  }

  async assignMediators(): Promise<Loose> {
    const body = { leadMediatorId: await this.mediatorId(), furtherMediatorIds: [] };
    return this.succeed(await this.post('/mediator-assignment', body), 200);
  }

  async accept(): Promise<Loose> {
    return this.succeed(await this.post('/acceptance', { note: null }), 200);
  }

  /** Brings a new mediation until its acceptance. */
  async toAcceptance(facts: string[] = []): Promise<Loose> {
    await this.addBothSides();
    await this.find('eligible', facts);
    await this.consent();
    await this.assignMediators();
    return this.accept();
  }

  plan(id = this.sessionId, changes: object = {}): Promise<Reply> {
    return this.put(`/sessions/${id}`, { plannedFor: hoursFrom(this.world, 24), place: '调解室', ...changes });
  }

  /** Says that a session was held; both sides were there. */
  hold(id = this.sessionId, changes: object = {}, version = 1): Promise<Reply> {
    const body = {
      state: 'held',
      startedAt: hoursFrom(this.world, -3),
      endedAt: hoursFrom(this.world, -2),
      presentPartyIds: [this.claimantId, this.respondentId],
      minutes: '双方陈述并交换意见。',
      outcome: 'agreement',
      ...changes,
    };
    return this.patch(`/sessions/${id}`, body, version);
  }

  /** Brings a new mediation until a session was held. */
  async toSession(outcome = 'agreement', facts: string[] = []): Promise<void> {
    await this.toAcceptance(facts);
    this.succeed(await this.plan(), 201);
    this.succeed(await this.hold(this.sessionId, { outcome }), 200);
  }

  draft(changes: object = {}): object {
    return {
      form: 'written',
      agreedAt: hoursFrom(this.world, -2),
      facts: '退租时墙面有划痕。',
      issues: '押金应否退还。',
      liability: '房东退还押金，租客承担修补费用。',
      steps: [
        {
          id: this.stepIds[0],
          byPartyId: this.respondentId,
          toPartyId: this.claimantId,
          content: '退还押金九百元',
          way: '转账',
          dueOn: dayFrom(this.world, 5),
        },
        {
          id: this.stepIds[1],
          byPartyId: this.claimantId,
          toPartyId: this.respondentId,
          content: '交还钥匙',
          way: '当面',
          dueOn: dayFrom(this.world, 7),
        },
      ],
      ...changes,
    };
  }

  agree(changes: object = {}): Promise<Reply> {
    return this.post('/agreement', this.draft(changes));
  }

  async signature(signerId: string, signer: string, changes: object = {}): Promise<Reply> {
    const agreement = this.succeed(await this.get('/agreement'), 200);
    const body = { signer, signerId, form: 'signature', signedAt: hoursFrom(this.world, -1), ...changes };
    return this.post('/agreement/signatures', body, { version: Number(agreement.version) });
  }

  async sign(): Promise<void> {
    this.succeed(await this.signature(this.claimantId, 'party'), 200);
    this.succeed(await this.signature(this.respondentId, 'party', { form: 'mark' }), 200);
    this.succeed(await this.signature(await this.mediatorId(), 'mediator'), 200);
  }

  /** Uploads a picture of the mediation, and gives its id. */
  async upload(as = this.as): Promise<string> {
    const picture = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#7a8' } })
      .jpeg()
      .toBuffer();
    const bytes = new Uint8Array(picture);
    const id = newId();
    const announced = await this.world.call('PUT', `/v1/attachments/${id}`, {
      as,
      headers: { 'if-none-match': '*' },
      body: { mediationId: this.id, mediaType: 'image/jpeg', size: bytes.length, sha256: sha256(bytes) },
    });
    assert.equal(announced.status, 201, announced.text);
    const sent = await this.world.call('PATCH', `/v1/attachments/${id}/content`, {
      as,
      headers: { 'upload-offset': '0' },
      bytes,
    });
    assert.equal(sent.status, 200, sent.text);
    return id;
  }

  async file(paper: string, attachmentIds?: readonly string[]): Promise<Reply> {
    const ids = attachmentIds ?? [await this.upload()];
    return this.put(`/papers/${newId()}`, {
      paper,
      datedOn: dayFrom(this.world, 0),
      attachmentIds: ids,
      note: null,
    });
  }

  bringIntoForce(sealedAt: string | null = hoursFrom(this.world, -1)): Promise<Reply> {
    return this.post('/agreement/entry-into-force', { sealedAt });
  }

  /** Brings a new mediation until its written agreement is in force. */
  async toForce(changes: object = {}): Promise<Loose> {
    await this.toSession();
    this.succeed(await this.agree(changes), 200);
    await this.sign();
    this.succeed(await this.file('agreement'), 201);
    return this.succeed(await this.bringIntoForce(), 200);
  }

  perform(stepId: string | undefined, changes: object = {}): Promise<Reply> {
    const body = { performedOn: dayFrom(this.world, 0), note: null, attachmentIds: [], ...changes };
    return this.post(`/agreement/steps/${stepId}/performance`, body);
  }

  async performAll(): Promise<Loose> {
    this.succeed(await this.perform(this.stepIds[0]), 200);
    return this.succeed(await this.perform(this.stepIds[1]), 200);
  }

  followUp(changes: object = {}): Promise<Reply> {
    return this.put(`/follow-ups/${newId()}`, {
      followedUpAt: hoursFrom(this.world, 0),
      way: 'visit',
      outcome: 'settled',
      note: '双方相处正常。',
      ...changes,
    });
  }

  archive(): Promise<Reply> {
    return this.post('/archival', { note: null });
  }
}

/** The codes of the faults of a refusal. */
export function codesOf(reply: Reply): string[] {
  return [...(reply.json.errors ?? [])].map((error) => String(error.code));
}
