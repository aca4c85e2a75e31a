import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { exportRequest, start } from '../job-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

export function exportCancelBehaviour(door: FhirDoor): void {
  describe('DELETE of an export', () => {
    it('cancels it, and tells so in short [export-cancel] [cancel-export]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const { id, location } = await start(open, exportRequest())
      open.fake.step()

      const { status, body } = await open.request({ method: 'DELETE', path: location })

      expect(status).toBe(202)
      expect(body).toEqual({
        exportJobProperties: { jobId: id, jobStatus: 'CANCEL_SUBMITTED', datastoreId: open.store },
      })
      expect((await open.request({ path: location })).status).toBe(202)
      open.fake.settle()
      const over = await open.request({ path: location })
      expect(over.status).toBe(200)
      expect(over.body).toMatchObject({
        exportJobProperties: { jobStatus: 'CANCEL_COMPLETED', endTime: 'Jan 1, 2025 12:01:00 AM' },
        output: [],
      })
      open.fake.verify()
    })

    it.each(['SUBMITTED', 'QUEUED'])('cancels what is %s [export-cancel]', async (status) => {
      const open = await door.open()
      const [first, second] = [
        await start(open, exportRequest()),
        await start(open, exportRequest()),
      ]
      if (status === 'QUEUED') open.fake.clock.advance({ seconds: 30 })
      const { id, location } = status === 'QUEUED' ? second : first
      expect(open.fake.exportJob(id)?.JobStatus).toBe(status)

      await open.request({ method: 'DELETE', path: location })

      expect(open.fake.exportJob(id)?.JobStatus).toBe('CANCEL_SUBMITTED')
    })

    it('is refused once it is over or being cancelled, and that is no mistake of the test [export-cancel]', async () => {
      const open = await door.open()
      const { location } = await start(open, exportRequest())
      const asked = { method: 'DELETE', path: location }
      const { location: other } = await start(open, exportRequest())
      await open.request({ method: 'DELETE', path: other })
      open.fake.step()
      const early = await refusal(open, { method: 'DELETE', path: other })
      open.fake.settle()

      const { status, body } = await refusal(open, asked)

      expect(early.status).toBe(501)
      expect(status).toBe(501)
      expect(body).toEqual(outcome('not-supported', 'Interaction not supported.'))
      open.fake.verify()
    })
  })
}
