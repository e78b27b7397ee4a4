import { type StaticValue, unsafeStatic } from 'lit/static-html.js';
import { tagName, type WidgetClass } from './define.ts';

const tags = new Map<string, StaticValue>();

/**
 * The tag of an inner widget for a `lit/static-html.js` template, under the prefix of the widget that draws it.
 * The only text that gets into a template this way is a name that `tagName` has checked.
 * @throws TypeError for a prefix that can't start a tag.
 * @example const viewer = innerTag(this, WardDoorplateViewer); html`<${viewer} .code=${code}></${viewer}>`
 */
export function innerTag(host: HTMLElement, widget: WidgetClass): StaticValue {
  const { prefix } = host.constructor as unknown as WidgetClass;
  const name = tagName(prefix, widget.component);
  const known = tags.get(name);
  if (known !== undefined) return known;
  const tag = unsafeStatic(name);
  tags.set(name, tag);
  return tag;
}
