import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { like, served } from './tools.ts'

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

describe('A control path refuses', () => {
  it.each([
    ['a region that is none', '/_fake/history?region=not%20one', /^history: region/],
    ['a door that is none', '/_fake/history?door=x', /^history: door/],
    ['a region of jobs that is none', '/_fake/jobs?region=not%20one', /^jobs: region/],
    ['a region of events that is none', '/_fake/events?region=not%20one', /^events: region/],
  ])('%s', async (_what, path, error) => {
    const { steer } = await served()

    expect(await steer('GET', path)).toMatchObject({ status: 400, json: { error: like(error) } })
  })

  it('a body that is not UTF-8', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const body = Buffer.from('{"resourceType":"Patient","id":"a","gender":"m\u00fc"}', 'latin1')

    const answer = await steer('POST', `/_fake/resources/${DatastoreId}`, body)

    expect(answer).toMatchObject({ status: 400, json: { error: like(/^The body is not UTF-8/) } })
    expect(fake.resources(DatastoreId).list()).toEqual([])
  })

  it('a resource of too many levels, and stores nothing', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const post = (levels: number) => {
      const body = `{"resourceType":"Patient","id":"deep","x":${nested(levels)}}`
      return steer('POST', `/_fake/resources/${DatastoreId}`, body)
    }
    const before = stateOf(fake)

    for (const levels of [1000, 2500]) {
      expect(await post(levels)).toMatchObject({
        status: 400,
        json: { error: like(/^resources\.put: the resource has more than 1000 levels/) },
      })
    }
    expect(stateOf(fake)).toBe(before)
    expect(await post(999)).toMatchObject({ status: 200 })
  })

  it('versions of what never was', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()

    expect(await steer('GET', `/_fake/resources/${DatastoreId}/Patient/none/versions`)).toEqual({
      status: 404,
      type: 'application/json',
      json: { error: 'There is no Patient/none.' },
    })
  })

  it('a list of rules, and says which is wrong', async () => {
    const { fake, steer } = await served()
    const good = { outcome: 'ThrottlingException' }

    expect(await steer('POST', '/_fake/faults', [good, { operation: 'Nop' }])).toMatchObject({
      status: 400,
      json: { error: like(/^Rule 2 of 2: faults\.add: /) },
    })
    expect(fake.faults.pending()).toEqual([])
  })
})

it('A long name is cut in the message of an assertion', async () => {
  const { steer } = await served()

  const { json } = await steer('POST', '/_fake/assertDatastore', { idOrName: 'n'.repeat(900_000) })

  expect((json as { error: string }).error.length).toBeLessThan(2000)
})

it('An object is text where text is wanted most, and bytes otherwise', async () => {
  const { fake, server } = await served()
  fake.objects.put('s3://bucket/file', new Uint8Array([0xff]))
  const ask = (accept: string) =>
    fetch(`${server.url}/_fake/objects/bucket/file`, { headers: { accept } })

  expect((await ask('application/json, text/plain, */*')).status).toBe(200)
  expect((await ask('*/*, text/plain;q=0')).status).toBe(200)
  expect((await ask('text/plain')).status).toBe(400)
  expect((await ask('*/*;q=0.1, text/plain')).status).toBe(400)
})
