import MiniSearch, { type SearchResult } from 'minisearch';
import { findOptions, searchOptions } from '../search-options.ts';

const words = {
  en: {
    none: 'Nothing was found. Try fewer or other words.',
    failed: 'The index could not be loaded. Search works where the folder is served by a web server.',
    count: (count: number) => `${count} found`,
  },
  'zh-Hans': {
    none: '没有找到。请换几个字，或少输几个字。',
    failed: '索引无法载入。请通过网页服务器打开本站后再搜索。',
    count: (count: number) => `找到 ${count} 条`,
  },
};
const most = 12;

/** The field in the head of each page. The index is loaded when somebody comes to it, and not before. */
export function setUpSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#find');
  const list = document.querySelector<HTMLElement>('#found');
  const status = document.querySelector<HTMLElement>('#found-count');
  const box = document.querySelector<HTMLElement>('.find');
  if (field === null || list === null || status === null || box === null) return;
  const word = document.documentElement.lang === 'en' ? words.en : words['zh-Hans'];
  const toRoot = document.body.dataset.toRoot ?? '.';
  let index: Promise<MiniSearch> | null = null;
  let chosen = -1;

  const load = () => {
    index ??= fetch(`${toRoot}/search-index.json`)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.status}`))))
      .then((text) => MiniSearch.loadJSON(text, searchOptions));
    return index;
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
    chosen = -1;
  };
  const say = (text: string) => {
    const line = document.createElement('p');
    line.textContent = text;
    list.replaceChildren(line);
    status.textContent = text;
  };
  const choose = (at: number) => {
    const rows = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    if (rows.length === 0) return;
    chosen = (at + rows.length) % rows.length;
    for (const [row, each] of rows.entries()) each.setAttribute('aria-selected', String(row === chosen));
    const row = rows[chosen];
    row?.scrollIntoView({ block: 'nearest' });
    if (row !== undefined) field.setAttribute('aria-activedescendant', row.id);
  };
  const search = async () => {
    const text = field.value.trim();
    if (text === '') return close();
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    try {
      const loaded = await load();
      // Somebody typed on while it was loaded: that search is on its way.
      if (text !== field.value.trim()) return;
      const all = loaded.search(text);
      const found = all.length > 0 ? all : loaded.search(text, { ...findOptions, combineWith: 'OR' });
      if (found.length === 0) return say(word.none);
      list.replaceChildren(...found.slice(0, most).map((result, at) => rowOf(result, at, toRoot)));
      status.textContent = word.count(found.length);
      choose(0);
    } catch {
      // The next try asks for it anew.
      index = null;
      say(word.failed);
    }
  };

  box.hidden = false;
  field.addEventListener(
    'focus',
    () =>
      void load().catch(() => {
        index = null;
      }),
  );
  field.addEventListener('input', () => void search());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') list.querySelector<HTMLAnchorElement>('[aria-selected=true]')?.click();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) close();
  });
}

function rowOf(result: SearchResult, at: number, toRoot: string): HTMLElement {
  const row = document.createElement('a');
  row.href = `${toRoot}/${result.id}`;
  row.id = `found-${at}`;
  row.role = 'option';
  row.tabIndex = -1;
  const heading = document.createElement('b');
  heading.textContent = result.heading;
  const page = document.createElement('small');
  page.textContent = result.page;
  const begin = document.createElement('span');
  begin.textContent = result.begin;
  row.append(heading, page, begin);
  return row;
}
