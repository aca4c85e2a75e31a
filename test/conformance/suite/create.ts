import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { hexId } from '../../values.ts'
import {
  create,
  createActive,
  describeStore,
  idsOf,
  refusalOf,
  statusOf,
  untilIs,
  validationError,
} from './tools.ts'
import { smart } from './smart.ts'

export function createBehaviour(door: Door): void {
  describe('CreateFHIRDatastore', () => {
    it('answers with id, ARN, CREATING and endpoint, no more [datastore-id] [datastore-arn] [datastore-endpoint]', async () => {
      const { send } = door.open({ region: 'us-west-2', accountId: '210987654321' })

      const answer = await send('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

      const id = answer.DatastoreId
      expect(id).toMatch(hexId)
      expect(answer).toEqual({
        DatastoreId: id,
        DatastoreArn: `arn:aws:healthlake:us-west-2:210987654321:datastore/fhir/${id}`,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: `https://healthlake.us-west-2.amazonaws.com/datastore/${id}/r4/`,
      })
    })

    it('shows the defaults of what was left out [default-encryption] [default-identity-provider] [default-nlp] [default-analytics] [default-profiles] [default-backup] [absent-when-not-given]', async () => {
      const open = door.open()

      const id = await create(open)

      expect(await describeStore(open, id)).toEqual({
        DatastoreId: id,
        DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${id}`,
        DatastoreStatus: 'CREATING',
        CreatedAt: expect.any(Date),
        DatastoreTypeVersion: 'R4',
        DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${id}/r4/`,
        SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled: false,
        },
        ...(door.showsNewer && {
          NlpConfiguration: { Status: 'DISABLED' },
          AnalyticsConfiguration: { Status: 'ENABLED' },
          ProfileConfiguration: { DefaultProfiles: [] },
          BackupStatusInfo: { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } },
        }),
      })
    })

    it('shows what was given, but for tags and token [key-shown-as-given]', async () => {
      const open = door.open()
      const given = {
        DatastoreName: 'Zürich 東京/αβγ:1=%',
        PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
        SseConfiguration: {
          KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/records' },
        },
        IdentityProviderConfiguration: smart,
      } as const

      const id = await create(open, {
        ...given,
        ClientToken: 'a-token',
        Tags: [{ Key: 'stage', Value: '' }],
      })

      const { CreatedAt: _at, ...shown } = await describeStore(open, id)
      expect(shown).toEqual({
        ...given,
        DatastoreId: id,
        DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${id}`,
        DatastoreStatus: 'CREATING',
        DatastoreTypeVersion: 'R4',
        DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${id}/r4/`,
        ...(door.showsNewer && {
          NlpConfiguration: { Status: 'DISABLED' },
          AnalyticsConfiguration: { Status: 'ENABLED' },
          ProfileConfiguration: { DefaultProfiles: [] },
          BackupStatusInfo: { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } },
        }),
      })
    })

    it('makes each data store another id, also of the same name [names-may-repeat]', async () => {
      const open = door.open()

      const ids = [
        await create(open, { DatastoreName: 'twin' }),
        await create(open, { DatastoreName: 'twin' }),
        await create(open),
      ]

      expect(new Set(ids).size).toBe(3)
      expect(await idsOf(open)).toEqual(ids.toReversed())
    })

    it('makes ACTIVE what is CREATING, in time [life-cycle]', async () => {
      const open = door.open()
      const id = await create(open)
      const { CreatedAt } = await describeStore(open, id)

      expect(await statusOf(open, id)).toBe('CREATING')
      await untilIs(open, id, 'ACTIVE')

      expect((await describeStore(open, id)).CreatedAt).toEqual(CreatedAt)
    })

    it('takes inputs up to every limit', async () => {
      const open = door.open()
      const Tags = Array.from({ length: 50 }, (_, index) => ({
        Key: `${index}`.padStart(128, 'k'),
        Value: 'v'.repeat(256),
      }))
      const DatastoreName = 'n'.repeat(256)

      const id = await create(open, { DatastoreName, ClientToken: 't'.repeat(64), Tags })

      expect((await describeStore(open, id)).DatastoreName).toBe(DatastoreName)
    })

    it('refuses a customer-managed key without its id [customer-key-needs-id]', async () => {
      const open = door.open()
      const SseConfiguration = {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY' },
      } as const

      const refusal = await refusalOf(door, create(open, { SseConfiguration }))

      expect(refusal).toEqual(
        validationError('KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.'),
      )
      expect(await idsOf(open)).toEqual([])
    })

    it('ignores the id of a key that AWS owns [id-of-owned-key]', async () => {
      const open = door.open()

      const id = await create(open, {
        SseConfiguration: {
          KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY', KmsKeyId: 'alias/records' },
        },
      })

      expect((await describeStore(open, id)).SseConfiguration).toEqual({
        KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' },
      })
    })

    it("is in the partition of the client's region [endpoint-partition]", async () => {
      const { send } = door.open({ region: 'cn-north-1' })

      const answer = await send('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

      const id = answer.DatastoreId
      expect(answer).toMatchObject({
        DatastoreArn: `arn:aws-cn:healthlake:cn-north-1:123456789012:datastore/fhir/${id}`,
        DatastoreEndpoint: `https://healthlake.cn-north-1.amazonaws.com.cn/datastore/${id}/r4/`,
      })
    })

    it('keeps the data stores of a region to that region [every-region]', async () => {
      const open = door.open({ region: 'eu-west-1' })
      const here = await createActive(open)

      const there = await open.send(
        'CreateFHIRDatastore',
        { DatastoreTypeVersion: 'R4' },
        'ap-south-1',
      )

      expect(there.DatastoreArn).toBe(
        `arn:aws:healthlake:ap-south-1:123456789012:datastore/fhir/${there.DatastoreId}`,
      )
      expect(await idsOf(open)).toEqual([here])
      const listed = await open.send('ListFHIRDatastores', {}, 'ap-south-1')
      expect(listed.DatastorePropertiesList).toHaveLength(1)
    })
  })
}
