import type { LocalizedText } from '@wardkit/contract/field';

/** A text of the contract as it is shown. */
export interface Localized {
  readonly text: string;
  /** The language of the text, where it is not the one that is spoken: for `lang`. */
  readonly lang: 'zh-Hans' | null;
}

/**
 * A text in the language that is spoken, else in simplified Chinese, which is always there.
 * @example localized({ 'zh-Hans': '消防隐患', ko: '화재 위험' }, 'ja') // { text: '消防隐患', lang: 'zh-Hans' }
 */
export function localized(text: LocalizedText, tag: string): Localized {
  const own = (text as Readonly<Record<string, unknown>>)[tag];
  return typeof own === 'string' ? { text: own, lang: null } : { text: text['zh-Hans'], lang: 'zh-Hans' };
}
