import { executeServerCommand, sendKeys } from '@web/test-runner-commands';

/** Keys and the focus go to the page in front, and another test's page may be. */
export async function bringToFront(): Promise<void> {
  await executeServerCommand('wardkit-front');
}

/** Presses a real key in the browser, such as `Tab`, `Shift+Tab`, `Enter`, `Escape`, `ArrowDown`. */
export async function press(key: string): Promise<void> {
  if (!document.hasFocus()) await bringToFront();
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
