import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type JsonObject, objectAt } from '../generate/json.ts';
import { baselineOf } from './baseline-of.ts';
import { documentChanges } from './document-changes.ts';

const base = {
  paths: {
    '/v1/plates/{plateId}': {
      get: {
        operationId: 'plates.get',
        parameters: [
          { in: 'path', name: 'plateId', required: true, schema: { type: 'string', format: 'uuid' } },
          { in: 'query', name: 'colour', schema: { type: 'string', maxLength: 20 } },
        ],
        responses: {
          '200': {
            headers: { ETag: {} },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Plate' } } },
          },
          '404': { content: { 'application/problem+json': { schema: { type: 'object' } } } },
        },
        'x-wardkit': {
          scope: 'plates:read',
          callers: { officer: 'any', landlord: 'own' },
          requirements: ['WK-PLT-01'],
        },
      },
      put: {
        operationId: 'plates.issue',
        parameters: [
          { in: 'path', name: 'plateId', required: true, schema: { type: 'string' } },
          { in: 'header', name: 'Note', schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
        responses: { '201': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Plate' } } } } },
        'x-wardkit': { scope: 'plates:write', callers: { officer: 'any' }, emits: ['plate.issued'] },
      },
    },
  },
  components: {
    schemas: {
      Plate: {
        type: 'object',
        properties: {
          id: { type: 'string', pattern: '^[0-9a-f]{8}$' },
          state: {
            anyOf: [
              { type: 'string', enum: ['in-force', 'revoked'] },
              { type: 'string', minLength: 1, maxLength: 64 },
            ],
          },
          endedAt: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
          size: { type: 'integer', maximum: 40 },
          side: { type: 'string', enum: ['left', 'right'] },
          place: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }], items: {} },
          notes: { type: 'array', items: { type: 'string' } },
          more: { type: 'string' },
        },
        required: ['id', 'state', 'endedAt', 'size', 'side'],
        additionalProperties: {},
      },
      Order: {
        type: 'object',
        properties: {
          colour: { type: 'string', enum: ['blue', 'white'] },
          urgency: {
            anyOf: [
              { type: 'string', enum: ['high', 'low'] },
              { type: 'string', minLength: 1, maxLength: 64 },
            ],
          },
          count: { type: 'number', minimum: 1, maximum: 200 },
          reason: { type: 'string', minLength: 1, maxLength: 500 },
          until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
          parts: { type: 'array', maxItems: 10, items: { type: 'object', properties: { name: { type: 'string' } } } },
        },
        required: ['colour'],
      },
      'event.plate.issued': {
        type: 'object',
        properties: { type: { type: 'string', const: 'dev.wardkit.plate.issued' } },
        required: ['type'],
        additionalProperties: {},
      },
    },
  },
  'x-wardkit-problems': { 'not-found': { status: 404 } },
  'x-wardkit-requirements': { 'WK-PLT-01': 'A plate is blue.' },
};

type Base = typeof base;
/** A document with one thing changed: the keys of a path, and what stands there then; undefined takes it away. */
function changed(path: readonly string[], value: unknown): JsonObject {
  const copy = structuredClone(base) as unknown as JsonObject;
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (here, name) => here[name] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
  const last = path.at(-1) ?? '';
  if (value === undefined) {
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  } else holder[last] = value;
  return copy;
}

const original = base as unknown as JsonObject;
const get = ['paths', '/v1/plates/{plateId}', 'get'];
const put = ['paths', '/v1/plates/{plateId}', 'put'];
const plate = ['components', 'schemas', 'Plate'];
const order = ['components', 'schemas', 'Order'];
const field = (schema: readonly string[], ...rest: readonly string[]) => [...schema, 'properties', ...rest];

