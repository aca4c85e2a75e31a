import * as sdk from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  type FakeHealthLake,
  type Input,
  type OperationName,
  type Snapshot,
} from 'fake-healthlake'
import { minutes, type Toy } from './toy.ts'

export const regions = ['us-east-1', 'eu-west-1'] as const

/** A fake, the clients that use it, and what they were told, in the order of the toy. */
export interface Real {
  readonly fake: FakeHealthLake
  readonly clients: readonly sdk.HealthLakeClient[]
  stores: { readonly id: string; readonly arn: string }[]
  jobs: string[]
  saved: { readonly snapshot: Snapshot; readonly toy: Toy } | undefined
}

/** A client: its region, and which of the two there it is. */
export interface Who {
  readonly region: string
  readonly client: number
}

function of(name: keyof typeof minutes): { minutes: number } {
  return { minutes: minutes[name] }
}

export function newReal(): Real {
  const fake = createFakeHealthLake({
    lifecycle: {
      createDatastore: of('CREATING'),
      restoreDatastore: of('RESTORING'),
      updateDatastore: of('UPDATING'),
      deleteDatastore: of('DELETING'),
      deletedRetention: of('DELETED'),
      startJob: of('SUBMITTED'),
      importJob: of('Import'),
      exportJob: of('Export'),
    },
  })
  const clients = regions.flatMap((region) => [
    fake.client({ region }),
    fake.directClient({ region }),
  ])
  const stores = regions.map((region) => {
    const { DatastoreId: id, DatastoreArn: arn } = fake.addDatastore(first, { region })
    return { id, arn }
  })
  return { fake, clients, stores, jobs: [], saved: undefined }
}

const first = { DatastoreName: 'first' }

/** The toy of such a fake: one data store in each region. */
export function newToy(): Toy {
  const stores = regions.map((region) => ({
    region,
    tags: new Map<string, string>(),
    name: first.DatastoreName,
    nlp: false,
    backedUp: false,
    patients: new Set<string>(),
    status: 'ACTIVE' as const,
    left: -1,
  }))
  return { stores, jobs: [], faults: [] }
}

/** What a client is told: an output, or the name of an error. */
export async function ask<Operation extends OperationName>(
  { fake, clients }: Real,
  { region, client }: Who,
  operation: Operation,
  input: Input<Operation>,
): Promise<unknown> {
  const known = sdk as unknown as Record<
    string,
    new (input: unknown) => sdk.ListFHIRDatastoresCommand
  >
  const Command = known[`${operation}Command`]
  const index = regions.findIndex((name) => name === region) * 2 + client
  try {
    // The SDK does not know UpdateFHIRDatastore and RestoreFHIRDatastore yet.
    if (Command === undefined) return fake.execute(operation, input, { region })
    return await clients[index]?.send(new Command(input))
  } catch (error) {
    return (error as Error).name
  }
}

type Listing = 'ListFHIRDatastores' | 'ListFHIRImportJobs' | 'ListFHIRExportJobs'

/** The ids on all pages of a listing, or the name of an error. */
export async function idsListed<Operation extends Listing>(
  real: Real,
  by: Who,
  operation: Operation,
  input: Input<Operation>,
): Promise<unknown> {
  const ids: unknown[] = []
  let token: string | undefined
  do {
    const page = await ask(real, by, operation, { ...input, NextToken: token })
    if (typeof page === 'string') return page
    const { NextToken, ...lists } = page as { NextToken?: string } & Record<string, unknown>
    const items = Object.values(lists).find((value) => Array.isArray(value)) as object[]
    ids.push(
      ...items.map((item) =>
        'JobId' in item ? item.JobId : (item as { DatastoreId: string }).DatastoreId,
      ),
    )
    token = NextToken
  } while (token !== undefined)
  return ids
}
