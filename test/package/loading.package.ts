import { expect, it } from 'vitest'
import * as http from '../../src/http.ts'
import * as index from '../../src/index.ts'
import { node } from './tools.ts'

// After each step, the files of the package that were loaded since the one before.
const program = `
  const { createFakeHealthLake } = require('fake-healthlake')
  const known = new Set()
  const steps = [files()]

  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
  fake.settle()
  fake.execute('DescribeFHIRDatastore', { DatastoreId })
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })
  fake.fork().snapshot()
  runImport()
  steps.push(files())

  fake.objects.put('s3://patients/in/a.ndjson', '{"resourceType":"Patient","id":"a"}')
  runImport()
  steps.push(files())
  console.log(JSON.stringify(steps))

  function runImport() {
    fake.execute('StartFHIRImportJob', {
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://patients/in/' },
      JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://results/x', KmsKeyId: 'alias/x' } },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
    })
    fake.settle()
  }

  function files() {
    const paths = Object.keys(require.cache).map((path) => path.replaceAll('\\\\', '/'))
    const own = paths.filter((path) => path.includes('/fake-healthlake/dist/') && !known.has(path))
    for (const path of own) known.add(path)
    return own.map((path) => path.replace(/^.*\\/dist\\//, ''))
  }
`

it('What is of FHIR is loaded when a resource is first validated, not with the control plane', async () => {
  const { code, output } = await node('.', '-e', program)
  expect({ code, output }).toMatchObject({ code: 0 })
  const [loaded, used, validated] = JSON.parse(output) as string[][]

  expect(loaded).toContain('index.js')
  expect(loaded?.filter((name) => name.includes('fhir'))).toEqual([])
  expect(used?.toSorted()).toEqual(['shared/control.js', 'shared/files.js'])
  expect(validated?.toSorted()).toEqual(['shared/fhir-tables.js', 'shared/fhir.js'])
})

it.each([
  ['fake-healthlake', index],
  ['fake-healthlake/http', http],
])('%s hands out what its source does, and nothing else', async (name, source) => {
  const { output } = await node('.', '-p', `Object.keys(require('${name}')).toSorted().join()`)

  expect(output.trim()).toBe(Object.keys(source).toSorted().join())
})

const arbitraries = `
  const fc = require('fast-check')
  const { fhirRequests, validResource } = require('fake-healthlake/fast-check')
  const steps = [tables()]
  const patients = validResource('Patient')
  fc.sample(patients, 1)
  steps.push(tables())
  fc.sample(fhirRequests({ interactions: ['SearchWithGet'] }), 10)
  steps.push(tables())
  console.log(JSON.stringify([patients instanceof fc.Arbitrary, steps]))

  function tables() {
    const paths = Object.keys(require.cache).map((path) => path.replaceAll('\\\\', '/'))
    return paths.filter((path) => /fake-healthlake\\/dist\\/shared\\/fhir/.test(path)).map((path) => path.replace(/^.*\\//, ''))
  }
`

it('Arbitraries load the tables with the first resource that is made, and those of searches with the first search', async () => {
  const { code, output } = await node('.', '-e', arbitraries)

  expect({ code, output }).toMatchObject({ code: 0 })
  expect(JSON.parse(output)).toEqual([
    true,
    [
      [],
      ['fhir-tables.js'],
      expect.arrayContaining(['fhir-tables.js', 'fhir-search-tables.js', 'fhir.js']),
    ],
  ])
})
