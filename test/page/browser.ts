import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { findChromium, launch } from '../../scripts/screenshots/chromium.ts'

/** Where Chromium is; undefined if it is not there, which is told. In CI it must be. */
export const executablePath = findChromium()

if (executablePath === undefined) {
  const text = 'Chromium is not on this machine; CHROMIUM may tell where it is.'
  if ((process.env['CI'] ?? '') !== '') throw new Error(text)
  console.log(`!!! ${text} The tests of the page are left out.`)
}

/** Starts Chromium for a file of tests. What is returned opens a page of it. */
export function browserForAll(): (url: string, options?: PageOptions) => Promise<Opened> {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = executablePath === undefined ? undefined : await launch(executablePath)
  })
  afterAll(() => browser?.close())
  return async (url, options = {}) => {
    const context = await (browser as Browser).newContext({
      viewport: { width: 1280, height: 720 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    })
    const page = await context.newPage()
    onTestFinished(() => context.close())
    const asked: string[] = []
    const problems: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('the server responded with')) {
        problems.push(message.text())
      }
    })
    await page.goto(`${url}/_fake/`)
    await page.getByText('live', { exact: true }).waitFor()
    onTestFinished(() => expect(problems).toEqual([]))
    return { page, asked }
  }
}

type PageOptions = NonNullable<Parameters<Browser['newContext']>[0]>

export interface Opened {
  readonly page: Page
  /** The addresses that it asked for. */
  readonly asked: readonly string[]
}
