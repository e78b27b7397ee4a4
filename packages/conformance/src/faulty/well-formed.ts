import assert from 'node:assert/strict';

/** Asserts that a text is well-formed XML as far as the kit's reports go: one root, tags that close, text that is escaped. */
export function assertWellFormed(xml: string): void {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  assert.notEqual(body, xml, 'an XML declaration');
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  const tag = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g;
  for (const match of body.matchAll(tag)) {
    assertText(body.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closing = '', name = '', attributes = '', single = ''] = match;
    const names = [...attributes.matchAll(/([\w-]+)="/g)].map(([, each]) => each);
    assert.equal(new Set(names).size, names.length, `an attribute of ${name} stands twice`);
    assertText(attributes.replaceAll('"', ''));
    if (closing !== '') assert.equal(open.pop(), name, `</${name}> closes what was opened`);
    else if (single === '') open.push(name);
    if (open.length === (closing === '' && single === '' ? 1 : 0)) roots += closing === '' ? 1 : 0;
  }
  assertText(body.slice(at));
  assert.deepEqual(open, []);
  assert.equal(roots, 1, 'one root');
}

function assertText(text: string): void {
  assert.doesNotMatch(text, /[<>]/, 'markup in text is escaped');
  assert.doesNotMatch(text, /&(?!(amp|lt|gt|quot|#39);)/, 'an & in text is escaped');
}
