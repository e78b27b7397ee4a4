import { invented } from './invented.ts';

/**
 * The rental house that the examples of the register and of rental checks tell of: 示范路 18 号, its dwellings, landlord
 * and tenant, as they stand before the check of 20 November 2026. Telephone numbers are of no subscriber (+86 154, and
 * landlines that begin with 000); identity numbers have a birth date before 1880, so they can be of nobody.
 */
export const rentalHouse = {
  addressId: '0190e0a0-0000-7000-8000-000000000033',
  emptyAddressId: '0190e0a0-0000-7000-8000-000000000034',
  newPremisesId: '0190e0a0-0000-7000-8000-000000000035',
  upperDwellingId: '0190e0a0-0000-7000-8000-000000000036',
  organisationId: '0190e0a0-0000-7000-8000-000000000037',
  supervisorId: '0190e0a0-0000-7000-8000-000000000012',
  auxiliaryId: '0190e0a0-0000-7000-8000-000000000013',
  newLandlordPersonId: '0190e0a0-0000-7000-8000-000000000023',
  stayId: '0190e0a0-0000-7000-8000-000000000101',
  overdueStayId: '0190e0a0-0000-7000-8000-000000000102',
  objectionId: '0190e0a0-0000-7000-8000-000000000111',
  keyId: '0190e0a0-0000-7000-8000-000000000042',
  newKeyId: '0190e0a0-0000-7000-8000-000000000043',
  newDoorplateId: '0190e0a0-0000-7000-8000-000000000044',
  photographOfMendedId: '0190e0a0-0000-7000-8000-000000000052',
  photographOfInspectionId: '0190e0a0-0000-7000-8000-000000000053',
  signatureId: '0190e0a0-0000-7000-8000-000000000055',
  unusedPhotographId: '0190e0a0-0000-7000-8000-000000000054',
  officerName: '林警官',
  supervisorName: '周所长',
  auxiliaryName: '何辅警',
  standardVersion: '2026-11-yuancheng',
} as const;

/** The address of the house, as anybody who stands before it may read it. */
export const buildingAddress = {
  divisionCode: invented.communityCode,
  county: '源城区',
  township: '上城街道',
  community: '示范社区',
  road: '示范路',
  number: '18 号',
  building: null,
  text: '示范路 18 号',
} as const;

/** The same as a whole standard address: a house of its own has no unit, floor or room. */
export const standardAddress = { ...buildingAddress, unit: null, floor: null, room: null } as const;

/** The landlord as the station shows him. */
export const landlord = {
  personId: invented.landlordPersonId,
  name: { masked: '陈**', revealable: true },
  telephone: { masked: '154****0018', revealable: true },
} as const;

/** The tenant as a stay shows her. */
export const tenant = {
  id: invented.tenantPersonId,
  name: { masked: '刘**', revealable: true },
  identityNumber: { masked: '4****************0', revealable: true },
  telephone: { masked: '154****0022', revealable: true },
} as const;

/** The ground-floor dwelling, as premises list it. */
export const dwelling = { id: invented.dwellingId, label: '101', rooms: 2, floorArea: 48.5 } as const;

/** The premises after the check. */
export const premises = {
  id: invented.premisesId,
  version: 4,
  stationId: invented.stationId,
  addressId: rentalHouse.addressId,
  address: standardAddress,
  use: 'let',
  storeys: 4,
  floorArea: 320,
  dwellings: [dwelling, { id: rentalHouse.upperDwellingId, label: '201', rooms: 1, floorArea: 22 }],
  landlord,
  organisation: null,
  rating: { stars: 1, state: 'rated', ratedAt: invented.at },
  openHazards: { count: 1, highestSeverity: 3, nextDueAt: '2026-11-27T09:15:00+08:00' },
  lastCheck: { id: invented.checkId, observedAt: '2026-11-20T09:25:00+08:00', standardVersion: '2026-11-yuancheng' },
  nextCheckDueOn: '2027-02-18',
  letSince: '2021-03-01',
  updatedAt: invented.at,
} as const;

/** The station of the house. */
export const station = {
  id: invented.stationId,
  name: invented.stationName,
  divisionCode: '441602001',
  telephone: '+867620001234',
  address: '源城区示范路 2 号',
  serviceLinks: [
    {
      kind: 'stay-registration',
      title: { 'zh-Hans': '居住登记', en: 'Register a stay' },
      url: 'https://yuancheng.ward.example/stays',
    },
    {
      kind: 'objection',
      title: { 'zh-Hans': '星级异议', en: 'Object to a rating' },
      url: 'https://yuancheng.ward.example/objections',
    },
  ],
} as const;
