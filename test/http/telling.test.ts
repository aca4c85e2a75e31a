import { describe, expect, it } from 'vitest'
import { r4, served } from './tools.ts'

const asJson = { accept: 'application/json' }

describe('/_fake/timeline', () => {
  it('gives the timeline as text', async () => {
    const { fake, server, ask } = await served()
    await ask('CreateFHIRDatastore', r4)

    const response = await fetch(`${server.url}/_fake/timeline`)

    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toBe(`${fake.timeline()}\n`)
  })

  it('gives it line by line, and by resource, to who accepts JSON', async () => {
    const { fake, server, ask } = await served()
    fake.faults.add({ per: 'attempt', outcome: { kind: 'latency', duration: 0 } })
    await ask('CreateFHIRDatastore', r4)
    fake.step()
    const [store] = fake.datastores()
    await ask('DeleteFHIRDatastore', { DatastoreId: store?.DatastoreId })

    const response = await fetch(`${server.url}/_fake/timeline`, { headers: asJson })

    const [made, ended] = ['2025-01-01T00:00:00.000Z', '2025-01-01T00:15:00.000Z']
    expect(await response.json()).toEqual({
      now: ended,
      timeline: fake.timeline().split('\n'),
      lanes: [
        {
          name: `us-east-1  datastore ${store?.DatastoreId}`,
          events: [
            { kind: 'call', at: made, sequence: 1, text: 'CreateFHIRDatastore (http)' },
            {
              kind: 'attempt',
              at: made,
              sequence: 1,
              text: 'attempt 1: latency, by fault rule 1',
            },
            { kind: 'transition', at: ended, text: 'CREATING → ACTIVE' },
            { kind: 'call', at: ended, sequence: 2, text: 'DeleteFHIRDatastore (http)' },
            { kind: 'coming', at: '2025-01-01T00:17:00.000Z', text: '… → DELETED' },
          ],
        },
      ],
    })
  })
})

describe('/_fake/verify', () => {
  it('says nothing where nothing went wrong unseen, and holds', async () => {
    const { steer } = await served()

    const passes = { status: 200, json: { passes: true, says: null } }
    expect(await steer('GET', '/_fake/verify')).toMatchObject(passes)
    expect(await steer('POST', '/_fake/verify')).toMatchObject(passes)
  })

  it('says what verify() would throw, and as an assertion fails with 409', async () => {
    const { fake, steer } = await served()
    fake.faults.add({ outcome: 'ThrottlingException' })
    const { json } = await steer('GET', '/_fake/verify')
    const { says } = json as { says: string }

    expect(json).toEqual({ passes: false, says: expect.stringContaining('rule 1,') as unknown })
    expect(() => fake.verify()).toThrow(says)
    expect(await steer('POST', '/_fake/verify')).toMatchObject({
      status: 409,
      json: { passes: false, error: says },
    })
  })
})

describe('/_fake/ledger', () => {
  it('tells of a rule that refused a call how sure it is, and where it comes from', async () => {
    const { ask, steer } = await served()
    await ask('DescribeFHIRDatastore', { DatastoreId: 'f'.repeat(32) })
    const { json } = await steer('GET', '/_fake/history?failed=true')
    const [call] = json as { error: { rule: string } }[]

    const { json: rule } = await steer('GET', `/_fake/ledger/${call?.error.rule}`)

    expect(rule).toMatchObject({ id: call?.error.rule, certainty: expect.any(String) as unknown })
    expect(Object.keys((await steer('GET', '/_fake/ledger')).json as object)).toContain(
      call?.error.rule,
    )
  })

  it('answers 404 to a rule that it does not have, and guesses', async () => {
    const { steer } = await served()

    expect(await steer('GET', '/_fake/ledger/life-cycles')).toMatchObject({
      status: 404,
      json: { error: 'The ledger has no rule life-cycles. Did you mean life-cycle?' },
    })
  })
})

describe('/_fake/assertReceived', () => {
  const create = { operation: 'CreateFHIRDatastore', input: r4 }

  it('holds where the request came, so often as was said', async () => {
    const { ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)

    for (const wanted of [create, { ...create, times: 1 }]) {
      expect(await steer('POST', '/_fake/assertReceived', wanted)).toMatchObject({
        status: 200,
        json: { holds: true },
      })
    }
  })

  it.each([
    [create, 409, /^The fake has not received CreateFHIRDatastore/],
    [{ ...create, operation: 'Create' }, 400, /'Create' is not simulated/],
    [{ op: 'CreateFHIRDatastore' }, 400, /there is no member op/],
    [[], 400, /^assertReceived: the body is \[\]; give/],
  ])('tells why it does not hold: %j', async (body, status, error) => {
    const { steer } = await served()

    expect(await steer('POST', '/_fake/assertReceived', body)).toMatchObject({
      status,
      json: { error: expect.stringMatching(error) as unknown },
    })
  })
})

describe('/_fake/assertDatastore', () => {
  it('holds where there is such a data store, in the region that is named', async () => {
    const { fake, steer } = await served()
    fake.addDatastore({ DatastoreName: 'claims' }, { region: 'eu-west-1' })
    const body = { idOrName: 'claims', properties: { DatastoreStatus: 'ACTIVE' } }

    expect(await steer('POST', '/_fake/assertDatastore?region=eu-west-1', body)).toMatchObject({
      status: 200,
      json: { holds: true },
    })
    expect(await steer('POST', '/_fake/assertDatastore', body)).toMatchObject({
      status: 409,
      json: { error: expect.stringContaining('claims') as unknown },
    })
  })
})
