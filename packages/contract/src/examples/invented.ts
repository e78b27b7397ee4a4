/**
 * Ids, places and names that all examples share, so that they tell one story: a rental in 源城区 and its station.
 * Nothing here is real: telephone numbers are of no subscriber and identity numbers appear only masked.
 */
export const invented = {
  stationId: '0190e0a0-0000-7000-8000-000000000001',
  officerId: '0190e0a0-0000-7000-8000-000000000011',
  landlordPersonId: '0190e0a0-0000-7000-8000-000000000021',
  tenantPersonId: '0190e0a0-0000-7000-8000-000000000022',
  premisesId: '0190e0a0-0000-7000-8000-000000000031',
  dwellingId: '0190e0a0-0000-7000-8000-000000000032',
  doorplateId: '0190e0a0-0000-7000-8000-000000000041',
  attachmentId: '0190e0a0-0000-7000-8000-000000000051',
  checkId: '0190e0a0-0000-7000-8000-000000000061',
  hazardId: '0190e0a0-0000-7000-8000-000000000071',
  alertId: '0190e0a0-0000-7000-8000-000000000081',
  mediationId: '0190e0a0-0000-7000-8000-000000000091',
  divisionCode: '441602',
  communityCode: '441602001002',
  stationName: '源城区示范派出所',
  at: '2026-11-20T09:30:00+08:00',
  later: '2026-11-20T10:05:00+08:00',
} as const;
