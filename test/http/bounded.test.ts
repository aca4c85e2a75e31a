import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../src/server/command.ts'
import { thrownBy } from '../thrown.ts'
import { headersFor } from '../wire/tools.ts'
import { r4, served } from './tools.ts'

const MIB = 1024 * 1024
const service = 'https://healthlake.us-east-1.amazonaws.com'
const bucket = 'https://clinic.s3.us-east-1.amazonaws.com'

/** An input that is refused, of about so many bytes. */
const refusedOf = (bytes: number) => ({
  DatastoreTypeVersion: 'R5',
  DatastoreName: 'x'.repeat(bytes),
})

describe('The history of a server', () => {
  it('keeps at most maxHistoryBytes of what came and went', async () => {
    const { fake, ask } = await served({}, { maxHistoryBytes: 100_000 })

    const lengths: number[] = []
    for (let count = 0; count < 20; count += 1) {
      await ask('CreateFHIRDatastore', refusedOf(20_000))
      lengths.push(fake.history.length)
    }

    // Name and message are in the answer, too.
    expect(lengths.slice(0, 2)).toEqual([1, 2])
    expect(Math.max(...lengths)).toBeLessThan(5)
    expect(fake.history.at(-1)?.sequence).toBe(20)
    for (let count = 0; count < 20; count += 1) await ask('ListFHIRDatastores')
    expect(fake.history.filter(({ operation }) => operation === 'ListFHIRDatastores')).toHaveLength(
      20,
    )
  })

  it('forgets even the latest call where that alone is more', async () => {
    const { fake, ask } = await served({}, { maxHistoryBytes: 10_000 })

    await ask('CreateFHIRDatastore', refusedOf(20_000))
    await ask('ListFHIRDatastores')

    expect(fake.history.map(({ operation }) => operation)).toEqual(['ListFHIRDatastores'])
  })

  it('counts what came with a snapshot, and begins anew after a reset', async () => {
    const { fake, ask } = await served({}, { maxHistoryBytes: 50_000 })
    const other = createFakeHealthLake()
    for (let count = 0; count < 10; count += 1) {
      thrownBy(() => other.execute('CreateFHIRDatastore', refusedOf(20_000) as never))
    }
    fake.restore(other.snapshot())

    await ask('ListFHIRDatastores')

    expect(fake.history.map(({ sequence }) => sequence)).toEqual([10, 11])
    fake.reset()
    for (let count = 0; count < 30; count += 1) await ask('ListFHIRDatastores')
    expect(fake.history).toHaveLength(30)
  })

  it('counts no call twice, and no request that was none', async () => {
    const { fake, server, ask } = await served({}, { maxHistoryBytes: 100_000 })
    await ask('ListFHIRDatastores')

    for (let count = 0; count < 10; count += 1) {
      await fetch(server.url, { method: 'POST', body: 'x'.repeat(90_000) })
    }

    expect(fake.history).toHaveLength(1)
  })

  it('has no more transitions than calls may be', async () => {
    const { fake, ask } = await served({}, { maxHistory: 3 })
    for (let count = 0; count < 5; count += 1) await ask('CreateFHIRDatastore', r4)
    fake.settle()
    expect(fake.timeline().match(/CREATING → ACTIVE/g)).toHaveLength(5)

    await ask('ListFHIRDatastores')

    expect(fake.timeline().match(/CREATING → ACTIVE/g)).toHaveLength(3)
  })

  it('begins another call where attempts of one never end', async () => {
    const { fake, ask } = await served()
    const headers = { 'amz-sdk-invocation-id': 'one', 'amz-sdk-request': 'attempt=2; max=3' }

    const init = {
      method: 'POST',
      headers: { ...headersFor('ListFHIRDatastores'), ...headers },
      body: '{}',
    }

    // Most of them without a connection, which takes less time.
    for (let count = 0; count < 999; count += 1) await fake.fetch(service, init)
    await ask('ListFHIRDatastores', {}, headers)
    await ask('ListFHIRDatastores', {}, headers)

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1000, 1])
  })
})