/** What changed, where, to what, what is said of it, and the operation that is named. */
const breaking: readonly (readonly [string, readonly string[], unknown, RegExp, string | null])[] = [
  ['an operation is removed', get, undefined, /plates\.get .* is gone/, 'plates.get'],
  ['an operation is renamed', [...get, 'operationId'], 'plates.read', /the id was plates\.get/, 'plates.get'],
  ['a success status is removed', [...put, 'responses', '201'], undefined, /201 is no longer answered/, 'plates.issue'],
  ['a problem status is removed', [...get, 'responses', '404'], undefined, /404 is no longer answered/, 'plates.get'],
  ['a success status is new', [...put, 'responses', '202'], {}, /a new success, 202/, 'plates.issue'],
  [
    'a header of an answer is removed',
    [...get, 'responses', '200', 'headers', 'ETag'],
    undefined,
    /ETag is no longer sent/,
    'plates.get',
  ],
  [
    'a media type of an answer is removed',
    [...get, 'responses', '200', 'content'],
    {},
    /json is no longer sent/,
    'plates.get',
  ],
  ['a scope changes', [...get, 'x-wardkit', 'scope'], 'plates:write', /the scope was/, 'plates.get'],
  [
    'a role may no longer call',
    [...get, 'x-wardkit', 'callers', 'landlord'],
    undefined,
    /landlord may no longer call/,
    'plates.get',
  ],
  [
    'a role may call for less',
    [...get, 'x-wardkit', 'callers', 'officer'],
    'own',
    /officer may call for records that are own/,
    'plates.get',
  ],
  [
    'an operation writes no event any more',
    [...put, 'x-wardkit', 'emits'],
    [],
    /plate\.issued is no longer among its events/,
    'plates.issue',
  ],
  [
    'an operation keeps a rule no longer',
    [...get, 'x-wardkit', 'requirements'],
    [],
    /WK-PLT-01 is no longer among its rules/,
    'plates.get',
  ],
  [
    'a query parameter is removed',
    [...get, 'parameters', '1'],
    undefined,
    /query colour is no longer taken/,
    'plates.get',
  ],
  [
    'a parameter becomes required',
    [...get, 'parameters', '1', 'required'],
    true,
    /query colour has become required/,
    'plates.get',
  ],
  [
    'a new parameter is required',
    [...put, 'parameters', '2'],
    { in: 'header', name: 'Reason', required: true },
    /a new parameter header reason, required/,
    'plates.issue',
  ],
  [
    'a parameter is narrowed',
    [...get, 'parameters', '1', 'schema', 'maxLength'],
    10,
    /maxLength was 20 and is 10/,
    'plates.get',
  ],
  ['a body is no longer taken', [...put, 'requestBody'], undefined, /a body is no longer taken/, 'plates.issue'],
  [
    'a body is required',
    [...get, 'requestBody'],
    { required: true, content: {} },
    /a body is required now/,
    'plates.get',
  ],
  ['a new input is required', [...order, 'required'], ['colour', 'count'], /has become required/, 'plates.issue'],
  [
    'a new required input',
    order,
    {
      ...base.components.schemas.Order,
      properties: { ...base.components.schemas.Order.properties, size: {} },
      required: ['colour', 'size'],
    },
    /a new required field/,
    'plates.issue',
  ],
  ['an optional input is removed', field(order, 'reason'), undefined, /no longer taken/, 'plates.issue'],
  [
    'an input is refused null',
    field(order, 'until'),
    { type: 'string', format: 'date' },
    /null may no longer be sent/,
    'plates.issue',
  ],
  [
    'an input is narrowed to whole numbers',
    field(order, 'count', 'type'),
    'integer',
    /the type was number and is integer/,
    'plates.issue',
  ],
  [
    'an input has another type',
    field(order, 'reason', 'type'),
    'boolean',
    /the type was string and is boolean/,
    'plates.issue',
  ],
  [
    'a closed list of inputs shrinks',
    field(order, 'colour', 'enum'),
    ['blue'],
    /may no longer be sent: "white"/,
    'plates.issue',
  ],
  [
    'an open list of inputs forgets a value',
    field(order, 'urgency', 'anyOf', '0', 'enum'),
    ['high'],
    /no longer known: "low"/,
    'plates.issue',
  ],
  [
    'an open list of inputs is closed',
    field(order, 'urgency'),
    { type: 'string', enum: ['high', 'low'] },
    /open list of values is closed/,
    'plates.issue',
  ],
  [
    'free text is limited to a list',
    field(order, 'reason'),
    { type: 'string', enum: ['a'] },
    /only these may be sent now/,
    'plates.issue',
  ],
  ['a maximum is lowered', field(order, 'count', 'maximum'), 100, /maximum was 200 and is 100/, 'plates.issue'],
  ['a minimum is raised', field(order, 'count', 'minimum'), 2, /minimum was 1 and is 2/, 'plates.issue'],
  ['a text is shortened', field(order, 'reason', 'maxLength'), 200, /maxLength was 500 and is 200/, 'plates.issue'],
  ['a text has a least length', field(order, 'reason', 'minLength'), 10, /minLength was 1 and is 10/, 'plates.issue'],
  ['a list is shortened', field(order, 'parts', 'maxItems'), 5, /maxItems was 10 and is 5/, 'plates.issue'],
  [
    'a pattern is asked for',
    field(order, 'reason', 'pattern'),
    '^a',
    /pattern was not set and is "\^a"/,
    'plates.issue',
  ],
  [
    'unknown input is refused',
    [...order, 'additionalProperties'],
    false,
    /unknown fields are refused now/,
    'plates.issue',
  ],
  [
    'a field deep in an input is removed',
    field(order, 'parts', 'items', 'properties'),
    {},
    /no longer taken/,
    'plates.issue',
  ],
  ['a field of an answer is removed', field(plate, 'more'), undefined, /no longer sent/, 'plates.get'],
  [
    'a field of an answer becomes optional',
    [...plate, 'required'],
    ['id', 'state', 'endedAt', 'size'],
    /no longer always sent/,
    'plates.get',
  ],
  [
    'a field of an answer may be null',
    field(plate, 'size'),
    { anyOf: [{ type: 'integer', maximum: 40 }, { type: 'null' }] },
    /may now be null/,
    'plates.get',
  ],
  [
    'a field of an answer has another type',
    field(plate, 'more', 'type'),
    'integer',
    /the type was string and is integer/,
    'plates.get',
  ],
  [
    'an answer of whole numbers widens',
    field(plate, 'size', 'type'),
    'number',
    /the type was integer and is number/,
    'plates.get',
  ],
  [
    'an answer loses its pattern',
    field(plate, 'id', 'pattern'),
    undefined,
    /pattern was .* and is not set/,
    'plates.get',
  ],
  [
    'a closed list of answers grows',
    field(plate, 'side', 'enum'),
    ['left', 'right', 'top'],
    /new values: "top"/,
    'plates.get',
  ],
  [
    'a closed list of answers is opened',
    field(plate, 'side'),
    { type: 'string' },
    /other values than the closed list/,
    'plates.get',
  ],
  [
    'a tuple of an answer has another length',
    field(plate, 'place', 'prefixItems'),
    [{ type: 'number' }],
    /another length/,
    'plates.get',
  ],
  [
    'the items of an answer change',
    field(plate, 'notes', 'items', 'type'),
    'object',
    /the type was string and is object/,
    'plates.get',
  ],
  [
    'an event is removed',
    ['components', 'schemas', 'event.plate.issued'],
    undefined,
    /the event plate\.issued is gone/,
    null,
  ],
  [
    'a field of an event is removed',
    field(['components', 'schemas', 'event.plate.issued'], 'type'),
    undefined,
    /no longer sent/,
    null,
  ],
  ['a problem is removed', ['x-wardkit-problems', 'not-found'], undefined, /the problem not-found is gone/, null],
  ['a problem has another status', ['x-wardkit-problems', 'not-found', 'status'], 410, /another status/, null],
  ['a rule is removed', ['x-wardkit-requirements', 'WK-PLT-01'], undefined, /the rule WK-PLT-01 is gone/, null],
];

