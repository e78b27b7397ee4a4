import rulesets from '@stoplight/spectral-rulesets';

/**
 * Spectral's rules for OpenAPI, all of them and not only those recommended (`npm run contract:lint`).
 * An exception stands here with its reason, and nowhere else.
 */
export default {
  extends: [[rulesets.oas, 'all']],
  rules: {
    // Each station runs its own server: no mailbox stands behind the contract as a whole, only the project's page.
    'contact-properties': 'off',
    // Tags stand in the order in which a reader meets the modules: places before what happens in them.
    'openapi-tags-alphabetical': 'off',
    // A filter such as `premisesId` says by name and schema what it is; one that needs a sentence has it.
    'oas3-parameter-description': 'off',
  },
};
