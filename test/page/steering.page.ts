import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { browserForAll, executablePath } from './browser.ts'
import { makeSixtyCalls } from './sixty-calls.ts'

const open = browserForAll()

describe.skipIf(executablePath === undefined)('The page', () => {
  it('adds a fault rule, shows what it struck, and takes it away', async () => {
    const { fake, server } = await served()
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Fault rules' }).click()

    await page.getByLabel('Operation').selectOption('CreateFHIRDatastore')
    await page.getByLabel('Outcome').selectOption('ThrottlingException')
    await page.getByLabel('Times').fill('2')
    await page.getByRole('button', { name: 'Add rule' }).click()
    await page.getByText('applied 0, 2 left').waitFor()
    expect(fake.faults.pending()).toMatchObject([{ operation: ['CreateFHIRDatastore'], times: 2 }])
    expect(() => fake.execute('CreateFHIRDatastore', r4)).toThrow('Rate exceeded')
    await page.getByText('applied 1, 1 left').waitFor()
    await page.getByRole('button', { name: 'call 1' }).click()
    await page.getByText('error, by fault rule 1').waitFor()
    await page.getByRole('tab', { name: 'Fault rules' }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('There is no fault rule.').waitFor()

    expect(fake.faults.pending()).toEqual([])
  })

  it("says in the server's words what is wrong with a rule", async () => {
    const { server } = await served()
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Fault rules' }).click()

    await page.getByLabel('The rule, as JSON').fill('{ "outcome": "Throttling" }')
    await page.getByRole('button', { name: 'Add rule' }).click()

    await expect.poll(() => page.getByRole('alert').innerText()).toContain('ThrottlingException')
  })

  it('moves the clock', async () => {
    const { fake, server } = await served()
    fake.execute('CreateFHIRDatastore', { ...r4, DatastoreName: 'claims' })
    const { page } = await open(server.url)
    const now = page.getByLabel('Now')

    await page.getByText('CREATING → ACTIVE in 15 m').waitFor()
    await page.getByRole('button', { name: 'Step' }).click()
    await expect.poll(() => now.innerText()).toBe('2025-01-01 00:15:00')
    await page.getByText('Nothing is in progress.').waitFor()
    await page.getByLabel('By how much').fill('1d 30m')
    await page.getByRole('button', { name: 'Advance' }).click()
    await expect.poll(() => now.innerText()).toBe('2025-01-02 00:45:00')
    await page.getByLabel('By how much').fill('soon')
    await page.getByRole('button', { name: 'Advance' }).click()
    await page.getByText('soon is not a duration').waitFor()
    await page.getByRole('tab', { name: 'Stores and jobs' }).click()
    await page.getByRole('cell', { name: 'claims' }).waitFor()

    expect(fake.datastore('claims')?.DatastoreStatus).toBe('ACTIVE')
  })

  it('looks without a request, and asks nobody else', async () => {
    const { fake, server } = await served()
    makeSixtyCalls(fake)
    const before = fake.snapshot()
    const { page, asked } = await open(server.url)

    for (const tab of await page.getByRole('tab').all()) await tab.click()
    await page.getByRole('button', { name: 'Take one to compare' }).click()

    await expect.poll(() => page.getByRole('button', { name: 'Restore 1' }).count()).toBe(1)
    expect(fake.snapshot()).toEqual(before)
    expect(asked.filter((url) => !url.startsWith(`${server.url}/_fake/`))).toEqual([])
  })

  it('tells two snapshots apart, and puts one back', async () => {
    const { fake, server } = await served()
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Snapshots' }).click()
    const take = page.getByRole('button', { name: 'Take one to compare' })

    await take.click()
    await page.getByRole('button', { name: 'Restore 1' }).waitFor()
    fake.addDatastore({ DatastoreName: 'claims' })
    await take.click()
    await page
      .getByRole('rowheader', { name: /us-east-1/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Restore 1' }).click()

    await expect.poll(() => fake.datastores()).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    expect(JSON.parse(text)).toEqual(fake.snapshot())
    fake.addDatastore({ DatastoreName: 'later' })
    await page.getByLabel('Restore a file').setInputFiles(await download.path())
    await expect.poll(() => fake.datastores()).toEqual([])
  })

  it('shows resources with their versions, and objects', async () => {
    const { fake, server } = await served()
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'claims' })
    const patients = fake.resources(DatastoreId)
    patients.put({ resourceType: 'Patient', id: 'ada', name: [{ family: 'Ada' }] })
    patients.put({ resourceType: 'Patient', id: 'ada', name: [{ family: 'Byron' }] })
    fake.objects.put('s3://claims-in/a b.ndjson', '<b>not markup</b>')
    const { page } = await open(server.url)

    await page.getByRole('tab', { name: 'Resources' }).click()
    await page.getByRole('button', { name: 'Patient/ada' }).click()
    await page.getByText('Version 1, by PUT').click()
    await page.getByLabel('Version 1', { exact: true }).getByText('Ada').waitFor()
    await page.getByRole('tab', { name: 'Objects' }).click()
    await page.getByRole('button', { name: 's3://claims-in/a b.ndjson' }).click()
    await page.getByText('<b>not markup</b>').waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()

    await page.getByText('There is no object.').waitFor()
    expect(fake.objects.list('s3://claims-in/')).toEqual([])
  })

  it('shows an object that a program puts by S3', async () => {
    const { server } = await served()
    const { page } = await open(server.url)
    await page.getByRole('tab', { name: 'Objects' }).click()
    await page.getByText('There is no object.').waitFor()

    await fetch(`${server.url}/claims-in/a.ndjson`, { method: 'PUT', body: '{}' })

    const put = page.getByRole('button', { name: 's3://claims-in/a.ndjson' })
    await expect.poll(() => put.count()).toBe(1)
  })

  it('says what verify would say', async () => {
    const { fake, server } = await served()
    fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' })
    const { page } = await open(server.url)

    await page.getByRole('tab', { name: 'Verify' }).click()

    await page.getByText('would throw').waitFor()
    expect(await page.getByLabel('What verify would say').innerText()).toContain(
      'CreateFHIRDatastore',
    )
  })
})