const compatible: readonly (readonly [string, readonly string[], unknown, RegExp])[] = [
  [
    'a new operation',
    ['paths', '/v1/plates'],
    { get: { operationId: 'plates.list' } },
    /a new operation, plates\.list/,
  ],
  ['a new problem status', [...put, 'responses', '409'], {}, /a new status, 409/],
  [
    'a new optional parameter',
    [...get, 'parameters', '2'],
    { in: 'query', name: 'size' },
    /a new parameter query size/,
  ],
  ['a header that is no longer read', [...put, 'parameters', '1'], undefined, /header note is no longer taken/],
  ['a new optional input', field(order, 'size'), { type: 'string' }, /a new field/],
  ['an input that is no longer required', [...order, 'required'], [], /has become optional/],
  ['a higher maximum', field(order, 'count', 'maximum'), 500, /maximum was 200 and is 500/],
  ['a longer text', field(order, 'reason', 'maxLength'), 900, /maxLength was 500 and is 900/],
  [
    'an open list of inputs grows',
    field(order, 'urgency', 'anyOf', '0', 'enum'),
    ['high', 'low', 'none'],
    /new values: "none"/,
  ],
  ['a new field of an answer', field(plate, 'length'), { type: 'integer' }, /a new field/],
  [
    'an open list of answers grows',
    field(plate, 'state', 'anyOf', '0', 'enum'),
    ['in-force', 'revoked', 'lost'],
    /new values: "lost"/,
  ],
  [
    'an answer that is always sent',
    [...plate, 'required'],
    ['id', 'state', 'endedAt', 'size', 'side', 'more'],
    /always sent now/,
  ],
  ['a rule that is worded anew', ['x-wardkit-requirements', 'WK-PLT-01'], 'A plate has a blue field.', /worded anew/],
  ['a new rule', ['x-wardkit-requirements', 'WK-PLT-02'], 'A plate shines.', /a new rule, WK-PLT-02/],
  [
    'a role that may call for more',
    [...get, 'x-wardkit', 'callers', 'landlord'],
    'any',
    /landlord may call for records that are any/,
  ],
  ['an operation without a scope', [...get, 'x-wardkit', 'scope'], null, /the scope was plates:read and is null/],
];