describe('What is asked for again and again', () => {
  it('leaves no regions that hold nothing', async () => {
    const { fake, ask } = await served()
    await ask('CreateFHIRDatastore', r4)
    const before = fake.snapshot()['regions']

    for (let count = 0; count < 50; count += 1) {
      await ask('ListFHIRDatastores', {}, headersFor('ListFHIRDatastores', `invented-${count}`))
    }

    expect(fake.snapshot()['regions']).toEqual(before)
  })

  it('keeps no more than 10000 counts of a rate', async () => {
    const { fake } = await served({ quotas: { rates: { ListFHIRDatastores: 1 } } })

    for (let count = 0; count < 10_050; count += 1) {
      fake.execute('ListFHIRDatastores', {}, { region: `invented-${count}` })
    }

    const { $map } = fake.snapshot()['rates'] as { $map: [string, unknown][] }
    expect($map).toHaveLength(10_000)
    expect(() => fake.execute('ListFHIRDatastores', {}, { region: 'invented-10049' })).toThrow(
      'Rate',
    )
    fake.execute('ListFHIRDatastores', {}, { region: 'invented-0' })
  })

  it('keeps no more than 1000 misuses for verify', async () => {
    const { fake, server } = await served()

    for (let count = 0; count < 1000; count += 1) await fake.fetch(`${bucket}/?acl`)
    for (let count = 0; count < 10; count += 1) await fetch(`${server.url}/clinic?acl`)

    const told = () => fake.verify()
    expect(told).toThrow('does not simulate')
    const lines = thrownBy(told).message.split('\n')
    expect(lines).toHaveLength(1002)
    expect(lines.at(-1)).toBe('… and 10 more')
  })
})

describe('Names of a megabyte', () => {
  const long = 'x'.repeat(MIB - 1000)

  it.each([
    ['operation', { operation: long, outcome: 'ThrottlingException' }],
    ['outcome', { outcome: long }],
    ['a member', { [long]: 1, outcome: 'ThrottlingException' }],
    ['a member of the input', { input: { [long]: 1 }, outcome: 'ThrottlingException' }],
    [
      'members of the input',
      {
        input: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`m${index}`, 1])),
        outcome: 'ThrottlingException',
      },
    ],
    ['region', { region: `${long}!`, outcome: 'ThrottlingException' }],
    ['per', { per: long, outcome: 'ThrottlingException' }],
    ['kind', { outcome: { kind: long } }],
    ['status', { operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', to: long } }],
  ])('are cut in what is said of them, at once: %s', async (_what, rule) => {
    const { fake, steer } = await served()
    const start = performance.now()

    const { status, json } = await steer('POST', '/_fake/faults', rule)

    expect(performance.now() - start).toBeLessThan(1000)
    expect(status).toBe(400)
    expect((json as { error: string }).error.length).toBeLessThan(8000)
    expect(fake.faults.pending()).toEqual([])
  })

  it.each([
    ['POST', '/_fake/clock', { [long]: 1 }],
    ['POST', '/_fake/clock', { advance: { [long]: 1 } }],
    ['POST', '/_fake/clock', { set: long }],
    ['POST', '/_fake/settle', { [long]: 1 }],
    ['PUT', '/_fake/snapshot', { version: long }],
    ['GET', `/_fake/${'x'.repeat(100_000)}`, undefined],
  ])('are cut at %s %.20s', async (method, path, body) => {
    const { steer } = await served()

    const { status, json } = await steer(method, path, body)

    expect(status).toBeGreaterThanOrEqual(400)
    expect((json as { error: string }).error.length).toBeLessThan(2000)
  })
})

it('Adding rules one by one takes a time that does not grow with those that are there', async () => {
  const { fake, steer } = await served()
  const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
  async function timeOf(count: number): Promise<number> {
    const start = performance.now()
    for (let index = 0; index < count; index += 1) await steer('POST', '/_fake/faults', rule)
    return performance.now() - start
  }
  await timeOf(100)
  const few = await timeOf(100)
  for (let count = 0; count < 8000; count += 1) fake.faults.add(rule as never)

  const many = await timeOf(100)

  expect(many).toBeLessThan(few * 5 + 200)
})

describe('A limit', () => {
  it.each(['maxBodyBytes', 'maxObjectBytes', 'maxHistory', 'maxHistoryBytes'])(
    '%s is a number, 0 or more',
    async (name) => {
      const fake = createFakeHealthLake()

      for (const limit of [-1, Number.NaN, '1', null]) {
        await expect(serve(fake, { [name]: limit })).rejects.toThrow(`serve: ${name} is `)
      }
    },
  )

  it('is told to the command', async () => {
    const server = await runCommand(
      '--port 0 -q --clock manual --max-body-bytes 100 --max-object-bytes 3 --max-history 2 --max-history-bytes 100000'.split(
        ' ',
      ),
    )
    const url = server?.url ?? ''
    const list = (body: string) =>
      fetch(url, { method: 'POST', headers: headersFor('ListFHIRDatastores'), body })

    for (let count = 0; count < 4; count += 1) await list('{}')
    const large = await list(`{${' '.repeat(100)}}`)
    const object = await fetch(`${url}/clinic/a`, { method: 'PUT', body: 'abcd' })
    const history: unknown = await (await fetch(`${url}/_fake/history`)).json()
    await server?.close()

    expect([large.status, object.status]).toEqual([413, 400])
    expect(history).toHaveLength(2)
  })
})
