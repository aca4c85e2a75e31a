import { ServiceError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { readEntryPatch } from '../../src/features/interactions/patch-entry.ts'
import { thrownBy } from '../thrown.ts'

const text = '[{"op":"add","path":"/a","value":"é 1.10"}]'
const data = Buffer.from(text).toString('base64')
const contentType = 'application/json-patch+json'

describe('The patch in an entry of a Bundle', () => {
  it.each([contentType, 'Application/JSON-Patch+JSON; charset=utf-8'])(
    'is the data of a Binary of content type %s [patch-in-bundle]',
    (type) => {
      expect(readEntryPatch({ resourceType: 'Binary', contentType: type, data })).toEqual({
        Headers: { 'content-type': type },
        Body: text,
      })
    },
  )

  it('may have white space in its base64 [patch-in-bundle]', () => {
    const broken = `${data.slice(0, 8)}\n ${data.slice(8)}`

    expect(readEntryPatch({ resourceType: 'Binary', contentType, data: broken }).Body).toBe(text)
  })

  it('is the Parameters resource itself [patch-in-bundle]', () => {
    const parameters = { resourceType: 'Parameters', parameter: [] }

    expect(readEntryPatch(parameters)).toEqual({
      Headers: { 'content-type': 'application/fhir+json' },
      Body: JSON.stringify(parameters),
    })
  })

  it.each([
    { resourceType: 'Patient' },
    { resourceType: 'Patient', contentType, data },
    { resourceType: 'Binary', contentType },
    { resourceType: 'Binary', data },
    { resourceType: 'Binary', contentType: 'application/fhir+json', data },
    { resourceType: 'Binary', contentType: 7, data },
    { resourceType: 'Binary', contentType, data: 7 },
    { resourceType: 'Binary', contentType, data: 'W10' },
    { resourceType: 'Binary', contentType, data: '====' },
    { resourceType: 'Binary', contentType, data: '/w==' },
  ])('is not %o [patch-in-bundle]', (resource) => {
    const error = thrownBy(() => readEntryPatch(resource))

    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ statusCode: 400, rule: 'patch-in-bundle' })
  })
})
