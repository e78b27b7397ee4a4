import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { widgetOperations } from '@wardkit/contract/widgets';
import * as tokens from '@wardkit/tokens';
import { analyze, widgetsIn } from './analyze.ts';
import { elements } from './elements.ts';
import { formatted } from './formatted.ts';
import { sourceGraph } from './source-graph.ts';
import { widgetTypes } from './widget-types.ts';
import { widgetFile } from './widgets.ts';
import type { WidgetDeclaration } from './widgets-plugin.ts';

const manifest = await analyze({ write: false });
const widgets = widgetsIn(manifest);

const known = new Set(Object.values(tokens).flatMap((each) => each.match(/--ward-[\w-]+/g) ?? []));
/** What any field of a form has is not told on each page. */
const ofAnyField = new Set(['name', 'required', 'disabled']);

/** The first group of each match in the code of a widget, each once. */
function inCode(widget: WidgetDeclaration, pattern: RegExp): string[] {
  const texts = [...sourceGraph(widgetFile(widget.tagName.slice('ward-'.length))).values()];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found)))].sort();
}

function page(widget: WidgetDeclaration): string {
  const name = widget.tagName.slice('ward-'.length);
  return readFileSync(join(elements, `src/${name}/${name}.md`), 'utf8');
}

const names = (described: readonly { name: string }[] = []) => described.map((each) => each.name).sort();

describe('the custom elements manifest', () => {
  it('has the public widgets and nothing else', () => {
    assert.deepEqual(
      widgets.map((each) => each.tagName),
      Object.keys(widgetOperations),
    );
  });

  it('has each widget in the table of the README', () => {
    const rows = [...readFileSync(join(elements, 'README.md'), 'utf8').matchAll(/^\| `(ward-[\w-]+)` \|/gm)];
    assert.deepEqual(rows.map(([, tag]) => tag).sort(), widgets.map((each) => each.tagName).sort());
  });

  it('is what TypeScript is told; else run `npm run types -w packages/elements`', () => {
    const path = 'src/widget-types.generated.ts';
    assert.equal(readFileSync(join(elements, path), 'utf8'), formatted(join(elements, path), widgetTypes(manifest)));
  });

  for (const widget of widgets) {
    describe(widget.tagName, () => {
      it('says what it, each of its members, events, slots, parts and properties is', () => {
        const described = [
          widget,
          ...widget.members,
          ...widget.events,
          ...(widget.attributes ?? []),
          ...(widget.slots ?? []),
          ...(widget.cssParts ?? []),
          ...(widget.cssProperties ?? []),
        ];
        assert.deepEqual(
          names(described.filter((each) => !each.description)),
          ['change'].filter((each) => names(widget.events).includes(each)),
        );
      });

      it('has a type for each property and attribute, and an attribute for a property', () => {
        const fields = widget.members.filter((each) => each.kind === 'field');
        assert.ok(names(fields).includes('client'));
        assert.deepEqual(names([...fields, ...(widget.attributes ?? [])].filter((each) => !each.type?.text)), []);
        const properties = new Set(names(fields));
        assert.deepEqual(
          (widget.attributes ?? []).filter((each) => !properties.has(each.fieldName ?? '')),
          [],
        );
      });

      it('fires what it says and says what it fires', () => {
        const described = widget.events.filter((each) => each.name !== 'change').map((each) => each.type.text);
        assert.deepEqual(
          described.sort(),
          inCode(widget, /new ([A-Z]\w+Event)\((?!')/g).filter((each) => each !== 'Event'),
        );
        assert.equal(names(widget.events).includes('change'), inCode(widget, /(new Event\('change')/g).length > 0);
      });

      it('has the slots, the parts and the custom properties of its own that it says', () => {
        assert.deepEqual(names(widget.cssParts), inCode(widget, /\bpart="([\w-]+)"/g));
        assert.deepEqual(
          names(widget.cssProperties),
          inCode(widget, new RegExp(`var\\((--${widget.tagName}-[\\w-]+)`, 'g')),
        );
        assert.deepEqual(names(widget.slots), inCode(widget, /<slot(?: name="([\w-]+)")?>/g));
      });

      it('reads no token that there is not', () => {
        assert.deepEqual(
          widget.tokens.filter((each) => !known.has(each)),
          [],
        );
      });

      it('has a page that names all of it, and no event or attribute besides', () => {
        const text = page(widget);
        const named = [
          ...names(widget.events),
          ...names(widget.attributes).filter((each) => !ofAnyField.has(each)),
          ...names(widget.cssParts),
          ...names(widget.cssProperties),
          ...names(widget.members.filter((each) => each.kind === 'method' && each.inheritedFrom === undefined)),
        ];
        assert.deepEqual(
          named.filter((each) => !new RegExp(`\`${each}(\\(\\))?\``).test(text)),
          [],
        );
        const rows = [...text.matchAll(/^\| `(ward-[\w-]+)`/gm)].map(([, event = '']) => event);
        assert.deepEqual(
          rows.filter((each) => !names(widget.events).includes(each)),
          [],
        );
      });
    });
  }
});
