import packageFile from '../package.json' with { type: 'json' };

/** The version of the kit. */
export const version: string = packageFile.version;
