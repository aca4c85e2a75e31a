import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import type { JobSettings } from '../settings.ts'
import { hexId, unknownId } from '../../values.ts'

const ended = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED']

/** Jobs on the shared data store; most only if the environment says where they may write. */
export function jobChecks(ground: Ground): void {
  const { account, settings, first } = ground

  it('an unknown job is refused [unknown-job]', async () => {
    const describing = account.send('DescribeFHIRImportJob', {
      DatastoreId: first().DatastoreId,
      JobId: unknownId,
    })

    expect((await refusalOf(account, describing)).name).toBe('ResourceNotFoundException')
  })

  const { jobs } = settings
  if (jobs === undefined) return
  describe('With a role', () => {
    exportChecks(ground, jobs)
  })
  const { input } = jobs
  if (input === undefined) return
  describe('With something to import', () => {
    importChecks(ground, jobs, input)
  })
}

function exportChecks({ account, first, name }: Ground, { role, output, key }: JobSettings): void {
  const started: string[] = []

  async function start(last: string): Promise<string> {
    const { JobId } = await account.send('StartFHIRExportJob', {
      DatastoreId: first().DatastoreId,
      DataAccessRoleArn: role,
      OutputDataConfig: { S3Configuration: { S3Uri: output, KmsKeyId: key } },
      ClientToken: name(last),
    })
    return JobId
  }

  async function shown(JobId: string | undefined) {
    const { ExportJobProperties } = await account.send('DescribeFHIRExportJob', {
      DatastoreId: first().DatastoreId,
      JobId: JobId ?? '',
    })
    return ExportJobProperties
  }

  it('a job has an id [job-id]', async () => {
    started.push(await start('export-1'))

    expect(started[0]).toMatch(hexId)
  })

  it('one runs at a time, the others are QUEUED [one-job-at-a-time]', async () => {
    started.push(await start('export-2'))

    await account.until(async () => (await shown(started[1])).JobStatus !== 'SUBMITTED')

    expect((await shown(started[1])).JobStatus).toBe('QUEUED')
  })

  it('the output is in a folder of the job [job-output-uri]', async () => {
    const { DatastoreId } = first()
    const { OutputDataConfig } = await shown(started[0])

    expect(OutputDataConfig.S3Configuration?.S3Uri).toBe(
      `${output.replace(/\/$/, '')}/${DatastoreId}-FHIR_EXPORT-${started[0]}/`,
    )
  })

  it('a job ends, and shows when [job-life-cycle] [job-end]', async () => {
    const seen = new Set<string>()

    await account.until(async () => {
      const { JobStatus, EndTime } = await shown(started[1])
      seen.add(`${JobStatus}${EndTime === undefined ? '' : ' at a time'}`)
      return ended.includes(JobStatus)
    })

    expect([...seen].slice(-2)).toEqual(['IN_PROGRESS', 'COMPLETED at a time'])
  })
}

function importChecks({ account, first }: Ground, jobs: JobSettings, input: string): void {
  it('an import is strict by default and reports its progress [validation-level-default] [job-progress]', async () => {
    const { DatastoreId } = first()
    const { JobId } = await account.send('StartFHIRImportJob', {
      DatastoreId,
      DataAccessRoleArn: jobs.role,
      InputDataConfig: { S3Uri: input },
      JobOutputDataConfig: { S3Configuration: { S3Uri: jobs.output, KmsKeyId: jobs.key } },
    })
    const shown = async () =>
      (await account.send('DescribeFHIRImportJob', { DatastoreId, JobId })).ImportJobProperties

    await account.until(async () => ended.includes((await shown()).JobStatus))

    const { ValidationLevel, JobProgressReport = {} } = await shown()
    expect([ValidationLevel, ...Object.keys(JobProgressReport).toSorted()]).toEqual([
      'strict',
      'Throughput',
      'TotalNumberOfFilesReadWithCustomerError',
      'TotalNumberOfImportedFiles',
      'TotalNumberOfResourcesImported',
      'TotalNumberOfResourcesScanned',
      'TotalNumberOfResourcesWithCustomerError',
      'TotalNumberOfScannedFiles',
      'TotalSizeOfScannedFilesInMB',
    ])
  })
}
