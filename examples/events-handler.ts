import { StartFHIRImportJobCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'
import type { HealthLakeEvent } from 'fake-healthlake'

type StoreEvent = HealthLakeEvent<'Data Store Active'>
type ImportEvent = HealthLakeEvent<
  'Import Job Completed' | 'Import Job Completed With Errors' | 'Import Job Failed'
>

/** What the handler remembers between two events; in production a table with a condition on the id. */
export interface Notes {
  /** Ids of events that were handled. */
  readonly seen: Set<string>
  /** What there is to tell people. */
  readonly messages: string[]
}

/**
 * Makes the handler of a Lambda function that two rules of EventBridge lead to: it loads what waits for a data store once
 * that is ACTIVE, and tells how the import ended. EventBridge may deliver an event more than once.
 *
 * @param healthlake The client of HealthLake
 * @param notes What it remembers
 * @returns The handler
 */
export function createHandler(healthlake: HealthLakeClient, notes: Notes) {
  return async function handler(event: StoreEvent | ImportEvent): Promise<void> {
    if (notes.seen.has(event.id)) return
    notes.seen.add(event.id)
    if (event['detail-type'] === 'Data Store Active') {
      const { datastoreId, datastoreName } = event.detail
      await healthlake.send(
        new StartFHIRImportJobCommand({
          DatastoreId: datastoreId,
          // The same for the same event, should two copies of it be handled at once.
          ClientToken: event.id,
          InputDataConfig: { S3Uri: `s3://clinic/${datastoreName}/` },
          JobOutputDataConfig: {
            S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/clinic' },
          },
          DataAccessRoleArn: 'arn:aws:iam::123456789012:role/Import',
        }),
      )
    } else {
      notes.messages.push(`${event['detail-type']}: ${event.detail.inputDataConfig.s3Uri}`)
    }
  }
}
