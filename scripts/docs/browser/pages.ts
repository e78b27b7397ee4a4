/** On a narrow screen the list of pages is closed until somebody wants it; on a wide one it is always open. */
export function setUpPages(): void {
  const pages = document.querySelector<HTMLDetailsElement>('.pages');
  if (pages === null) return;
  const isWide = matchMedia('(min-width: 1000px)');
  const follow = () => {
    pages.open = isWide.matches;
  };
  isWide.addEventListener('change', follow);
  follow();
  const current = pages.querySelector<HTMLElement>('[aria-current]');
  const list = pages.querySelector('nav');
  // Only the list is moved, never the page.
  if (isWide.matches && current !== null && list !== null && current.offsetTop > list.clientHeight)
    list.scrollTop = current.offsetTop - list.clientHeight / 2;
}
