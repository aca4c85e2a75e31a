import type { Browser, Page } from 'playwright-core'

// What is evaluated in the browser is text, since the tests know nothing of its world.

/** What was copied last. */
export function clipboardOf(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()')
}

/**
 * Does something and gives how long the longest task kept the page busy, in milliseconds of the processor: other programs
 * of the machine do not count.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser() as Browser
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] })
  await act()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: readonly TraceEvent[]
  }
  const renderers = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && renderers.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
  return Math.max(...tasks)
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Turns the wheel of the mouse, one turn after the other. */
export async function turnWheel(page: Page, turns: number): Promise<void> {
  if (turns === 0) return
  await page.mouse.wheel(0, 5000)
  await turnWheel(page, turns - 1)
}
