export const codes = {
  // Codes
  states: {
    received: 'To acknowledge',
    acknowledged: 'Acknowledged',
    dispatched: 'Dispatched',
    'en-route': 'On the way',
    'on-scene': 'On the scene',
    resolved: 'Dealt with',
    cancelled: 'Cancelled',
    unfounded: 'Unfounded',
    'duplicate-of': 'Duplicate',
    transferred: 'Transferred',
    archived: 'Filed',
  } as Readonly<Record<string, string>>,
  unknownState: 'In a state that this version does not know',
  priorities: { immediate: 'Immediate', urgent: 'Urgent', normal: 'Normal', low: 'Low' } as Readonly<
    Record<string, string>
  >,
  unknownPriority: 'Urgency unknown here',
  categories: {
    crime: 'Crime',
    theft: 'Theft',
    fraud: 'Fraud',
    'public-order': 'Public order',
    dispute: 'Dispute',
    nuisance: 'Noise or nuisance',
    traffic: 'Traffic',
    'fire-hazard': 'Fire hazard',
    'missing-person': 'Missing person',
    help: 'Call for help',
    complaint: 'Complaint',
    disaster: 'Disaster or accident',
    other: 'Other',
  } as Readonly<Record<string, string>>,
  unknownCategory: 'Kind unknown here',
  unitStates: {
    available: 'Available',
    delayed: 'Available, delayed',
    returning: 'On its way back',
    committed: 'Sent to an alert',
    responding: 'On its way to an alert',
    'on-scene': 'On the scene of an alert',
    unavailable: 'Not available',
    'off-duty': 'Off duty',
  } as Readonly<Record<string, string>>,
};

export type AlertCodes = typeof codes;
