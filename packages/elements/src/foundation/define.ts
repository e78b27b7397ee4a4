import type { LitElement } from 'lit';
import { version } from './version.ts';

/** Where and under which name a widget is registered. */
export interface DefineOptions {
  /** What every tag of this copy starts with, `ward` unless told; lower case letters, digits and single hyphens. */
  prefix?: string;
  /** `customElements` unless told. */
  registry?: CustomElementRegistry;
}

/** The class of a widget, not yet tied to a tag. */
export interface WidgetClass {
  new (): LitElement;
  /** The tag without its prefix, such as `outbox-status`. */
  readonly component: string;
  /** What this copy's tags start with once registered. */
  readonly prefix: string;
  /** The widgets that its template uses; they are registered with it, under the same prefix. */
  readonly inner: readonly WidgetClass[];
  readonly wardkitVersion: string;
}

const PREFIX = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The tag of a widget under a prefix.
 * @throws TypeError for a prefix that is not lower case letters, digits and single hyphens.
 * @example tagName('ward', 'outbox-status') // 'ward-outbox-status'
 */
export function tagName(prefix: string, component: string): string {
  if (!PREFIX.test(prefix)) {
    throw new TypeError(
      `"${prefix}" can't start a tag: use lower case letters, digits and single hyphens, such as "ward".`,
    );
  }
  return `${prefix}-${component}`;
}

/**
 * Registers a widget and the widgets it uses. Doing it again with the same version is silent; a tag that another version
 * or another library holds is left as it is, and the console names both.
 * @throws TypeError for a prefix that can't start a tag.
 * @example define(WardOutboxStatus, { prefix: 'acme' }) // <acme-outbox-status>
 */
export function define(widget: WidgetClass, { prefix = 'ward', registry = customElements }: DefineOptions = {}): void {
  const name = tagName(prefix, widget.component);
  for (const inner of widget.inner) define(inner, { prefix, registry });
  const present = registry.get(name) as Partial<WidgetClass> | undefined;
  if (present === undefined) {
    // A subclass for each tag: a constructor serves one tag only, and the prefix belongs to the tag.
    registry.define(
      name,
      class extends widget {
        static override readonly prefix = prefix;
      },
    );
    return;
  }
  if (present.wardkitVersion === version && present.component === widget.component) return;
  const holder = present.wardkitVersion === undefined ? 'another library' : `Wardkit ${present.wardkitVersion}`;
  console.warn(
    `<${name}> is already defined by ${holder}, so Wardkit ${version} did not define it. To use both on one page, give one of them another prefix: define(…, { prefix: 'ward2' }).`,
  );
}
