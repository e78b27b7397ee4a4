import type { ResponseUnit } from '@wardkit/contract/response-units';
import { fixtures } from '@wardkit/testing';

/** The moment at which the pictures stand still. */
export const now = '2026-11-22T14:32:00+08:00';
export const moment = Date.parse(now);

export const alertId = (number: number) => `0193a000-0000-7000-8000-0000000a${String(number).padStart(4, '0')}`;
export const unitId = (number: number) => `0193a000-0000-7000-8000-0000000b${String(number).padStart(4, '0')}`;
/** Time before now, as the wire has it. @param seconds into the past */
export const ago = (seconds: number) => new Date(moment - seconds * 1000).toISOString();

/** A unit of the fixtures: a patrol that can be sent. */
export const unit = (number: number, label: string, over: Partial<ResponseUnit> = {}): ResponseUnit => ({
  id: unitId(number),
  version: 3,
  stationId: fixtures.ids.station,
  label,
  kind: 'patrol',
  strength: 3,
  state: 'available',
  stateSince: ago(3 * 60 * 60),
  expectedBackAt: null,
  post: {
    divisionCode: fixtures.address.divisionCode,
    text: '长塘社区警务室',
    point: { type: 'Point', coordinates: [114.7052, 23.7489] },
  },
  alertId: null,
  ...over,
});
