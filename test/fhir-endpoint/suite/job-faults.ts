import { MisuseError, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { exportRequest, namesIn, respondAsync, start } from '../job-tools.ts'
import { putEntry, submission, transaction } from '../transaction-tools.ts'
import { lost, put } from '../tools.ts'

const purge = { method: 'POST', path: 'Patient/a/$purge' }

function late(after: unknown): object {
  return { operation: 'StartFHIRBulkDeleteJob', outcome: { kind: 'transition', after } }
}

function addRule({ fake }: OpenFhirDoor, rule: object): void {
  fake.faults.add(rule as FaultRule)
}

async function filled(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'a')
  return open
}

async function statusOf(open: OpenFhirDoor, location: string): Promise<readonly unknown[]> {
  const { status, body } = await open.request({ path: location })
  const { exportJobProperties, ...own } = body as Record<string, Record<string, unknown>>
  return [status, exportJobProperties?.['jobStatus'] ?? own['status']]
}

export function jobFaultBehaviour(door: FhirDoor): void {
  describe('A fault rule of kind transition', () => {
    it('lets a removal fail, which then has removed nothing', async () => {
      const open = await filled(door)
      addRule(open, {
        operation: 'StartFHIRBulkDeleteJob',
        input: { Operation: '$purge', Id: 'a' },
        outcome: { kind: 'transition', to: 'FAILED' },
      })

      const { location } = await start(open, purge)
      expect(open.fake.nextTransition()).toMatchObject({ resource: 'removalJob' })
      open.fake.settle()

      expect(await statusOf(open, location)).toEqual([200, 'FAILED'])
      expect(namesIn(open)).toEqual(['Patient/a'])
      open.fake.verify()
    })

    it.each(['POST', 'GET'])('lets an export by %s fail, and tells why', async (method) => {
      const open = await filled(door)
      const operation = `StartFHIRExportJobWith${method === 'POST' ? 'Post' : 'Get'}`
      const outcome = { kind: 'transition', to: 'FAILED', message: 'No grant' }
      addRule(open, { operation, outcome })
      const path = 'Patient/$export'

      const { location } = await start(
        open,
        method === 'POST' ? exportRequest(path) : { path, headers: respondAsync },
      )
      open.fake.settle()

      const { status, body } = await open.request({ path: location })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        exportJobProperties: { jobStatus: 'FAILED', message: 'No grant' },
        output: [],
      })
    })

    it('lets an export end with errors, which writes all the same', async () => {
      const open = await filled(door)
      addRule(open, {
        operation: 'StartFHIRExportJobWithPost',
        outcome: { kind: 'transition', to: 'COMPLETED_WITH_ERRORS' },
      })

      const { location } = await start(open, exportRequest())
      open.fake.settle()

      const { body } = await open.request({ path: location })
      expect(body).toMatchObject({
        exportJobProperties: { jobStatus: 'COMPLETED_WITH_ERRORS' },
        output: [{ type: 'Patient', count: 1 }],
      })
    })

    it('lets a removal take longer, or for ever', async () => {
      const open = await filled(door)
      addRule(open, late({ hours: 1 }))
      addRule(open, late(Infinity))
      const [slow, stuck] = [await start(open, purge), await start(open, purge)]

      open.fake.clock.advance({ minutes: 60 })
      expect(await statusOf(open, slow.location)).toEqual([202, 'IN_PROGRESS'])
      open.fake.settle()

      expect(await statusOf(open, slow.location)).toEqual([200, 'COMPLETED'])
      expect(await statusOf(open, stuck.location)).toEqual([202, 'IN_PROGRESS'])
    })

    it.each([
      [{ message: 'Out of order' }, 'Transaction failed: Out of order'],
      [{}, 'Transaction failed: A fault rule caused this end.'],
    ])(
      'lets a transaction fail, of which nothing is done: %o [async-transaction-failed]',
      async (more, told) => {
        const open = await door.open()
        const outcome = { kind: 'transition', to: 'FAILED', ...more }
        addRule(open, { operation: 'ProcessBundle', outcome })

        const { location } = await start(open, submission(putEntry('a')))
        open.fake.settle()

        const { status, body } = await open.request({ path: location })
        expect(status).toBe(500)
        expect(body).toMatchObject({ issue: [{ code: 'exception', diagnostics: told }] })
        expect(namesIn(open)).toEqual([])
      },
    )

    it('leaves a transaction alone that is waited for, and tells of that', async () => {
      const open = await door.open()
      addRule(open, { operation: 'ProcessBundle', outcome: { kind: 'transition', to: 'FAILED' } })
      const body = transaction(putEntry('a'))

      expect((await open.request({ method: 'POST', path: '', body })).status).toBe(200)
      expect(() => open.fake.verify()).toThrow('the calls that matched started nothing')
    })

    it('is refused for what starts nothing, and to where a job does not end', async () => {
      const { fake } = await door.open()
      const transition = (operation: string, to: string) => () =>
        fake.faults.add({ operation, outcome: { kind: 'transition', to } } as FaultRule)

      expect(transition('DescribeFHIRBulkDeleteJob', 'FAILED')).toThrow(MisuseError)
      expect(transition('StartFHIRBulkDeleteJob', 'COMPLETED_WITH_ERRORS')).toThrow(
        'faults.add: to, for StartFHIRBulkDeleteJob, is',
      )
      expect(transition('StartFHIRExportJobWithGet', 'CREATE_FAILED')).toThrow(MisuseError)
    })
  })

  describe('A fault rule', () => {
    it('throttles the polls of one job', async () => {
      const open = await filled(door)
      const [first, second] = [
        await start(open, exportRequest()),
        await start(open, exportRequest()),
      ]
      addRule(open, {
        operation: 'DescribeFHIRExportJobWithGet',
        input: { JobId: second.id },
        outcome: 'ThrottlingException',
      })

      const statuses = [first, second, second].map(
        async ({ location }) => (await open.request({ path: location })).status,
      )

      expect(await Promise.all(statuses)).toEqual([202, 429, 202])
      open.fake.verify()
    })

    it('loses the answer to a start, and the job is there', async () => {
      const open = await filled(door)
      addRule(open, {
        operation: 'StartFHIRBulkDeleteJob',
        outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' },
      })

      await expect(open.request(purge)).rejects.toThrow(lost)
      open.fake.settle()

      expect(namesIn(open)).toEqual([])
    })
  })
}
