import { paginateListFHIRDatastores, type HealthLakeClient } from '@aws-sdk/client-healthlake'

/** The ids on all pages, as the SDK's paginator gives them. */
export async function paginated(
  client: HealthLakeClient,
  pageSize: number,
): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = []
  for await (const page of paginateListFHIRDatastores({ client, pageSize }, {})) {
    pages.push((page.DatastorePropertiesList ?? []).map(({ DatastoreId }) => DatastoreId))
    if (pages.length > 100) throw new Error('The pages do not end.')
  }
  return pages
}
