/** Where the demo server is. */
export const server = process.env.WARDKIT_SERVER ?? '{{server}}';

/**
 * Whose page it is while you develop: `officer`, `auxiliary`, `duty-officer`, `supervisor`, `landlord` or another role of the
 * demo server; `stranger` for nobody.
 */
export const role = process.env.WARDKIT_ROLE ?? 'officer';
