/** Every element in and under one, shadow roots included. */
export function everyElement(root: Element | ShadowRoot): Element[] {
  const own = root instanceof Element ? [root, ...(root.shadowRoot ? everyElement(root.shadowRoot) : [])] : [];
  return [...own, ...[...root.children].flatMap(everyElement)];
}

/** The first match in a widget's shadow root or in those of the widgets inside it. */
export function find<Found extends Element = HTMLElement>(root: Element, selector: string): Found | null {
  return (
    (everyElement(root).find((element) => element !== root && element.matches(selector)) as Found | undefined) ?? null
  );
}

/** A button or link by its words. */
export function button(root: Element, words: string | RegExp): HTMLElement {
  const matches = (text: string) => (typeof words === 'string' ? text === words : words.test(text));
  const found = everyElement(root).find(
    (element) =>
      element.matches('button, a[href], summary') &&
      matches((element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  );
  if (found === undefined) throw new Error(`No button says ${words}; the widget says: ${text(root)}`);
  return found as HTMLElement;
}

/** All text of a widget, shadow roots included, white space squeezed. */
export function text(root: Element | ShadowRoot): string {
  const parts: string[] = [];
  const read = (node: Node) => {
    if (node instanceof Element && node.shadowRoot) read(node.shadowRoot);
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
    for (const child of node.childNodes) read(child);
  };
  read(root);
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim();
}
