import { createPlateCode } from '@wardkit/contract/plate';
import { day, duringWork, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import { demoBegan } from './stations.ts';
import type { DemoAccount, DemoDoorplate, DemoPremises } from './types.ts';

const reasons = [
  '门牌遗失，住户报告后核实。',
  '门牌破损，二维码无法识读。',
  '门牌印制有误，已收回销毁。',
  '外墙翻修时拆除，未再安装。',
];

/**
 * The plates of a station's premises: nearly all have one in force; some were replaced, some revoked without another.
 * The third premises has a revoked plate and the second a replaced one in every seed, so that both can be shown.
 */
export function makeDoorplates(
  random: Random,
  premises: readonly DemoPremises[],
  accounts: readonly DemoAccount[],
): DemoDoorplate[] {
  const issuers = accounts.filter((account) =>
    account.roles.some((role) => role === 'supervisor' || role === 'administrator'),
  );
  const seen = new Set<string>();
  const code = (): string => {
    for (;;) {
      const made = createPlateCode((length) => Uint8Array.from({ length }, () => random.integer(0, 255)));
      if (seen.has(made)) continue;
      seen.add(made);
      return made;
    }
  };
  return premises.flatMap((one, index) => {
    const fate = index === 0 ? 'in-force' : index === 1 ? 'replaced' : index === 2 ? 'revoked' : random.weighted(fates);
    const issued = duringWork(demoBegan + random.integer(300, 400) * day, random.integer(0, 480));
    const ended = duringWork(demoBegan + random.integer(420, 900) * day, random.integer(0, 480));
    const plate = (at: number): DemoDoorplate => ({
      id: random.uuid(at),
      stationId: one.stationId,
      premisesId: one.id,
      code: code(),
      state: 'in-force',
      issuedAt: timestamp(at),
      issuedByAccountId: random.pick(issuers).id,
      endedAt: null,
      endReason: null,
      replacedByDoorplateId: null,
    });
    const first = plate(issued);
    if (fate === 'in-force') return [first];
    const over = { endedAt: timestamp(ended), endReason: random.pick(reasons) };
    if (fate === 'revoked') return [{ ...first, ...over, state: 'revoked' as const }];
    const second = plate(ended);
    return [second, { ...first, ...over, state: 'replaced' as const, replacedByDoorplateId: second.id }];
  });
}

const fates = [
  ['in-force', 92],
  ['replaced', 5],
  ['revoked', 3],
] as const satisfies readonly (readonly [DemoDoorplate['state'], number])[];
