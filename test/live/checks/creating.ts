import { expect, it } from 'vitest'
import { describeStore, refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import { hexId } from '../../values.ts'

/** What is so as soon as a data store was asked for. */
export function creatingChecks({ account, settings, first, given, name }: Ground): void {
  const { region } = settings
  const partition = /^(?:cn|us-gov|us-iso|us-isob)-/.test(region) ? 'other' : 'aws'

  it('Create answers with an id [datastore-id]', () => {
    expect(first().DatastoreId).toMatch(hexId)
  })

  it('Create answers with an ARN [datastore-arn]', () => {
    const { DatastoreArn, DatastoreId } = first()

    expect(DatastoreArn).toMatch(
      new RegExp(`^arn:aws[a-z-]*:healthlake:${region}:\\d{12}:datastore/fhir/${DatastoreId}$`),
    )
  })

  it.runIf(partition === 'aws')('Create answers with an endpoint [datastore-endpoint]', () => {
    const { DatastoreEndpoint, DatastoreId } = first()

    expect(DatastoreEndpoint).toBe(
      `https://healthlake.${region}.amazonaws.com/datastore/${DatastoreId}/r4/`,
    )
  })

  it.runIf(partition === 'other')(
    'the endpoint is in the DNS of the partition [endpoint-partition]',
    () => {
      expect(first().DatastoreEndpoint).not.toContain('.amazonaws.com/')
    },
  )

  it('a store that is CREATING cannot be deleted [conflict-in-transition]', async () => {
    const { DatastoreId } = first()

    const deleting = account.send('DeleteFHIRDatastore', { DatastoreId })

    expect((await refusalOf(account, deleting)).name).toBe('ConflictException')
  })

  it.runIf(settings.jobs !== undefined)(
    'a store that is CREATING has no jobs [job-needs-active-datastore]',
    async () => {
      const { role = '', output = '', key = '' } = settings.jobs ?? {}
      const starting = account.send('StartFHIRExportJob', {
        DatastoreId: first().DatastoreId,
        DataAccessRoleArn: role,
        OutputDataConfig: { S3Configuration: { S3Uri: output, KmsKeyId: key } },
      })

      expect((await refusalOf(account, starting)).name).toBe('ValidationException')
    },
  )

  it('the same token gets the same answer [client-token-same-answer]', async () => {
    expect(await account.send('CreateFHIRDatastore', given)).toEqual(first())
  })

  it('the same token with another input is refused [client-token-mismatch]', async () => {
    const other = { ...given, DatastoreName: name('other') }

    const creating = account.send('CreateFHIRDatastore', other)

    expect((await refusalOf(account, creating)).name).toBe('ValidationException')
  })

  it.each([
    [
      'encryption [default-encryption]',
      'SseConfiguration',
      { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
    ],
    [
      'identity provider [default-identity-provider]',
      'IdentityProviderConfiguration',
      { AuthorizationStrategy: 'AWS_AUTH', FineGrainedAuthorizationEnabled: false },
    ],
    ['NLP [default-nlp]', 'NlpConfiguration', { Status: 'DISABLED' }],
    ['analytics [default-analytics]', 'AnalyticsConfiguration', { Status: 'ENABLED' }],
    ['profiles [default-profiles]', 'ProfileConfiguration', { DefaultProfiles: [] }],
    ['preloaded data [absent-when-not-given]', 'PreloadDataConfig', undefined],
    ['error cause [absent-when-not-given]', 'ErrorCause', undefined],
  ] as const)('Describe shows the default of %s', async (_title, member, value) => {
    const shown = await describeStore(account, first().DatastoreId)

    expect(shown[member]).toEqual(value)
  })
}