const silent: readonly (readonly [string, readonly string[], unknown])[] = [
  [
    'a parameter of the path has another name',
    ['paths'],
    { '/v1/plates/{id}': withParameterName(base.paths['/v1/plates/{plateId}'], 'id') },
  ],
  ['a closed list of inputs grows', field(order, 'colour', 'enum'), ['blue', 'white', 'red']],
  ['a description changes', field(plate, 'more', 'description'), 'What else is to be said.'],
  [
    'an input may be null',
    field(order, 'reason'),
    { anyOf: [{ type: 'string', minLength: 1, maxLength: 500 }, { type: 'null' }] },
  ],
  ['a field of an answer is never null any more', field(plate, 'endedAt'), { type: 'string', format: 'date-time' }],
  ['a closed list of answers shrinks', field(plate, 'side', 'enum'), ['left']],
];

function withParameterName(path: Base['paths']['/v1/plates/{plateId}'], name: string) {
  const copy = structuredClone(path);
  for (const { parameters } of Object.values(copy)) if (parameters[0] !== undefined) parameters[0].name = name;
  return copy;
}

for (const [name, path, value, message, operation] of breaking) {
  test(`breaks: ${name}`, () => {
    const found = documentChanges(original, changed(path, value)).filter((change) => change.breaking);
    const told = found.find((change) => message.test(change.message));
    assert.ok(told, JSON.stringify(found));
    assert.match(told.pointer, /^#\//);
    if (operation !== null) assert.ok(told.operations.includes(operation), told.operations.join());
  });
}

for (const [name, path, value, message] of compatible) {
  test(`told and passed: ${name}`, () => {
    const found = documentChanges(original, changed(path, value));
    assert.deepEqual(
      found.filter((change) => change.breaking),
      [],
    );
    assert.ok(
      found.some((change) => message.test(change.message)),
      JSON.stringify(found),
    );
  });
}

for (const [name, path, value] of silent) {
  test(`passed: ${name}`, () => {
    assert.deepEqual(
      documentChanges(original, changed(path, value)).filter((change) => change.breaking),
      [],
    );
  });
}

test('the pointer of a change leads to the place in its document', () => {
  const [change] = documentChanges(original, changed(field(plate, 'more'), undefined));
  assert.equal(change?.pointer, '#/components/schemas/Plate/properties/more');
  assert.deepEqual(change?.operations, ['plates.get', 'plates.issue']);
});

test('a field that is taken and sent is judged in both directions', () => {
  const shared = changed([...put, 'requestBody', 'content', 'application/json', 'schema'], {
    $ref: '#/components/schemas/Plate',
  });
  const wider = structuredClone(shared);
  objectAt(wider, 'components', 'schemas', 'Plate', 'properties', 'size').maximum = 80;
  const narrower = structuredClone(shared);
  objectAt(narrower, 'components', 'schemas', 'Plate', 'properties', 'size').maximum = 20;
  assert.deepEqual(
    documentChanges(shared, wider).map(({ breaking: breaks }) => breaks),
    [false],
  );
  assert.deepEqual(
    documentChanges(shared, narrower)
      .filter(({ breaking: breaks }) => breaks)
      .map(({ operations }) => operations),
    [['plates.issue']],
  );
});

test('schemas that name themselves end', () => {
  const tree = {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Plate' } } },
  };
  assert.deepEqual(documentChanges(changed(plate, tree), changed(plate, tree)), []);
});

test('the contract’s own document has no change against itself', () => {
  const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'));
  assert.deepEqual(documentChanges(document, structuredClone(document)), []);
});

test('the baseline holds all that the comparison reads', () => {
  const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'));
  assert.deepEqual(documentChanges(baselineOf(document), document), []);
  for (const [name, path, value, message] of breaking) {
    const found = documentChanges(baselineOf(original), changed(path, value));
    assert.ok(
      found.some((change) => change.breaking && message.test(change.message)),
      name,
    );
  }
});

test('each field that the contract’s document loses, and each input that it asks for anew, is found', () => {
  const text = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
  const document: JsonObject = JSON.parse(text);
  const names = ['RentalCheck', 'Doorplate', 'Attachment', 'RentalCheckSubmission'];
  let tried = 0;
  for (const name of names) {
    for (const property of Object.keys(objectAt(document, 'components', 'schemas', name, 'properties'))) {
      const less: JsonObject = JSON.parse(text);
      delete objectAt(less, 'components', 'schemas', name, 'properties')[property];
      const found = documentChanges(document, less).filter((change) => change.breaking);
      assert.ok(
        found.some(({ pointer }) => pointer.endsWith(`/${name}/properties/${property}`)),
        `${name}.${property}`,
      );
      tried += 1;
    }
  }
  assert.ok(tried > 30);
});
