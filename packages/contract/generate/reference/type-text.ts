import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Addresses, referredName } from './addresses.ts';
import { html, join, type Part } from './html.ts';

const formats: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  'date-time': 'time (RFC 3339)',
  date: 'date (YYYY-MM-DD)',
  uri: 'URL',
};

/** What a value of a schema is, in words. */
export function typeText(schema: Json | undefined, addresses: Addresses): Part {
  if (!isObject(schema)) return 'anything';
  const name = referredName(schema);
  if (name !== undefined) return addresses.link(name);
  if ('const' in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (Array.isArray(schema.enum)) return ['one of ', values(schema.enum)];
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return choiceText(choices, addresses);
  if (schema.type === 'array') {
    const [least, most] = [schema.minItems, schema.maxItems];
    const bounds = most === undefined ? '' : least === undefined ? `, at most ${most}` : `, ${least} to ${most}`;
    return ['list of ', typeText(schema.items, addresses), bounds];
  }
  if (schema.type === 'string') return stringText(schema);
  if (schema.type === 'integer' || schema.type === 'number') return numberText(schema);
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'null') return 'null';
  if (schema.type === 'object') return isObject(schema.propertyNames) ? 'object by name' : 'object';
  return 'anything';
}

function values(list: readonly Json[]): Part {
  return join(
    list.map((value) => html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`),
    ' · ',
  );
}

function choiceText(choices: readonly Json[], addresses: Addresses): Part {
  const nullable = choices.some((choice) => isObject(choice) && choice.type === 'null');
  const others = choices.filter((choice) => !(isObject(choice) && choice.type === 'null'));
  const known = others.find((choice) => isObject(choice) && Array.isArray(choice.enum));
  const open = others.find((choice) => isObject(choice) && choice.type === 'string' && choice.maxLength === 64);
  const [first, second] = others;
  const repeated =
    isObject(second) && second.type === 'array' && JSON.stringify(second.items) === JSON.stringify(first);
  let text: Part;
  if (isObject(known) && open !== undefined && others.length === 2) {
    text = [values(known.enum as Json[]), html` <em class="open">or one added later</em>`];
  } else if (repeated) {
    text = [typeText(first, addresses), '; may be repeated'];
  } else {
    text = join(
      others.map((choice) => typeText(choice, addresses)),
      ' or ',
    );
  }
  return nullable ? [text, html` <em class="null">or null</em>`] : text;
}

function stringText(schema: JsonObject): Part {
  const { format, pattern, minLength, maxLength, contentMediaType } = schema;
  if (typeof contentMediaType === 'string') return `bytes (${contentMediaType})`;
  if (typeof format === 'string' && formats[format] !== undefined) return formats[format];
  const bounds =
    maxLength === undefined
      ? ''
      : minLength === maxLength
        ? `, ${maxLength} characters`
        : minLength === undefined
          ? `, at most ${maxLength} characters`
          : `, ${minLength} to ${maxLength} characters`;
  return ['text', bounds, typeof pattern === 'string' && html` <code class="pattern">${pattern}</code>`];
}

function numberText({ type, minimum, maximum }: JsonObject): Part {
  const word = type === 'integer' ? 'whole number' : 'number';
  const low = typeof minimum === 'number' && Number.isSafeInteger(minimum) && minimum !== Number.MIN_SAFE_INTEGER;
  const high = typeof maximum === 'number' && maximum !== Number.MAX_SAFE_INTEGER;
  if (low && high) return `${word}, ${minimum} to ${maximum}`;
  if (low) return `${word}, ${minimum} or more`;
  return high ? `${word}, at most ${maximum}` : word;
}
