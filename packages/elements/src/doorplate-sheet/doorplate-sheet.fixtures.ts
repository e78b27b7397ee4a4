import type { Doorplate } from '@wardkit/contract/doorplates';
import { createPlateCode } from '@wardkit/contract/plate';
import {
  address,
  apiError,
  genuineLink,
  networkError,
  type PlateScript,
  plateClient,
  plateOf,
} from '../doorplate-viewer/plate-client.fixtures.ts';
import type { Fixture } from '../testing/element-suite.ts';

const roads = ['太平古街', '河埔大道', '长塘路', '上角村北三巷', '泥金村委会中心小学东侧路', '新塘街'];

/** Plates of a street, each with its own code; their signatures are of no key. */
export function street(amount: number): Doorplate[] {
  return Array.from({ length: amount }, (_, index) => {
    const code = createPlateCode(() => Uint8Array.of(9, index, 200 - index, 71, index * 3, 5, 130));
    const text = `${roads[index % roads.length]} ${index * 2 + 16} 号${index % 3 === 2 ? ` ${index} 栋` : ''}`;
    return plateOf({
      id: `0199a000-0000-7000-8000-0000000${String(index).padStart(5, '0')}`,
      code,
      link: genuineLink.replace('7K3M9QX2ABC5', code),
      address: { ...address, text },
    });
  });
}

const state = (name: string, plates: PlateScript['plates'], properties: Record<string, unknown> = {}): Fixture => ({
  name,
  client: () => plateClient(plates === undefined ? {} : { plates }),
  properties,
});

/** One fixture for each state of `<ward-doorplate-sheet>`. */
export const fixtures: readonly Fixture[] = [
  state('75 mm', street(5)),
  state('120 mm', street(2), { size: 120 }),
  state('40 mm', street(14), { size: 40 }),
  state('loading', 'never'),
  state('empty', []),
  state('kept on the device', { kept: street(1), since: '2026-11-22T09:12:00+08:00' }),
  state('offline', networkError()),
  state('forbidden', apiError('forbidden', 403)),
  state('sign in', apiError('unauthenticated', 401)),
  state('error', apiError('internal', 500)),
];

/** A plate whose address a hostile server wrote. */
export function hostile(text: string): Fixture {
  const said = { ...address, text, county: text, township: text, community: text };
  return state('hostile', [plateOf({ address: said })]);
}
