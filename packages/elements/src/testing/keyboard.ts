import { executeServerCommand, sendKeys } from '@web/test-runner-commands';

/**
 * Keys and the focus go to the page in front, and the page of the file before may be there until it is closed. A browser
 * says that it brought a page to the front before the page knows, so that it is asked again until it does.
 */
export async function comeToFront(): Promise<void> {
  for (let times = 0; !document.hasFocus() && times < 20; times += 1) {
    await executeServerCommand('wardkit-front');
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Presses a real key in the browser, such as `Tab`, `Shift+Tab`, `Enter`, `Escape`, `ArrowDown`. */
export async function press(key: string): Promise<void> {
  await comeToFront();
  const parts = key.split('+');
  const last = parts.pop() as string;
  for (const part of parts) await sendKeys({ down: part });
  await sendKeys({ press: last });
  for (const part of parts.reverse()) await sendKeys({ up: part });
}

/** What has the focus, inside shadow roots too. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}
