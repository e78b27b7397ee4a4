import { newIdentifier } from '@wardkit/client';

/** A stay that was begun, and whether the server has said that it is kept. */
export interface BegunStay {
  readonly id: string;
  isAcknowledged: boolean;
}

/** Registers invented stays, each under an id and key that stay the same however often it is made again. */
export class StayWriter {
  readonly stays: BegunStay[] = [];
  readonly #token: string;
  readonly #premisesId: string;

  constructor(token: string, premisesId: string) {
    this.#token = token;
    this.#premisesId = premisesId;
  }

  get acknowledged(): readonly BegunStay[] {
    return this.stays.filter(({ isAcknowledged }) => isAcknowledged);
  }

  begin(): BegunStay {
    const stay = { id: newIdentifier(), isAcknowledged: false };
    this.stays.push(stay);
    return stay;
  }

  /** Makes the call once. Nothing is thrown: what was not acknowledged is made again later. */
  async write(url: string, stay: BegunStay): Promise<boolean> {
    try {
      const reply = await fetch(`${url}/v1/stays/${stay.id}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'idempotency-key': stay.id,
          'if-none-match': '*',
          'wardkit-purpose': 'stay-registration',
        },
        body: JSON.stringify(stayOf(this.#premisesId, stay.id)),
      });
      await reply.text();
      if (reply.status !== 201) return false;
      stay.isAcknowledged = true;
      return true;
    } catch {
      return false;
    }
  }
}

/** The registration of an invented person. */
export function stayOf(premisesId: string, id: string) {
  return {
    premisesId,
    dwellingId: null,
    person: { name: `演练${id.slice(-6)}`, identityNumber: null, telephone: null },
    startedOn: '2026-11-01',
    expectedEndOn: null,
  };
}
