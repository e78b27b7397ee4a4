import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { type Html, html } from './html.ts';

/** Whether something is the id of a rule. */
export function isRequirement(id: unknown): id is RequirementId {
  return typeof id === 'string' && Object.hasOwn(requirements, id);
}

/** A rule's id and sentence, with a link to its place. */
export function requirementLink(id: RequirementId): Html {
  return html`<a class="rule-id" href="requirements.html#${id}">${id}</a> ${requirements[id]}`;
}
