import { describe, expect, it, type TestContext } from 'vitest'
import { serverAt } from '../http/command.ts'
import { dataPathOf, isCi, model, run, versionOf } from './foreign.ts'

const version = versionOf('The AWS CLI', 'aws', ['--version'])

it('The AWS CLI is here, or this is no CI', () => {
  expect([isCi, version]).not.toEqual([true, undefined])
})

/** Starts the command and gives hold on an AWS CLI that calls it. */
async function calling(context: TestContext, env: Record<string, string> = {}) {
  const server = await serverAt(context, [
    '--port',
    '0',
    '--clock',
    'polling',
    '--start',
    '2025-01-01',
  ])
  const attempt = (...args: string[]) =>
    run('aws', ['healthlake', ...args, '--endpoint-url', server.url], env)

  async function aws(...args: string[]): Promise<Record<string, unknown>> {
    const { code, out, err } = await attempt(...args)
    expect(code === 0 ? 'done' : err).toBe('done')
    return (out === '' ? {} : JSON.parse(out)) as Record<string, unknown>
  }

  return { ...server, attempt, aws }
}

const documented = [
  'create-fhir-datastore',
  '--datastore-type-version',
  'R4',
  '--datastore-name',
  'FhirTestDatastore',
]

const everyMember = [
  ...documented,
  '--sse-configuration',
  'KmsEncryptionConfig={CmkType=CUSTOMER_MANAGED_KMS_KEY,KmsKeyId=alias/records}',
  '--preload-data-config',
  'PreloadDataType=SYNTHEA',
  '--client-token',
  'c1f3-once',
  '--tags',
  'Key=stage,Value=test',
  '--identity-provider-configuration',
  'AuthorizationStrategy=AWS_AUTH,FineGrainedAuthorizationEnabled=false',
]

