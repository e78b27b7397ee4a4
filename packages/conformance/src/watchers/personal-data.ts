import { readResidentIdentityNumber } from '@wardkit/contract/codes/resident-identity-number';
import { Masked } from '@wardkit/contract/field';
import { isJson } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import type { Exchange } from '../engine/exchange.ts';
import { leavesOf, maskedPlaces, withoutRows } from '../engine/schema-walk.ts';
import { expect, Violation } from '../engine/violation.ts';
import type { Watcher } from '../engine/watcher.ts';

/** A mobile number of eleven digits, with or without +86, that is no part of a longer word. */
const mobileNumber = /(?<![0-9A-Za-z])(?:\+?86)?1[3-9]\d{9}(?![0-9A-Za-z])/;
const identityNumber = /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/;

/** What a text holds that should have been masked; null for nothing. */
export function plainPersonalData(text: string): 'a whole mobile number' | 'a whole identity number' | null {
  if (mobileNumber.test(text)) return 'a whole mobile number';
  const found = identityNumber.exec(text)?.[0];
  if (found !== undefined && readResidentIdentityNumber(found, { isKnownDivision: () => true }).ok)
    return 'a whole identity number';
  return null;
}

function isPersonal({ operation, answer }: Exchange): boolean {
  return operation?.personalData !== 'revealed' && answer.body !== undefined;
}

/** What leaves the server of personal data. */
export const personalDataWatchers: readonly Watcher[] = [
  {
    requirement: 'WK-PER-01',
    title: 'every personal field of every answer in this run is masked, and no answer holds a whole number',
    concerns: isPersonal,
    look({ operation, answer }) {
      const schema = operation?.answers[answer.status];
      if (isJson(schema)) {
        for (const { pointer, value } of maskedPlaces(schema, answer.body)) {
          const place = withoutRows(pointer);
          expect(
            z.safeParse(Masked, value).success,
            '{ masked, revealable } at a personal field',
            `another at ${place}`,
          );
          expect((value as Masked).masked.includes('*'), 'a mask that hides something', `none at ${place}`);
        }
      }
      for (const { pointer, value, holder } of leavesOf(answer.body)) {
        // A station's own telephone is public, whatever kind of number it is.
        if (holder !== null && 'serviceLinks' in holder) continue;
        const found = typeof value === 'string' || typeof value === 'number' ? plainPersonalData(String(value)) : null;
        if (found !== null)
          throw new Violation('no whole personal number in an answer', `${found} at ${withoutRows(pointer)}`);
      }
    },
  },
  {
    requirement: 'WK-PER-04',
    title: 'every record that staff were sent in this run is of their own station',
    concerns: ({ operation, account, answer }) =>
      operation !== null &&
      answer.status < 300 &&
      operation.callers[account.role] === 'same-station' &&
      typeof account.session?.stationId === 'string' &&
      !['supervisor', 'administrator', 'audit-reviewer'].includes(account.role),
    look({ answer, account }) {
      for (const { key, value, pointer } of leavesOf(answer.body)) {
        // An alert names the station that it came from or went to.
        const isLink = /\/(transferred(To|From)|continuedBy|continues)\/stationId$/.test(pointer);
        const isOwn = key !== 'stationId' || isLink || value === account.session?.stationId;
        expect(isOwn, 'records of the own station only', `one of another station at ${withoutRows(pointer)}`);
      }
    },
  },
];
