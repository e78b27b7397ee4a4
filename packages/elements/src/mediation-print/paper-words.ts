import { dayInShanghai } from '@wardkit/contract/calendar-days';
import { html, type TemplateResult } from 'lit';
import type { PaperWords } from './mediation-print.en.ts';
import type { PaperOptions } from './printed-mediation.ts';

/** Room for a year, a month and a day that somebody writes. */
const blankDay = '　　　　年　　月　　日';

/** A word of the form in Chinese, and below it in the second language. */
export function twice({ words, second }: PaperOptions, pick: (paper: PaperWords) => string): TemplateResult {
  return html`<span class="word">${pick(words)}</span>${
    second === null ? null : html`<span class="second" lang=${second.tag}>${pick(second.words)}</span>`
  }`;
}

/** A day as the forms write it, in Asia/Shanghai: `2026年10月20日`. @param value a day or a moment of the wire */
export function paperDay(value: string): string {
  const [year, month, day] = (value.length === 10 ? value : dayInShanghai(value)).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A day that is known, or room to write one. */
export function dayOrRoom(value: string | null): string {
  return value === null ? blankDay : paperDay(value);
}

/** `2026年10月20日 15:05` in Asia/Shanghai. */
export function paperMoment(value: string): string {
  const options = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return `${paperDay(value)} ${new Intl.DateTimeFormat('zh-Hans', options).format(new Date(value))}`;
}

/** A line to write on, with what is known already written. */
export function line(written: unknown = null, size: 'short' | 'long' = 'long'): TemplateResult {
  return html`<span class="line ${size}">${written}</span>`;
}
