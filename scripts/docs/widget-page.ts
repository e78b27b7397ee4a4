import { operations } from '@wardkit/contract/operations';
import { isWidgetTag, operationsOfEveryWidget, widgetOperations } from '@wardkit/contract/widgets';
import { moduleOf, moduleSlug } from '../../packages/contract/generate/modules.ts';
import type { ElementDeclaration, Manifest, Member } from './manifest.ts';

/**
 * What is generated of a widget: its properties, events, slots, parts and tokens from the manifest, and the operations
 * that it calls from the contract’s own list.
 *
 * @param tag such as `ward-alert-list`
 */
export function widgetReference(tag: string, manifest: Manifest): string {
  const element = manifest.get(tag);
  if (element === undefined) throw new Error(`${tag} is not in the manifest`);
  return [
    '## Reference',
    '',
    'Made from the code: the custom elements manifest and the operation records.',
    '',
    ...table('Properties and attributes', ['Property', 'Attribute', 'Type', 'Default', ''], propertiesOf(element)),
    ...table('Methods', ['Method', ''], methodsOf(element)),
    ...table(
      'Events',
      ['Event', 'Fields', 'Cancelable', ''],
      (element.events ?? []).map((event) => [
        code(event.name),
        (event.fields ?? []).map((field) => `${code(field.name)}: ${code(field.type)}`).join('<br>'),
        event.cancelable ? 'yes' : '',
        event.description,
      ]),
    ),
    ...table(
      'Slots',
      ['Slot', ''],
      (element.slots ?? []).map((slot) => [
        slot.name === '' ? 'what stands inside' : code(slot.name),
        slot.description,
      ]),
    ),
    ...table(
      'CSS parts',
      ['Part', ''],
      (element.cssParts ?? []).map((part) => [code(part.name), part.description]),
    ),
    ...table(
      'Tokens',
      ['Custom property', 'Default', ''],
      (element.cssProperties ?? []).map((each) => [code(each.name), code(each.default), each.description]),
    ),
    ...table('Operations that it calls', ['Operation', 'Request', 'Scope', ''], operationsOf(tag)),
    ...(element.slots?.length ? [] : ['It has no slot.', '']),
  ].join('\n');
}

function propertiesOf(element: ElementDeclaration): Cell[][] {
  const members = (element.members ?? []).filter((member) => member.kind === 'field' && isPublic(member));
  const rows = members.map((member) => [
    code(member.name),
    code(member.attribute ?? element.attributes?.find((each) => each.fieldName === member.name)?.name),
    `${code(member.type?.text)}${member.readonly ? ' read only' : ''}`,
    code(member.default),
    member.description,
  ]);
  const named = new Set(members.map((member) => member.name));
  const alone = (element.attributes ?? []).filter((each) => each.fieldName === undefined || !named.has(each.fieldName));
  return [
    ...rows,
    ...alone.map((each) => ['', code(each.name), code(each.type?.text), code(each.default), each.description]),
  ];
}

function methodsOf(element: ElementDeclaration): Cell[][] {
  const members = (element.members ?? []).filter((member) => member.kind === 'method' && isPublic(member));
  return members.map((member) => [
    code(`${member.name}(${(member.parameters ?? []).map((each) => each.name).join(', ')})`),
    member.description,
  ]);
}

const isPublic = (member: Member) => (member.privacy ?? 'public') === 'public' && member.static !== true;

function operationsOf(tag: string): Cell[][] {
  if (!isWidgetTag(tag)) throw new Error(`${tag} is no widget of the contract`);
  return [...new Set([...widgetOperations[tag], ...operationsOfEveryWidget])].map((id) => {
    const { method, path, scope, summary } = operations[id];
    const address = `../../../../docs/contract/reference/${moduleSlug(moduleOf(id))}.html#${id}`;
    return [`[${code(id)}](${address})`, code(`${method} ${path}`), code(scope), summary];
  });
}

type Cell = string | undefined | null;

/** A Markdown table below a heading, or nothing where there are no rows. */
function table(heading: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => cellOf(cell)).join(' | ')} |`;
  return [`### ${heading}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line), ''];
}

function cellOf(text: Cell): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();
}

/** A text as code; nothing where there is none. */
function code(text: Cell): string {
  return text === undefined || text === null || text === '' ? '' : `\`${text.replaceAll('`', "'")}\``;
}
