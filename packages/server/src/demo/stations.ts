import type { InventedCodes } from './invented-codes.ts';
import type { Random } from './random.ts';
import type { StationPlan } from './station-plans.ts';
import type { DemoServiceLink, DemoStation } from './types.ts';

/** When the demo's stations, addresses and accounts came to be: fixed, so that their ids follow from the seed alone. */
export const demoBegan: number = Date.UTC(2024, 0, 8, 1);

/** A station with its telephone and services. */
export function makeStation(random: Random, codes: InventedCodes, plan: StationPlan): DemoStation {
  return {
    id: random.uuid(demoBegan),
    name: plan.name,
    divisionCode: plan.townshipCode,
    telephone: codes.landline(plan.areaCode),
    address: plan.address,
    serviceLinks: serviceLinks(plan.key),
  };
}

/** Hosts under `.example`, a domain that RFC 2606 keeps out of use. */
function serviceLinks(key: string): DemoServiceLink[] {
  const base = `https://${key}.ward.example`;
  return [
    { kind: 'help', title: { 'zh-Hans': '一键求助', en: 'Ask for help' }, url: `${base}/help` },
    { kind: 'stay-registration', title: { 'zh-Hans': '居住登记', en: 'Register a stay' }, url: `${base}/stays` },
    { kind: 'report', title: { 'zh-Hans': '反映问题', en: 'Report a problem' }, url: `${base}/reports` },
    { kind: 'objection', title: { 'zh-Hans': '星级异议', en: 'Object to a rating' }, url: `${base}/objections` },
    { kind: 'own-record', title: { 'zh-Hans': '我的记录', en: 'My record' }, url: `${base}/my-record` },
  ];
}
