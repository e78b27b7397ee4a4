import { widgetOperations } from '@wardkit/contract/widgets';

/** The name of each public widget without its prefix, such as `alert-list`. */
export const widgets: readonly string[] = Object.keys(widgetOperations).map((tag) => tag.slice('ward-'.length));

/** Where the class of a widget is, from the folder of the package. */
export function widgetFile(widget: string): string {
  return `src/${widget}/${widget}.ts`;
}
