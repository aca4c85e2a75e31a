const {
  MisuseError,
  ServiceError,
  assertReceived,
  createFakeHealthLake,
} = require('fake-healthlake')
const { exploreFaults } = require('fake-healthlake/explore')

// What is loaded when it is first used belongs to the fake, whichever registry of modules there is by then.
let fake
beforeEach(() => {
  fake = createFakeHealthLake()
  jest.resetModules()
})

test('refuses a fault rule with the MisuseError that was imported', () => {
  expect(() => fake.faults.add({ outcome: 'Nonsense' })).toThrow(MisuseError)
  expect(() => fake.verify()).not.toThrow()
})

test('answers its first FHIR request, and tells of it', () => {
  const { DatastoreId } = fake.addDatastore()
  const patients = fake.fhir(DatastoreId)

  expect(patients.request({ method: 'POST', path: 'Patient', body: {} }).status).toBe(400)
  const body = { resourceType: 'Patient', id: 'p1' }
  expect(patients.request({ method: 'PUT', path: 'Patient/p1', body }).status).toBe(201)
  expect(patients.request({ path: 'Patient?_id=p1' }).body).toMatchObject({
    entry: [{ resource: body }],
  })
  assertReceived(fake, 'UpdateResource', { ResourceType: 'Patient' })
  expect(fake.timeline()).toContain('UpdateResource Patient/p1')
})

test('runs its first import, and keeps a snapshot of what came of it', () => {
  const { DatastoreId } = fake.addDatastore()
  fake.objects.put('s3://clinic/in/a.ndjson', '{"resourceType":"Patient","id":"p1"}')
  fake.execute('StartFHIRImportJob', {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://clinic/in/' },
    JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/x' } },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
  })
  fake.settle()

  const copy = createFakeHealthLake()
  copy.restore(fake.snapshot())
  expect(copy.resources(DatastoreId).get('Patient', 'p1')).toMatchObject({ id: 'p1' })
})

test('throws and is struck by the ServiceError that was imported', async () => {
  fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' })

  expect(() => fake.execute('ListFHIRDatastores', {})).toThrow(ServiceError)
  const list = async (fork) => fork.execute('ListFHIRDatastores', {})
  expect(await exploreFaults(fake, list)).toMatchObject({ failures: [] })
})
