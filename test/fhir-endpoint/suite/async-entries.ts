import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { start } from '../job-tools.ts'
import { putEntry, submission } from '../transaction-tools.ts'

const error = { kind: 'error', name: 'ThrottlingException' } as const

function strike({ fake }: OpenFhirDoor, Id: string) {
  return fake.faults.add({ operation: 'UpdateResource', input: { Id }, outcome: error })
}

export function asyncEntryBehaviour(door: FhirDoor): void {
  describe('The entries of a transaction that is done later', () => {
    it('are struck by fault rules when it is done [bundle-faults] [async-transaction]', async () => {
      const open = await door.open()
      const fault = strike(open, 'b')
      const { location } = await start(open, submission(putEntry('a'), putEntry('b')))
      expect(fault.used).toBe(0)

      const happened = open.fake.settle()

      const reason = 'Bundle.entry[1]: Rate exceeded'
      expect(happened.at(-1)).toMatchObject({ from: 'IN_PROGRESS', to: 'FAILED', reason })
      expect((await open.request({ path: location })).status).toBe(429)
      expect(open.fake.timeline()).toContain(`IN_PROGRESS → FAILED: ${reason}`)
      expect(fault.used).toBe(1)
      expect(open.fake.resources(open.store).list()).toEqual([])
      const [call] = open.fake.history
      expect(call?.entries?.[0]).not.toHaveProperty('error')
      expect(call?.entries?.[0]).not.toHaveProperty('output')
      expect(call?.entries?.[1]).toMatchObject({
        operation: 'UpdateResource',
        error: { name: 'ThrottlingException', message: 'Rate exceeded' },
        fault: { rule: 1, kind: 'error' },
      })
      open.fake.verify()
    })

    it('tell what became of them once it is done, and nothing before [async-transaction]', async () => {
      const open = await door.open()
      await start(open, submission(putEntry('a'), putEntry('b')))
      const before = open.fake.history
      expect(before[0]?.entries?.map((entry) => 'output' in entry)).toEqual([false, false])

      open.fake.settle()

      expect(open.fake.history[0]?.entries).toMatchObject([
        { input: { Id: 'a' }, output: { StatusCode: 201, Id: 'a', VersionId: '1' } },
        { input: { Id: 'b' }, output: { StatusCode: 201, Id: 'b', VersionId: '1' } },
      ])
      expect(open.fake.timeline()).toContain('ProcessBundle of 2 entries')
      const restored = open.fake.fork()
      restored.restore(open.fake.snapshot())
      expect(restored.history).toEqual(open.fake.history)
    })

    it('tell which of them it failed by, without a fault rule, too [async-transaction-failed]', async () => {
      const open = await door.open()
      const reading = { request: { method: 'GET', url: 'Patient/nobody' } }
      await start(open, submission(putEntry('a'), reading))
      open.fake.clearHistory()
      await start(open, submission(reading))

      open.fake.settle()

      expect(open.fake.history[0]?.entries).toMatchObject([
        { operation: 'ReadResource', error: { message: 'There is no Patient/nobody.' } },
      ])
      expect(open.fake.timeline()).toContain(
        '→ FAILED: Bundle.entry[1]: There is no Patient/nobody.',
      )
    })

    it('that are not carried out are no reason to look for another rule [bundle-faults]', async () => {
      const open = await door.open()
      strike(open, 'b')
      await start(open, submission(putEntry('b')))

      expect(() => open.fake.verify()).toThrow(
        'the entries that matched were not carried out: their bundle had failed, is not done yet, or another rule applied to it.',
      )
    })
  })
}
