import type { Page } from 'playwright-core'

// What is evaluated in the browser is text, since the tests know nothing of its world.

/** What was copied last. */
export function clipboardOf(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()')
}

/** Turns the wheel of the mouse, one turn after the other. */
export async function turnWheel(page: Page, turns: number): Promise<void> {
  if (turns === 0) return
  await page.mouse.wheel(0, 5000)
  await turnWheel(page, turns - 1)
}
