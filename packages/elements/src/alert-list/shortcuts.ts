import type { AlertChange } from '../alerts/alert.state.ts';
import type { AlertListMessages } from './alert-list.en.ts';

/** What a key asks for. */
export type Shortcut =
  | { readonly kind: 'change'; readonly change: AlertChange }
  | { readonly kind: 'new' | 'find' | 'table' | 'help' | 'back' };

const changes: Readonly<Record<string, AlertChange>> = {
  a: 'acknowledge',
  d: 'dispatch',
  g: 'depart',
  h: 'arrive',
  e: 'resolve',
  t: 'transfer',
  m: 'markDuplicate',
  c: 'addNote',
};

const others: Readonly<Record<string, 'new' | 'find' | 'table' | 'help' | 'back'>> = {
  n: 'new',
  '/': 'find',
  v: 'table',
  '?': 'help',
  Escape: 'back',
};

/** What a key asks for while the focus is in the widget and in no field; null for any other key. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Shortcut | null {
  if (ctrlKey || metaKey || altKey) return null;
  const change = changes[key];
  if (change !== undefined) return { kind: 'change', change };
  const kind = others[key];
  return kind === undefined ? null : { kind };
}

/** The keys with what they do, for the sheet that tells them. */
export function keysOf({
  keys,
  changes: names,
}: AlertListMessages): readonly (readonly [keys: string, does: string])[] {
  return [
    ['↓ ↑', keys.next],
    ['Page Down, Page Up', keys.pages],
    ['Home, End', keys.ends],
    ['Enter', keys.open],
    ['Esc', keys.back],
    ['N', keys.newOnes],
    ...Object.entries(changes).map(([key, change]) => [key.toUpperCase(), names[change]] as const),
    ['/', keys.find],
    ['V', keys.table],
    ['?', keys.help],
  ];
}
