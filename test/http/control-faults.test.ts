import { describe, expect, it } from 'vitest'
import { like, r4, served } from './tools.ts'

describe('/_fake/faults', () => {
  it('adds a rule', async () => {
    const { fake, ask, steer } = await served()
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }

    const { json } = await steer('POST', '/_fake/faults', rule)

    expect(json).toEqual({ added: 1, ids: [1] })
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
    expect((await ask('ListFHIRDatastores')).status).toBe(200)
    fake.verify()
  })

  it('adds a list of rules, lists those that are pending, and clears them', async () => {
    const { fake, steer } = await served()
    const rules = [
      { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException', times: 2 },
      { outcome: { kind: 'hang' }, times: 'always' },
    ]

    expect((await steer('POST', '/_fake/faults', rules)).json).toEqual({ added: 2, ids: [1, 2] })
    expect((await steer('GET', '/_fake/faults')).json).toEqual(
      JSON.parse(JSON.stringify(fake.faults.pending())),
    )
    expect(fake.faults.pending()).toHaveLength(1)
    expect((await steer('DELETE', '/_fake/faults')).json).toEqual({ cleared: true })

    expect((await steer('GET', '/_fake/faults')).json).toEqual([])
  })

  it('takes "Infinity" for what shall never end, and gives it back so', async () => {
    const { fake, ask, steer } = await served()
    const outcome = { kind: 'transition', after: 'Infinity' }

    await steer('POST', '/_fake/faults', { operation: 'CreateFHIRDatastore', outcome })
    const { json } = await steer('GET', '/_fake/faults')
    await ask('CreateFHIRDatastore', r4)

    expect(json).toMatchObject([{ outcome }])
    expect(fake.settle()).toEqual([])
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })

  it('tells of each rule by its number how often it struck and will strike, used up or not', async () => {
    const { fake, ask, steer } = await served()
    const once = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
    const always = { times: 'always', skip: 9, outcome: { kind: 'hang' } }
    const { json } = await steer('POST', '/_fake/faults', [once, always])
    await ask('ListFHIRDatastores')

    const { json: all } = await steer('GET', '/_fake/faults/all')

    expect(json).toEqual({ added: 2, ids: [1, 2] })
    expect(fake.history[0]?.attempts[0]?.fault).toMatchObject({ rule: 1 })
    expect(all).toMatchObject([
      { id: 1, used: 1, remaining: 0, rule: { operation: ['ListFHIRDatastores'] } },
      { id: 2, used: 0, remaining: 'Infinity', rule: always },
    ])
    expect([
      (await steer('GET', '/_fake/faults/1')).json,
      (await steer('GET', '/_fake/faults/2')).json,
    ]).toEqual(all)
  })

  it('takes one away by its number, and leaves the others', async () => {
    const { fake, steer } = await served()
    const handle = fake.faults.add({ outcome: 'ThrottlingException' })
    fake.faults.add({ outcome: { kind: 'hang' } })

    const removed = await steer('DELETE', `/_fake/faults/${handle.id}`)

    expect(removed).toMatchObject({ status: 200, json: { removed: true } })
    expect(handle.remaining).toBe(0)
    expect(fake.faults.pending()).toMatchObject([{ outcome: { kind: 'hang' } }])
    for (const [method, id] of [
      ['GET', '1'],
      ['DELETE', '1'],
      ['GET', 'one'],
    ]) {
      expect(await steer(method as string, `/_fake/faults/${id}`)).toMatchObject({
        status: 404,
        json: { error: `There is no fault rule ${id}; it was never added, or was removed.` },
      })
    }
  })

  it.each([
    ['', /^faults: the body is empty; give a rule, or a list\./],
    ['null', /^faults\.add: null is not a rule/],
    ['5', /^faults\.add: 5 is not a rule/],
    ['"hang"', /^faults\.add: 'hang' is not a rule/],
    ['{}', /^faults\.add: outcome is undefined/],
    ['{"outcome":"Nonsense"}', /^faults\.add: .*'Nonsense' is not an error that AWS documents/],
    ['{"outcom":"ThrottlingException"}', /there is no member outcom\. Did you mean outcome\?/],
    ['{"operation":"Create","outcome":{"kind":"hang"}}', /'Create' is not simulated/],
    ['{"operation":5,"outcome":{"kind":"hang"}}', /operation is 5/],
    ['{"outcome":{"kind":"hang"},"times":0}', /times is 0/],
    ['{"outcome":{"kind":"transition","after":"1 hour"}}', /after: '1 hour' is not a duration/],
    ['[{"outcome":{"kind":"hang"}},{"outcome":{"kind":"bang"}}]', /outcome is .*bang/],
    ['[{"outcome":{"kind":"hang"}},null]', /null is not a rule/],
    ['{', /^The body is not JSON: /],
  ])('refuses %s and adds nothing', async (body, error) => {
    const { fake, steer } = await served()

    expect(await steer('POST', '/_fake/faults', body)).toEqual({
      status: 400,
      type: 'application/json',
      json: { error: like(error) },
    })
    expect(fake.faults.pending()).toEqual([])
  })

  it.each([
    ['input', { input: { Resource: 'DEEP' }, outcome: 'X' }, /input is nested more than 1000/],
    ['name', { outcome: { kind: 'error', name: 'DEEP' } }, /^faults\.add: name is /],
  ])('refuses a rule that is too deep in its %s', async (_where, rule, error) => {
    const { fake, steer } = await served()
    const deep = '['.repeat(10_000) + ']'.repeat(10_000)

    const answer = await steer(
      'POST',
      '/_fake/faults',
      JSON.stringify(rule).replace('"DEEP"', deep),
    )

    expect(answer).toMatchObject({ status: 400, json: { error: like(error) } })
    expect(fake.faults.pending()).toEqual([])
  })
})
