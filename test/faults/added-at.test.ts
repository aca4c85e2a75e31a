import {
  createFakeHealthLake,
  MisuseError,
  type FaultHandle,
  type FaultRule,
} from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'

const rule: FaultRule = { operation: 'TagResource', outcome: 'ThrottlingException' }

describe('A fault rule', () => {
  it('says where in the test it was added, in its handle and in verify()', () => {
    const fake = createFakeHealthLake()

    const [{ addedAt }, { stack }] = [fake.faults.add(rule), new Error('here')]

    const [here = ''] = /added-at\.test\.ts:\d+:/.exec(stack ?? '') ?? []
    expect(addedAt).toContain(here)
    expect(here).not.toBe('')
    fake.execute('ListFHIRDatastores', {})
    expect(thrownBy(() => fake.verify())).toEqual(
      new MisuseError(
        `Fault rules were not used up:\n- rule 1, ThrottlingException on TagResource, applied 0 of 1 times: no such operation was called since it was added.\n  added at ${addedAt}`,
      ),
    )
  })

  it('says so whichever way add is called', () => {
    const add: (given: FaultRule) => FaultHandle = Reflect.get(createFakeHealthLake().faults, 'add')

    const handles = [rule].map(add)

    expect(handles[0]?.addedAt).toMatch(/added-at\.test\.ts:\d+:\d+$/)
  })

  it('keeps the place out of snapshots, forks and the timeline', () => {
    const fake = createFakeHealthLake()
    fake.faults.add(rule)

    expect(JSON.stringify([fake.snapshot(), fake.timeline()])).not.toContain('added-at')
    expect(thrownBy(() => fake.fork().verify()).message).not.toContain('added at')
  })

  it('that comes over HTTP has no place in the test', async () => {
    const fake = createFakeHealthLake()
    await using server = await serve(fake)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(rule)

    await fetch(`${server.url}/_fake/faults`, { method: 'POST', headers, body })

    fake.execute('ListFHIRDatastores', {})
    expect(thrownBy(() => fake.verify()).message).toMatch(/since it was added\.$/)
  })

  it('has none where the engine keeps no traces', () => {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    const { addedAt } = createFakeHealthLake().faults.add(rule)
    Error.stackTraceLimit = stackTraceLimit

    expect(addedAt).toBeUndefined()
  })
})
