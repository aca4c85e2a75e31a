import type { Page } from 'playwright-core'

// What is evaluated in the browser is text, since the tests know nothing of its world.

/** What was copied last. */
export function clipboardOf(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()')
}

/** From now on notes how long tasks take that keep the browser busy for 50 ms or more. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.longTasks = []
    new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) globalThis.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  `)
}

/** The tasks that were noted, in milliseconds. */
export function longTasksOf(page: Page): Promise<readonly number[]> {
  return page.evaluate<number[]>('globalThis.longTasks')
}
