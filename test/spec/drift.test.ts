import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generate } from '../../scripts/model/generate.ts'
import { parseModel } from '../../scripts/model/parse.ts'
import { isSimulated, operations } from '../../src/model/healthlake/operations.ts'
import { textOf } from './our-model.ts'

/** Data transformation, which has a host of its own: all that the model of September 2026 has and we do not. */
const leftOut = [
  'CreateDataTransformationProfile',
  'DeleteDataTransformationProfile',
  'DescribeDataTransformationJob',
  'GetDataTransformationProfile',
  'ListDataTransformationJobs',
  'ListDataTransformationProfileVersions',
  'ListDataTransformationProfiles',
  'PublishDataTransformationProfile',
  'StartDataTransformationJob',
  'UpdateDataTransformationProfile',
  'UpdateProfileWithAgent',
]

/** AWS's service model of September 2026 or later, if somebody names one. */
const file = process.env['HEALTHLAKE_MODEL']

describe('Of the model of September 2026', () => {
  it('the operations of data transformation are left out by name, and no others', () => {
    const named = Array.from(
      textOf('operations.ts').matchAll(/^\/\/ - (\w+)$/gm),
      ([, name]) => name,
    )

    expect(named).toEqual(leftOut)
    expect(leftOut.filter(isSimulated)).toEqual([])
    expect(Object.keys(operations)).toHaveLength(15)
  })

  it.runIf(file !== undefined)(
    'the tables have every operation but these, and say of it and its shapes what it says',
    async () => {
      const model = parseModel(readFileSync(file ?? '', 'utf8'))

      const known = [...Object.keys(operations), ...leftOut].toSorted()
      expect(Object.keys(model.operations).toSorted()).toEqual(known)
      for (const [name, code] of await generate(model)) expect(textOf(name)).toBe(code)
    },
  )
})
