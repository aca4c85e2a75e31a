import { createFakeHealthLake } from '../../src/index.ts'
import { certaintyCounts } from '../fidelity/page.ts'
import { CreateFHIRDatastoreCommand, StartFHIRImportJobCommand } from '@aws-sdk/client-healthlake'

// The parts of pages that are generated, each between `<!-- name -->` and `<!-- /name -->`.
const parts: Readonly<Record<string, Readonly<Record<string, () => string | Promise<string>>>>> = {
  'README.md': { certainty },
  'guides/state.md': { timeline },
}

/** The pages that have generated parts. */
export const pagesWithParts = Object.keys(parts)

/**
 * Fills the generated parts of a page.
 *
 * @param path The page, from the root
 * @param text What it is
 * @returns What it should be
 */
export async function withParts(path: string, text: string): Promise<string> {
  let page = text
  for (const [name, part] of Object.entries(parts[path] ?? {})) {
    page = filled(path, page, name, await part())
  }
  return page
}

function filled(path: string, text: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [text.indexOf(open), text.indexOf(close)]
  if (start < 0 || end < start) throw new Error(`${path} has no ${open} … ${close}.`)
  return `${text.slice(0, start)}${open}\n\n${part}\n\n${text.slice(end)}`
}

function certainty(): string {
  const { model, documented, observed, assumed } = certaintyCounts()
  const all = model + documented + observed + assumed
  return `Of its ${all} rules, ${model} are decided by AWS's service model, ${documented} are documented, ${observed} were observed, and ${assumed} are assumed.`
}

/** What `timeline()` says of a few calls. */
async function timeline(): Promise<string> {
  const fake = createFakeHealthLake()
  const client = fake.client()
  fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'claims', DatastoreTypeVersion: 'R4' }),
  )
  const start = new StartFHIRImportJobCommand({
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://claims/in/' },
    JobOutputDataConfig: {
      S3Configuration: {
        S3Uri: 's3://claims/out/',
        KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
    },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLakeData',
  })
  await client.send(start).catch(() => undefined)
  fake.step()
  await client.send(start)
  fake.clock.advance({ seconds: 40 })
  return ['```text', fake.timeline(), '```'].join('\n')
}
