import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { define, tagName, type WidgetClass } from './define.ts';
import { version } from './version.ts';

// Node has no elements: what is tested here is who gets which tag.
function widget(component: string, inner: WidgetClass[] = [], wardkitVersion = version): WidgetClass {
  return Object.assign(class {}, { component, prefix: 'ward', inner, wardkitVersion }) as unknown as WidgetClass;
}

function registry() {
  const known = new Map<string, CustomElementConstructor>();
  return {
    known,
    get: (name: string) => known.get(name),
    define: (name: string, made: CustomElementConstructor) => void known.set(name, made),
  } as unknown as CustomElementRegistry & { known: Map<string, WidgetClass> };
}

describe('a prefix', () => {
  for (const prefix of ['ward', 'acme2', 'gov-cn']) {
    it(`can be ${prefix}`, () => assert.equal(tagName(prefix, 'provider'), `${prefix}-provider`));
  }
  for (const prefix of ['', 'Ward', '2ward', 'a b', '-a', 'a-', 'a--b', 'x><img src=x onerror=alert(1)>', '警']) {
    it(`can't be "${prefix}"`, () => assert.throws(() => tagName(prefix, 'provider'), TypeError));
  }
});

describe('define', () => {
  it('takes the inner widgets with it, under the same prefix', () => {
    const into = registry();
    define(widget('rental-check', [widget('doorplate-viewer')]), { prefix: 'acme', registry: into });
    assert.deepEqual([...into.known.keys()], ['acme-doorplate-viewer', 'acme-rental-check']);
    assert.equal(into.known.get('acme-doorplate-viewer')?.prefix, 'acme');
  });

  it('serves several prefixes from one copy', () => {
    const into = registry();
    const provider = widget('provider');
    define(provider, { registry: into });
    define(provider, { prefix: 'ward2', registry: into });
    assert.notEqual(into.known.get('ward-provider'), into.known.get('ward2-provider'));
  });

  it('is silent when the same version comes twice', (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const into = registry();
    define(widget('provider'), { registry: into });
    define(widget('provider'), { registry: into });
    assert.equal(warn.mock.callCount(), 0);
  });

  it('leaves another version in place and names both', (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const into = registry();
    define(widget('provider', [], '9.9.9'), { registry: into });
    const before = into.known.get('ward-provider');
    define(widget('provider'), { registry: into });
    assert.equal(into.known.get('ward-provider'), before);
    assert.equal(warn.mock.callCount(), 1);
    const said = String(warn.mock.calls[0]?.arguments[0]);
    assert.match(said, /9\.9\.9/);
    assert.ok(said.includes(version));
  });

  it('leaves the element of another library in place', (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const into = registry();
    into.define('ward-provider', class {} as unknown as CustomElementConstructor);
    define(widget('provider'), { registry: into });
    assert.match(String(warn.mock.calls[0]?.arguments[0]), /another library/);
  });
});
