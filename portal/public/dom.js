/**
 * Makes an element. Text is always text, never markup.
 *
 * @param {string} name
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [given] attributes, and listeners as `onclick`
 * @param {...(Node | string | null | undefined | false)} children
 */
export function element(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
