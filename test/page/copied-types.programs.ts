import { pollingClock } from 'fake-healthlake'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { copied } from './copied.ts'

const OUT = { S3Configuration: { S3Uri: 's3://claims-out/', KmsKeyId: 'alias/any' } }

it('The compiler takes what was copied, whatever happened', async ({ onTestFinished }) => {
  const from = await served({
    clock: pollingClock(),
    region: 'eu-west-1',
    seed: 3,
    quotas: { datastores: 3 },
    lifecycle: { createDatastore: Infinity, importJob: 5 },
    assumptions: { httpStatus: 'modelled' },
  })
  const { fake } = from
  fake.faults.add({ operation: 'CreateFHIRDatastore', times: 2, outcome: 'ThrottlingException' })
  fake.faults.add({
    operation: 'ListTagsForResource',
    outcome: { kind: 'corrupt', body: 'not-json' },
  })
  const { DatastoreId, DatastoreArn } = fake.addDatastore({ DatastoreName: 'claims' })
  fake.addDatastore({
    DatastoreStatus: 'CREATE_FAILED',
    ErrorCause: { ErrorMessage: 'No grant', ErrorCategory: 'NON_RETRYABLE_ERROR' },
  })
  fake.faults.add({ operation: 'UpdateResource', skip: 1, outcome: 'ThrottlingException' })
  const entry = ['a', 'b'].map((id) => ({
    resource: { resourceType: 'Patient', id },
    request: { method: 'PUT', url: `Patient/${id}` },
  }))
  const role = 'arn:aws:iam::123456789012:role/any'
  const calls = [
    () => fake.execute('CreateFHIRDatastore', r4),
    () => fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R5' } as never),
    () => fake.execute('CreateFHIRDatastore', { ...r4, Tags: [{ Key: 'a', Value: 'b' }] }),
    () =>
      fake.execute('ListFHIRDatastores', { MaxResults: 1, Filter: { CreatedAfter: new Date(0) } }),
    () =>
      fake.execute('ListFHIRDatastores', {
        MaxResults: 1,
        ...tokenOf(fake.history.at(-1)?.output),
      }),
    () =>
      fake.execute('TagResource', { ResourceARN: DatastoreArn, Tags: [{ Key: 'a', Value: 'b' }] }),
    () => fake.execute('ListTagsForResource', { ResourceARN: DatastoreArn }),
    () =>
      fake.execute('StartFHIRImportJob', {
        DatastoreId,
        DataAccessRoleArn: role,
        InputDataConfig: { S3Uri: 's3://claims-in/' },
        JobOutputDataConfig: OUT,
        ClientToken: 'x',
      }),
    () => fake.execute('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'other' }),
    () => fake.execute('DeleteFHIRDatastore', { DatastoreId }),
    () =>
      fake.fhir(DatastoreId).request({
        method: 'POST',
        path: '',
        body: { resourceType: 'Bundle', type: 'batch', entry },
      }),
    () =>
      fake
        .fhir(DatastoreId)
        .request({ method: 'POST', path: 'Patient', body: { resourceType: 'Patient' } }),
  ]
  for (const call of calls) {
    try {
      call()
    } catch {
      // The history has it.
    }
  }
  const texts = await Promise.all([
    copied(from, { kind: 'history' }),
    copied(from, { kind: 'rule', id: 1 }),
    ...fake.history.map(({ sequence }) => copied(from, { kind: 'call', sequence })),
  ])

  const folder = mkdtempSync(`${import.meta.dirname}/copied-`)
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [index, text] of texts.entries()) writeFileSync(`${folder}/${index}.ts`, text)
  const config = { extends: '../../../tsconfig.json', include: ['.'], exclude: [] }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
  const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  })

  expect(stdout).toBe('')
})

function tokenOf(output: unknown): { NextToken?: string } {
  return output as { NextToken?: string }
}
