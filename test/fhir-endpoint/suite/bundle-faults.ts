import type { FaultOutcome, FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  bundle,
  creating,
  deleting,
  entriesIn,
  issueIn,
  post,
  reading,
  statusesIn,
  updating,
  urn,
} from '../bundle-tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { lost, outcome, patient, put, read, stateBehind } from '../tools.ts'

const throttled = outcome('throttled', 'Rate limit exceeded. Please retry after some time.')
const three = ['a', 'b', 'c'].map((id) => updating(patient({ id })))

export function bundleFaultBehaviour(door: FhirDoor): void {
  describe('A fault rule for an interaction', () => {
    it('strikes the entry of a batch that it is about, once [bundle-faults]', async () => {
      const open = await door.open()
      const input = { ResourceType: 'Patient', Id: 'b' }
      const fault = strike(open, 'UpdateResource', { input })

      const answer = await post(open, 'batch', three)
      const again = await post(open, 'batch', three)

      expect(statusesIn(answer)).toEqual(['201', '429', '201'])
      expect(entriesIn(answer)[1]?.response).toEqual({ status: '429', outcome: throttled })
      expect(statusesIn(again)).toEqual(['200', '201', '200'])
      expect(fault.used).toBe(1)
      open.fake.verify()
    })

    it('that strikes an entry of a transaction lets all of it fail [bundle-faults]', async () => {
      const open = await door.open()
      strike(open, 'UpdateResource', {
        input: { Id: 'b' },
        outcome: { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: 7 },
      })
      const before = open.fake.resources(open.store).list()

      const answer = await post(open, 'transaction', three)

      const [issue] = (throttled as { issue: readonly object[] }).issue
      expect(answer.status).toBe(429)
      expect(answer.headers).toMatchObject({ 'retry-after': '7' })
      expect(issueIn(answer)).toEqual({ ...issue, expression: ['Bundle.entry[1]'] })
      expect(open.fake.resources(open.store).list()).toEqual(before)
      expect(open.fake.history[0]).toMatchObject({
        error: { name: 'ThrottlingException', message: 'Rate exceeded' },
        attempts: [{ error: 'ThrottlingException', fault: { rule: 1, kind: 'error' } }],
      })
      const results = open.fake.history[0]?.entries?.map(({ error, fault }) => [error, fault])
      expect(results).toEqual([
        [undefined, undefined],
        [
          { name: 'ThrottlingException', message: 'Rate exceeded' },
          { rule: 1, kind: 'error' },
        ],
        [undefined, undefined],
      ])
      expect(statusesIn(await post(open, 'transaction', three))).toEqual(['201', '201', '201'])
    })

    it.each(['batch', 'transaction'] as const)(
      'looks at what an entry of a %s asks for, as it asks [bundle-faults]',
      async (type) => {
        const open = await door.open()
        const link = [{ other: { reference: urn(1) }, type: 'seealso' }]
        const of = { resourceType: 'Patient', id: 'mine', link }
        const fault = strike(open, 'CreateResource', {
          input: { DatastoreId: open.store, ResourceType: 'Patient', Resource: of },
          times: 'always',
        })

        await post(open, type, [creating(patient({ id: 'mine' }), urn(1)), creating(of)])

        expect(fault.used).toBe(1)
      },
    )

    it('may be about headers and queries of an entry [bundle-faults]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      strike(open, 'DeleteResource', { input: { Headers: { 'If-Match': 'W/"1"' } } })
      strike(open, 'UpdateResource', { input: { Query: { _id: ['p1'] } } })

      const answer = await post(open, 'batch', [
        deleting('Patient/p1', { ifMatch: 'W/"1"' }),
        { resource: patient(), request: { method: 'PUT', url: 'Patient?_id=p1' } },
        reading('Patient/p1'),
      ])

      expect(statusesIn(answer)).toEqual(['429', '429', '200'])
    })

    it('counts entries as it counts requests [bundle-faults]', async () => {
      const open = await door.open()
      const fault = strike(open, 'UpdateResource', { skip: 2, times: 3 })

      const first = await post(open, 'batch', three)
      const alone = await put(open, 'a')
      const second = await post(open, 'batch', three)

      expect(statusesIn(first)).toEqual(['201', '201', '429'])
      expect(alone.status).toBe(429)
      expect(statusesIn(second)).toEqual(['429', '200', '201'])
      expect(fault.used).toBe(3)
    })

    it('draws for each entry as it would for requests [bundle-faults]', async () => {
      const rule = { probability: 0.5, times: 'always' } as const
      const [one, other] = [await door.open(), await door.open()]
      for (const each of [one, other]) strike(each, 'UpdateResource', rule)
      const ids = Array.from({ length: 20 }, (_, index) => `p${index}`)

      const answer = await post(
        one,
        'batch',
        ids.map((id) => updating(patient({ id }))),
      )
      const alone: string[] = []
      for (const id of ids) alone.push(String((await put(other, id)).status))

      expect(statusesIn(answer)).toEqual(alone)
      expect(new Set(alone)).toEqual(new Set(['201', '429']))
    })

    it.each<FaultOutcome>([
      { kind: 'latency', duration: { seconds: 1 } },
      { kind: 'connection', code: 'ECONNRESET', when: 'after' },
      { kind: 'connection', code: 'ECONNRESET' },
      { kind: 'corrupt', body: 'empty' },
      { kind: 'hang' },
    ])('strikes no entry, nor is used up, where it is no error: %j [bundle-faults]', async (of) => {
      const open = await door.open()
      const fault = strike(open, 'UpdateResource', { outcome: of })

      expect(statusesIn(await post(open, 'batch', three))).toEqual(['201', '201', '201'])
      expect(statusesIn(await post(open, 'transaction', three))).toEqual(['200', '200', '200'])
      expect(fault.used).toBe(0)
      expect(() => open.fake.verify()).toThrow(
        'only entries of bundles called it, and only errors apply to those.',
      )
    })
  })

  describe('A fault rule that is left over', () => {
    it('is told of with what the entries asked for [bundle-faults]', async () => {
      const open = await door.open()
      strike(open, 'UpdateResource', { input: { Id: 'd' } })
      strike(open, 'DeleteResource', {})
      await post(open, 'batch', three)

      expect(() => open.fake.verify()).toThrow("the input differed at Id: 'c' instead of 'd'.")
      expect(() => open.fake.verify()).toThrow('no such operation was called since it was added.')
    })
  })

  describe('A fault rule for ProcessBundle', () => {
    it.each(['batch', 'transaction'] as const)(
      'strikes all of a %s [bundle-faults]',
      async (type) => {
        const open = await door.open()
        strike(open, 'ProcessBundle', {})
        const before = stateOfData(open)

        const answer = await post(open, type, three)

        expect(answer.status).toBe(429)
        expect(answer.body).toEqual(throttled)
        expect(stateOfData(open)).toBe(before)
        expect(statusesIn(await post(open, type, three))).toEqual(['201', '201', '201'])
      },
    )

    it('strikes the bundle that has such an entry [bundle-faults]', async () => {
      const open = await door.open()
      const Resource = bundle('batch', [three[1]])
      strike(open, 'ProcessBundle', { input: { Resource } })

      expect((await post(open, 'batch', three)).status).toBe(200)
      expect((await post(open, 'batch', [three[1]])).status).toBe(429)
    })

    it.each(['batch', 'transaction'] as const)(
      'may lose the answer of a %s that was carried out [bundle-faults]',
      async (type) => {
        const open = await door.open()
        const failure = { kind: 'connection', code: 'ECONNRESET', when: 'after' } as const
        strike(open, 'ProcessBundle', { outcome: failure })

        await expect(post(open, type, three)).rejects.toThrow(lost)

        expect((await read(open, 'c')).status).toBe(200)
      },
    )
  })

  describe('A quota', () => {
    it('of ProcessBundle counts bundles, and one of an interaction no entries [rate-quota]', async () => {
      const rates = { ProcessBundle: 2, UpdateResource: 1 }
      const open = await door.open({ quotas: { rates } })

      const answers = [await post(open, 'batch', three), await post(open, 'transaction', three)]
      const third = await post(open, 'batch', three)

      expect(answers.map(statusesIn)).toEqual([three.map(() => '201'), three.map(() => '200')])
      expect([third.status, third.body]).toEqual([429, throttled])
      expect((await put(open, 'a')).status).toBe(200)
      expect((await put(open, 'a')).status).toBe(429)
    })
  })
}

function strike(
  { fake }: OpenFhirDoor,
  operation: FaultRule['operation'] & string,
  rule: Partial<FaultRule>,
): { readonly used: number } {
  return fake.faults.add({ outcome: 'ThrottlingException', ...rule, operation })
}

/** What is known of the fake but for the counts of its rules. */
function stateOfData(open: OpenFhirDoor): string {
  return JSON.stringify({ ...(JSON.parse(stateBehind(open)) as object), faults: [] })
}
