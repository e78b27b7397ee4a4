/** Why alerts are read, as the log will say. */
export const purpose = 'alert-handling';