describe.runIf(version !== undefined)('The AWS CLI', { timeout: 120_000 }, () => {
  it("creates a data store as AWS's documentation shows it", async (context) => {
    const { aws, url } = await calling(context)

    const created = await aws(...documented)

    const id = String(created['DatastoreId'])
    expect(created).toEqual({
      DatastoreId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${id}`,
      DatastoreStatus: 'CREATING',
      DatastoreEndpoint: `${url}/datastore/${id}/r4/`,
    })
  })

  it('creates, describes and lists with every member', async (context) => {
    const { aws } = await calling(context)

    const { DatastoreId } = await aws(...everyMember)
    await aws(...documented.with(4, 'other'))
    const described = await aws('describe-fhir-datastore', '--datastore-id', String(DatastoreId))
    const listed = await aws(
      'list-fhir-datastores',
      '--filter',
      'DatastoreName=FhirTestDatastore,DatastoreStatus=ACTIVE,CreatedBefore=2025-06-01T00:00:00Z,CreatedAfter=2024-06-01T00:00:00Z',
      '--max-results',
      '10',
    )

    const { DatastoreProperties } = described
    expect(DatastoreProperties).toMatchObject({
      DatastoreId,
      DatastoreName: 'FhirTestDatastore',
      DatastoreStatus: 'ACTIVE',
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
      SseConfiguration: {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/records' },
      },
      IdentityProviderConfiguration: {
        AuthorizationStrategy: 'AWS_AUTH',
        FineGrainedAuthorizationEnabled: false,
      },
    })
    expect(listed).toEqual({ DatastorePropertiesList: [DatastoreProperties] })
    const { CreatedAt } = DatastoreProperties as { CreatedAt: string | number }
    const seconds = typeof CreatedAt === 'number' ? CreatedAt : Date.parse(CreatedAt) / 1000
    expect(seconds).toBe(1_735_689_600)
  })

  it('pages', async (context) => {
    const { aws } = await calling(context)
    for (const name of ['one', 'two', 'three']) await aws(...documented.with(4, name))

    const first = await aws('list-fhir-datastores', '--max-results', '2')
    const second = await aws(
      'list-fhir-datastores',
      '--max-results',
      '2',
      '--next-token',
      String(first['NextToken']),
    )

    const pages = [first, second].map((page) =>
      (page['DatastorePropertiesList'] as { DatastoreName: string }[]).map(
        ({ DatastoreName }) => DatastoreName,
      ),
    )
    expect(pages).toEqual([['three', 'two'], ['one']])
    expect(second).not.toHaveProperty('NextToken')
  })

  it('waits', async (context) => {
    const { aws } = await calling(context)
    const { DatastoreId } = await aws(...documented)
    const id = ['--datastore-id', String(DatastoreId)]

    await aws('wait', 'fhir-datastore-active', ...id)
    await aws('delete-fhir-datastore', ...id)
    await aws('wait', 'fhir-datastore-deleted', ...id)

    expect(await aws('describe-fhir-datastore', ...id)).toMatchObject({
      DatastoreProperties: { DatastoreStatus: 'DELETED' },
    })
  })

  it('says what the service says', async (context) => {
    const { attempt, aws, steer } = await calling(context)
    const { DatastoreId } = await aws(...documented)
    await steer('POST', '/_fake/faults', {
      operation: 'ListFHIRDatastores',
      outcome: 'AccessDeniedException',
    })

    const refusals = [
      await attempt('describe-fhir-datastore', '--datastore-id', 'none'),
      await attempt('delete-fhir-datastore', '--datastore-id', String(DatastoreId)),
      await attempt('create-fhir-datastore', '--datastore-type-version', 'R5'),
      await attempt('list-fhir-datastores'),
    ]

    expect(refusals.map(({ err }) => err.trim())).toEqual([
      expect.stringContaining(
        '(ResourceNotFoundException) when calling the DescribeFHIRDatastore operation: There is no data store with the id none in us-east-1.',
      ),
      expect.stringContaining('(ConflictException) when calling the DeleteFHIRDatastore operation'),
      expect.stringContaining(
        '(ValidationException) when calling the CreateFHIRDatastore operation: 1 validation error detected:',
      ),
      expect.stringContaining('(AccessDeniedException) when calling the ListFHIRDatastores'),
    ])
    expect(refusals.map(({ code }) => code > 0)).toEqual([true, true, true, true])
  })

  it('asks the region that it is told', async (context) => {
    const { aws } = await calling(context)

    const { DatastoreArn } = await aws(...documented, '--region', 'eu-west-2')

    expect(DatastoreArn).toContain(':eu-west-2:')
    expect(await aws('list-fhir-datastores')).toEqual({ DatastorePropertiesList: [] })
  })

  it.runIf(model !== undefined)(
    'updates a data store, with the model of September 2026',
    async (context) => {
      const { aws } = await calling(context, { AWS_DATA_PATH: dataPathOf(model ?? '') })
      const { DatastoreId } = await aws(...documented)
      const id = ['--datastore-id', String(DatastoreId)]
      await aws('wait', 'fhir-datastore-active', ...id)

      const updated = await aws(
        'update-fhir-datastore',
        ...id,
        '--datastore-name',
        'after',
        '--nlp-configuration',
        'Status=ENABLED',
      )

      expect(updated).toMatchObject({
        DatastoreProperties: { DatastoreName: 'after', DatastoreStatus: 'UPDATING' },
      })
      expect(await aws('describe-fhir-datastore', ...id)).toMatchObject({
        DatastoreProperties: { DatastoreStatus: 'ACTIVE', NlpConfiguration: { Status: 'ENABLED' } },
      })
    },
  )

  it.runIf(model !== undefined)(
    'restores a data store, with the model of September 2026',
    async (context) => {
      const { aws } = await calling(context, { AWS_DATA_PATH: dataPathOf(model ?? '') })
      const backup = ['--backup-configuration', 'Status=ENABLED,RetentionPeriodInDays=3']
      const { DatastoreId: source } = await aws(...documented, ...backup)
      await aws('wait', 'fhir-datastore-active', '--datastore-id', String(source))

      const { DatastoreId } = await aws(
        'restore-fhir-datastore',
        '--source-datastore-id',
        String(source),
        '--restore-configuration',
        '{"ContinuousBackupRestoreConfiguration":{}}',
        '--datastore-name',
        'restored',
      )

      const id = ['--datastore-id', String(DatastoreId)]
      expect(await aws('describe-fhir-datastore', ...id)).toMatchObject({
        DatastoreProperties: {
          DatastoreName: 'restored',
          DatastoreStatus: 'ACTIVE',
          BackupStatusInfo: { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } },
        },
      })
    },
  )
})
