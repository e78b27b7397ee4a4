import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Addresses, referredName } from './addresses.ts';
import { type Html, html, type Part, prose } from './html.ts';
import { typeText } from './type-text.ts';

interface Row {
  readonly name: string;
  readonly depth: number;
  readonly schema: Json;
  readonly required: boolean;
}

/** The fields of an object as a table; objects that have no name of their own are unfolded in it. */
export function fieldTable(schema: Json | undefined, addresses: Addresses, caption: string): Html {
  const rows = rowsOf(schema, 0);
  if (rows.length === 0) return html`<p class="quiet">No fields are fixed: ${typeText(schema, addresses)}.</p>`;
  const explained = rows.some(({ schema }) => descriptionOf(schema) !== '');
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table class="fields">
<thead><tr><th scope="col">Field</th><th scope="col">Type</th>${explained && html`<th scope="col">Meaning</th>`}</tr></thead>
<tbody>${rows.map((row) => fieldRow(row, addresses, explained))}</tbody></table></div>`;
}

function fieldRow({ name, depth, schema, required }: Row, addresses: Addresses, explained: boolean): Html {
  return html`<tr><th scope="row" class="depth-${Math.min(depth, 4)}"><code>${name}</code>${!required && html` <span class="optional">optional</span>`}</th><td>${typeText(schema, addresses)}</td>${explained && html`<td class="meaning">${prose(descriptionOf(schema))}</td>`}</tr>
`;
}

function descriptionOf(schema: Json | undefined): string {
  return isObject(schema) && typeof schema.description === 'string' ? schema.description : '';
}

function rowsOf(schema: Json | undefined, depth: number): readonly Row[] {
  const object = objectIn(schema);
  if (object === null || !isObject(object.properties)) return [];
  const required = Array.isArray(object.required) ? object.required : [];
  return Object.entries(object.properties).flatMap(([name, field]) => [
    { name, depth, schema: field, required: required.includes(name) },
    ...rowsOf(field, depth + 1),
  ]);
}

/** The nameless object in a field: itself, the items of a list, or the one choice beside null. */
function objectIn(schema: Json | undefined): JsonObject | null {
  if (!isObject(schema) || referredName(schema) !== undefined) return null;
  if (isObject(schema.properties)) return schema;
  if (schema.type === 'array') return objectIn(schema.items);
  const choices = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(choices)) return null;
  const objects = choices.map(objectIn).filter((each) => each !== null);
  return objects.length === 1 ? (objects[0] ?? null) : null;
}

/** A section for a named schema. */
export function schemaSection(name: string, schema: Json | undefined, addresses: Addresses, file: Part): Html {
  const description = descriptionOf(schema);
  const object = objectIn(schema);
  return html`<section class="schema" id="${name}">
<h3><a class="anchor" href="#${name}">${name}</a> ${file}</h3>
${description !== '' && html`<p>${prose(description)}</p>`}
${object === null ? html`<p>${typeText(schema, addresses)}</p>` : fieldTable(object, addresses, `Fields of ${name}`)}
</section>
`;
}
