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
  premisesId,
  sessionOf,
} from '../doorplate-viewer/plate-client.fixtures.ts';
import { appears, pressed, still, typed } from '../testing/acting.ts';
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

const reason = '牌面磨损，二维码已无法扫描';
const ended = plateOf({ state: 'replaced', endedAt: '2026-11-22T10:05:00+08:00', endReason: reason });
const fresh = plateOf({
  id: '0199a000-0000-7000-8000-0000000000a2',
  code: street(3)[2]?.code ?? '',
  issuedAt: '2026-11-22T14:32:00+08:00',
});

/** Unfolds the list of plates, where it is not yet. */
async function unfold(element: HTMLElement): Promise<void> {
  const list = await appears<HTMLDetailsElement>(element, '.plates');
  if (!list.open) await pressed(element, '.plates > summary');
  await appears(element, '.plate-row');
}

/** What a supervisor does with the first plate: asks for a change and, with a reason, presses the button. */
function change(name: string, script: PlateScript, act: 'replace' | 'revoke', given?: string): Fixture {
  return {
    name,
    client: () => plateClient(script),
    properties: { premisesId },
    prepare: async (element) => {
      await pressed(element, `.plate-actions .button${act === 'revoke' ? '.danger' : ':not(.danger)'}`);
      await appears(element, 'dialog[open] textarea');
      if (given === undefined) return;
      await typed(element, 'dialog textarea', given);
      await pressed(element, 'dialog .button.primary');
      await appears(element, '.outcome, .plate-fault, .overtaken, .field-error');
      await still(element);
    },
  };
}

/** One fixture for each state of `<ward-doorplate-sheet>`. */
export const fixtures: readonly Fixture[] = [
  state('75 mm', street(5)),
  state('120 mm', street(2), { size: 120 }),
  state('40 mm', street(14), { size: 40 }),
  {
    name: 'one plate',
    client: () => plateClient({ plates: street(1) }),
    properties: { premisesId: premisesId },
    prepare: (element) => appears(element, '.plate-row').then(() => {}),
  },
  {
    name: 'list of plates',
    client: () => plateClient({ plates: street(3) }),
    prepare: unfold,
  },
  {
    name: 'an officer',
    client: () => plateClient({ plates: street(2), session: sessionOf('officer') }),
    prepare: unfold,
  },
  {
    name: 'no plate yet',
    client: () => plateClient({ plates: [] }),
    properties: { premisesId: premisesId },
    prepare: (element) => appears(element, '.state-notice-actions .button').then(() => {}),
  },
  change('asked before a plate is replaced', { plates: street(1) }, 'replace'),
  change('asked before a plate is revoked', { plates: street(1) }, 'revoke'),
  change('reason too short', { plates: street(1) }, 'replace', '旧了'),
  change('refused', { plates: street(1), plate: apiError('forbidden', 403) }, 'revoke', reason),
  change('somebody was quicker', { plates: street(1), plate: ended }, 'revoke', reason),
  change('replaced', { plates: street(1), replaced: { replaced: ended, issued: fresh } }, 'replace', reason),
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
