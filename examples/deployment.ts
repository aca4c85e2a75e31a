// A program that makes its client itself, at the top of a module, as many do.
import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'

const client = new HealthLakeClient({ region: 'eu-west-1' })

/**
 * Makes sure that there is a data store of a name.
 *
 * @param name The name
 * @returns Its id
 */
export async function ensureDatastore(name: string): Promise<string | undefined> {
  const { DatastorePropertiesList: found = [] } = await client.send(
    new ListFHIRDatastoresCommand({ Filter: { DatastoreName: name } }),
  )
  if (found[0] !== undefined) return found[0].DatastoreId
  const created = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: name, DatastoreTypeVersion: 'R4' }),
  )
  return created.DatastoreId
}
