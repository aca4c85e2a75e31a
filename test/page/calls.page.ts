import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { browserForAll, executablePath } from './browser.ts'
import { clipboardOf, turnWheel } from './inside.ts'
import { makeSixtyCalls } from './sixty-calls.ts'

const open = browserForAll()

describe.skipIf(executablePath === undefined)('The calls on the page', () => {
  it('leads from 60 calls to the rule that refused one, and to a test that shows it', async () => {
    const { fake, server } = await served()
    makeSixtyCalls(fake)
    const { page } = await open(server.url)

    await page.getByRole('searchbox', { name: 'Filter' }).fill('conflict')
    const calls = page.getByRole('listbox', { name: 'Calls' }).getByRole('option')
    await expect.poll(() => calls.count()).toBe(1)
    await calls.click()
    const one = page.getByRole('region', { name: 'One call' })
    await one.getByText('conflict-in-transition').waitFor()
    expect(await one.locator('.certainty').innerText()).toBe('model')
    expect(await one.locator('.rule').innerText()).toContain('Service model')

    await one.getByRole('button', { name: 'Copy as test' }).click()
    await page.getByText('Copied.').waitFor()
    const test = await clipboardOf(page)
    const broken = test.replace("conflict-in-transition')\n", "other')\n")
    const output = runInVitest({ copied: test, broken })
    expect(output).toMatch(/Tests +1 failed \| 1 passed \(2\)/)
    expect(output).toMatch(/FAIL .*broken\.test\.ts/)
  })

  it('is used by the keyboard alone', async () => {
    const { fake, server } = await served()
    makeSixtyCalls(fake)
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Calls' }).focus()

    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Lanes', selected: true }).waitFor()
    await page
      .getByRole('rowheader', { name: /datastore/ })
      .first()
      .waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')

    await page.getByRole('heading', { name: '2 DeleteFHIRDatastore' }).waitFor()
    expect(await page.getByRole('listbox').getAttribute('aria-activedescendant')).toBe('row-2')
  })

  it('scrolls through 10,000 calls, of which few are made at once', async () => {
    const { fake, server } = await served()
    fake.addDatastore({ DatastoreName: 'claims' })
    for (let call = 0; call < 10_000; call += 1) fake.execute('ListFHIRDatastores', {})
    const { page } = await open(server.url)
    const list = page.getByRole('listbox')
    await page.getByRole('tab', { name: 'Calls 10000' }).waitFor()
    await list.hover()
    await list.evaluate((at) => at.scrollTo(0, 0))
    await turnWheel(page, 60)
    await list.evaluate((at) => at.scrollTo(0, at.scrollHeight))

    await page.getByRole('option', { name: /^10000/ }).waitFor()
    expect(await list.getByRole('option').count()).toBeLessThan(60)
  })

  it('reads all anew when the state was put back, and shows a new call by itself', async () => {
    const { fake, server, ask } = await served()
    makeSixtyCalls(fake)
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Calls 60' }).waitFor()

    fake.reset()
    await page.getByText('No call has come yet.').waitFor()
    await ask('CreateFHIRDatastore', r4)

    await page.getByRole('option', { name: /CreateFHIRDatastore/ }).waitFor()
    expect(await page.getByRole('listbox').getByRole('option').count()).toBe(1)
  })
})

/** Runs tests as a user would who has pasted them into files. */
function runInVitest(tests: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(`${import.meta.dirname}/copied-`)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(tests)) {
    writeFileSync(`${folder}/${name}.test.ts`, text)
  }
  const { stdout, stderr } = spawnSync('npx', ['vitest', 'run', folder], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return stdout + stderr
}
