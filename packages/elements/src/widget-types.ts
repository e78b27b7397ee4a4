import type { Widgets } from './widget-types.generated.ts';

/** The tag of a public widget, such as `ward-alert-list`. */
export type WidgetTag = keyof Widgets;

/** The class behind a tag. */
export type WidgetElement<Tag extends WidgetTag> = Widgets[Tag]['element'];

/** The properties of a widget that a page sets. */
export type WidgetProperties<Tag extends WidgetTag> = {
  [Name in Extract<Widgets[Tag]['properties'], keyof WidgetElement<Tag>>]?: WidgetElement<Tag>[Name] | undefined;
};

/** What an attribute can be given as, where a framework writes it. */
type Written<Value> = Value extends number
  ? Value | `${number}`
  : Value extends boolean
    ? Value | '' | 'true' | 'false'
    : Value;

/** The attributes of a widget, under their own names. */
export type WidgetAttributes<Tag extends WidgetTag> = {
  [Name in keyof Widgets[Tag]['attributes']]?: Widgets[Tag]['attributes'][Name] extends keyof WidgetElement<Tag>
    ? Written<WidgetElement<Tag>[Widgets[Tag]['attributes'][Name]]> | undefined
    : never;
};

/** The events of a widget by their names. */
export type WidgetEvents<Tag extends WidgetTag> = Widgets[Tag]['events'];

/** `ward-alert-open` as `WardAlertOpen`. */
export type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;
