// Takes the pictures of the guide to the page.
import { createFakeHealthLake, ServiceError, type FakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { writePage } from './build/page.ts'
import { findChromium, launch } from './screenshots/chromium.ts'
import { inFewColours } from './screenshots/png.ts'

const folder = 'guides/pictures'
const executablePath = findChromium()
if (executablePath === undefined) {
  throw new Error('Chromium is not on this machine; CHROMIUM may tell where it is.')
}

await writePage()
mkdirSync(folder, { recursive: true })
const fake = createFakeHealthLake()
live(fake)
const server = await serve(fake)
const browser = await launch(executablePath)
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: { width: 1040, height: 480 }, colorScheme })
  await page.goto(`${server.url}/_fake/`)
  await page.getByText('live', { exact: true }).waitFor()
  await (colorScheme === 'light' ? inLight(page) : inDark(page))
}
await browser.close()
await server.close()

/** A refused call, and what happened on virtual time. */
async function inLight(page: Page): Promise<void> {
  await page.getByRole('option', { name: /conflict-in-transition/ }).click()
  await page.getByText('Service model').waitFor()
  await take(page, 'calls')
  await page.getByRole('tab', { name: 'Lanes' }).click()
  await page.getByRole('rowheader', { name: /importJob/ }).waitFor()
  await take(page, 'lanes')
}

/** A fault rule and what it struck. */
async function inDark(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Fault rules' }).click()
  await page.getByRole('button', { name: 'call 5' }).waitFor()
  await take(page, 'fault-rules')
}

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' })
  writeFileSync(`${folder}/${name}.png`, inFewColours(picture))
}

/** A short life: a store, a refusal, a fault, an import under way. */
function live(of: FakeHealthLake): void {
  const execute: FakeHealthLake['execute'] = (...given) => of.execute(...given)
  const { DatastoreId } = execute('CreateFHIRDatastore', {
    DatastoreName: 'claims',
    DatastoreTypeVersion: 'R4',
  })
  tryTo(() => execute('DeleteFHIRDatastore', { DatastoreId }))
  of.clock.advance({ minutes: 15 })
  execute('DescribeFHIRDatastore', { DatastoreId })
  const patient = { resourceType: 'Patient', id: 'ada', name: [{ family: 'Lovelace' }] }
  of.fhir(DatastoreId).request({ method: 'PUT', path: 'Patient/ada', body: patient })
  of.faults.add({
    operation: 'StartFHIRImportJob',
    per: 'attempt',
    times: 2,
    outcome: 'ThrottlingException',
  })
  of.objects.put('s3://claims-in/patients.ndjson', `${JSON.stringify(patient)}\n`)
  const job = {
    DatastoreId,
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/claims',
    InputDataConfig: { S3Uri: 's3://claims-in/' },
    JobOutputDataConfig: {
      S3Configuration: { S3Uri: 's3://claims-out/', KmsKeyId: 'alias/claims' },
    },
  }
  tryTo(() => execute('StartFHIRImportJob', { ...job, ClientToken: 'once' }))
  of.clock.advance({ minutes: 1 })
  tryTo(() => execute('StartFHIRImportJob', { ...job, ClientToken: 'once' }))
  of.clock.advance({ minutes: 2 })
  execute('StartFHIRImportJob', { ...job, ClientToken: 'once' })
  of.clock.advance({ seconds: 30 })
}

function tryTo(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
}
