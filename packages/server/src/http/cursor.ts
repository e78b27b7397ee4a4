import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../privacy/key-ring.ts';
import { RequestProblem } from './request-problem.ts';

/**
 * Makes and reads the cursors of one list. A cursor holds the sort key of the last row that was sent, is bound to the
 * list's filter and signed, so that it can be neither made up nor used for another list.
 */
export class Cursors {
  readonly #keys: KeyRing;
  readonly #filter: string;

  constructor(keys: KeyRing, operationId: string, filter: object) {
    this.#keys = keys;
    this.#filter = JSON.stringify([operationId, Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
  }

  /** The cursor of the page after a row with this sort key. */
  after(position: readonly (string | number)[]): string {
    const content = `${this.#keys.activeId}.${Buffer.from(JSON.stringify(position)).toString('base64url')}`;
    return `${content}.${this.#sign(content, this.#keys.activeId)}`;
  }

  /**
   * The sort key in a cursor.
   *
   * @throws {RequestProblem} `cursor-invalid` for a cursor of another list, filter or server
   */
  read(cursor: string): readonly (string | number)[] {
    const [keyId = '', position = '', signature = ''] = cursor.split('.');
    let expected: string;
    try {
      expected = this.#sign(`${keyId}.${position}`, keyId);
    } catch {
      throw new RequestProblem('cursor-invalid');
    }
    const [mine, theirs] = [Buffer.from(expected), Buffer.from(signature)];
    if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) throw new RequestProblem('cursor-invalid');
    return JSON.parse(Buffer.from(position, 'base64url').toString('utf8'));
  }

  #sign(content: string, keyId: string): string {
    return createHmac('sha256', this.#keys.derive('cursors', keyId))
      .update(`${this.#filter}\n${content}`)
      .digest('base64url')
      .slice(0, 32);
  }
}
