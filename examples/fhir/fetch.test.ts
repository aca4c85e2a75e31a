import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'
import { signed } from './sign.ts'

/** The code under test: sets a patient to inactive, unless somebody else was faster. */
async function deactivate(url: string, patient: object, etag: string): Promise<boolean> {
  const inactive = { ...patient, active: false }
  const { method, headers, body } = await signed('PUT', url, inactive, { 'if-match': etag })
  const { status } = await fetch(url, { method, headers, body })
  if (status !== 200 && status !== 412) throw new Error(`The update was answered with ${status}.`)
  return status === 200
}

it('does not overwrite what somebody else wrote', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  const patient = { resourceType: 'Patient', id: 'p1', active: true }
  fake.resources(DatastoreId).put(patient)
  const url = `${DatastoreEndpoint}Patient/p1`

  expect(await deactivate(url, patient, 'W/"1"')).toBe(true)
  expect(await deactivate(url, patient, 'W/"1"')).toBe(false)

  expect(fake.resources(DatastoreId).get('Patient', 'p1')).toMatchObject({
    active: false,
    meta: { versionId: '2' },
  })
})
