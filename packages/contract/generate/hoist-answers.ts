import { canonical, isObject, type Json, type JsonObject, objectAt } from './json.ts';

/** Moves answers that several operations share into the components, so that the document says each once. */
export function hoistAnswers(document: JsonObject): void {
  const uses = new Map<string, { answer: Json; status: string; places: JsonObject[] }>();
  for (const path of Object.values(objectAt(document, 'paths'))) {
    for (const operation of Object.values(objectAt(path))) {
      const responses = objectAt(operation, 'responses');
      for (const [status, answer] of Object.entries(responses)) {
        if (Number(status) < 400 || !isObject(answer)) continue;
        const key = canonical(answer);
        const use = uses.get(key) ?? { answer, status, places: [] };
        use.places.push(responses);
        uses.set(key, use);
      }
    }
  }
  const hoisted: JsonObject = {};
  for (const { answer, status, places } of uses.values()) {
    if (places.length < 2) continue;
    const codes = Object.keys(objectAt(answer, 'content', 'application/problem+json', 'examples'));
    const name = freeName(hoisted, `${status}.${codes.join('.')}`);
    hoisted[name] = answer;
    for (const place of places) place[status] = { $ref: `#/components/responses/${name}` };
  }
  objectAt(document, 'components').responses = hoisted;
}

function freeName(taken: JsonObject, wanted: string): string {
  let name = wanted;
  for (let next = 2; name in taken; next += 1) name = `${wanted}.${next}`;
  return name;
}
