/** Foreground and background names that meet on screen; `text` needs 4.5 : 1, `mark` (control borders, meaningful icons, focus) 3 : 1. */
export interface Pair {
  kind: 'text' | 'mark';
  foreground: string;
  background: string;
}

const GROUNDS = ['canvas', 'surface', 'surface-2', 'surface-3'];
const MEANINGS = ['extreme', 'severe', 'moderate', 'minor', 'ok', 'accent'];

const text = (foreground: string, backgrounds: string[]): Pair[] =>
  backgrounds.map((background) => ({ kind: 'text', foreground, background }));
const mark = (foreground: string, backgrounds: string[]): Pair[] =>
  backgrounds.map((background) => ({ kind: 'mark', foreground, background }));

/** Every pair in use by the widgets; a style that makes a new pair adds it here. */
export const pairs: readonly Pair[] = [
  ...text('ink', [...GROUNDS, ...MEANINGS.map((meaning) => `${meaning}-soft`)]),
  ...text('ink-2', [...GROUNDS, ...MEANINGS.map((meaning) => `${meaning}-soft`)]),
  ...text('ink-3', GROUNDS),
  ...MEANINGS.flatMap((meaning) => text(meaning, ['canvas', 'surface', 'surface-2', `${meaning}-soft`])),
  ...text('accent-strong', ['surface', 'surface-3', 'accent-soft']),
  ...text('accent-ink', ['accent', 'accent-strong']),
  ...text('extreme-ink', ['extreme', 'extreme-strong']),
  ...text('extreme-strong', ['surface', 'surface-3', 'extreme-soft']),
  ...text('plate-ink', ['plate']),
  ...text('button-ink', ['button-background']),
  ...text('button-primary-ink', ['button-primary-background', 'button-primary-hover']),
  ...text('button-danger-ink', ['button-background']),
  ...text('field-ink', ['field-background']),
  ...text('field-hint', ['field-background']),
  ...mark('control', GROUNDS),
  ...mark('focus', [...GROUNDS, 'accent-soft']),
  ...mark('star', ['surface', 'surface-2']),
  ...mark('progress-fill', ['surface', 'progress-track']),
];
