import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { ApiCaller } from '../../journeys/portal.ts';
import type { JourneyData } from './journey.ts';

interface Plate {
  readonly code: string;
  readonly premisesId: string;
  readonly state: string;
  readonly address: { readonly road: string; readonly room: string | null };
}

/** Who signs in in the examples. */
const officer = 'puqian-officer-1';

/** Doors of the demo data, and for each journey another person, so that none meets what another one left. */
export async function demoDoors(url: string): Promise<() => JourneyData> {
  const caller = await ApiCaller.as(url, officer);
  const plates = await caller.get<{ items: Plate[] }>('/v1/doorplates?limit=200');
  const rentals = await caller.get<{ items: { id: string }[] }>('/v1/premises?use=let&limit=200');
  const isLet = new Set(rentals.items.map(({ id }) => id));
  const doors = plates.items.flatMap(({ code, premisesId, state, address: { road, room } }) =>
    state === 'in-force' && room !== null && isLet.has(premisesId) ? [{ code, premisesId, road, room }] : [],
  );
  let taken = 0;
  return () => {
    const door = doors[taken % doors.length];
    if (door === undefined) throw new Error('The demo data has no door with a room.');
    taken += 1;
    // A birth before 1900: nobody's number.
    const number = `44160218650923${String(200 + taken)}`;
    return {
      code: door.code,
      road: door.road,
      room: door.room,
      identityNumber: number + residentIdentityNumberCheck(number),
      surname: '欧阳',
      countStays: async () => {
        const stays = await caller.get<{ items: unknown[] }>(`/v1/stays?premisesId=${door.premisesId}&limit=200`);
        return stays.items.length;
      },
    };
  };
}
