/** Where the dispute that is being taken in lies on the device until it is registered. */
export const intakeDraftKey = 'mediation-intake:new';
