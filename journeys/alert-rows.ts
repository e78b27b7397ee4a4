import type { Locator } from 'playwright-core';

/** The row of an alert, once it is in sight: what is new stands above what is read, and somebody goes there when the pill says so. */
export async function reachRow(list: Locator, alertId: string): Promise<Locator> {
  const row = list.locator(`[data-row="${alertId}"]`);
  const pill = list.locator('[data-new]');
  while (!(await row.isVisible())) {
    await pill.or(row).first().waitFor({ timeout: 60_000 });
    // It may be gone again: what is new was scrolled to, or the list was read anew.
    if (await pill.isVisible()) await pill.click({ timeout: 5000 }).catch(() => {});
  }
  return row;
}
