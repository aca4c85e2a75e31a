import type { Browser, Page } from 'playwright-core'
import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { findChromium, launch } from '../scripts/screenshots/chromium.ts'
import type { Row } from './row.ts'

const CALLS = 10_000
const TURNS = 60

/** What the page keeps a browser busy for. */
export const pageRows: readonly Row[] = [
  {
    name: `The page: the longest task while ${CALLS} calls are scrolled through`,
    limit: 100,
    unit: 'ms',
    async measure() {
      const executablePath = findChromium()
      if (executablePath === undefined) {
        throw new Error('Chromium is not on this machine; CHROMIUM may tell where it is.')
      }
      const fake = createFakeHealthLake()
      for (let call = 0; call < CALLS; call += 1) fake.execute('ListFHIRDatastores', {})
      await using server = await serve(fake)
      const browser = await launch(executablePath)
      try {
        const page = await browser.newPage()
        await page.goto(`${server.url}/_fake/`)
        await page.getByRole('tab', { name: `Calls ${CALLS}` }).waitFor()
        return await longestTask(browser, page, () => scroll(page))
      } finally {
        await browser.close()
      }
    },
  },
]

async function scroll(page: Page): Promise<void> {
  const list = page.getByRole('listbox')
  await list.hover()
  await list.evaluate((at) => at.scrollTo(0, 0))
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 5000)
  await list.evaluate((at) => at.scrollTo(0, at.scrollHeight))
  await page.getByRole('option', { name: new RegExp(`^${CALLS}`) }).waitFor()
}

/** In milliseconds of the processor: other programs of the machine do not count. */
async function longestTask(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<number> {
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
