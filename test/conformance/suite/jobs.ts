import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { hexId, unknownId, role } from '../../values.ts'
import {
  exports,
  imports,
  jobIdsOf,
  jobKinds,
  output,
  startSome,
  statusesOf,
  untilJobIs,
} from './job-tools.ts'
import { create, createActive, notFound, refusalOf, untilIs, validationError } from './tools.ts'

export function jobBehaviour(door: Door): void {
  describe.each(jobKinds)('Jobs: $name', (kind) => {
    const other = kind === imports ? exports : imports

    it('are SUBMITTED at first, and can be described at once [job-id]', async () => {
      const open = door.open()
      const store = await createActive(open)

      const started = await kind.start(open, store, { JobName: 'nightly' })

      const { JobId } = started
      expect(started).toEqual({ JobId, JobStatus: 'SUBMITTED', DatastoreId: store })
      expect(JobId).toMatch(hexId)
      const job = await kind.describe(open, { DatastoreId: store, JobId })
      expect(job).toMatchObject({
        JobId,
        JobName: 'nightly',
        JobStatus: 'SUBMITTED',
        SubmitTime: expect.any(Date),
        DatastoreId: store,
        DataAccessRoleArn: role,
      })
      expect(job).not.toHaveProperty('EndTime')
    })

    it('show the folder that they write to [job-output-uri]', async () => {
      const open = door.open()
      const store = await createActive(open)

      const { JobId } = await kind.start(open, store)

      const { S3Uri, KmsKeyId } = output.S3Configuration
      expect(await kind.describe(open, { DatastoreId: store, JobId })).toMatchObject({
        [kind === imports ? 'JobOutputDataConfig' : 'OutputDataConfig']: {
          S3Configuration: { S3Uri: `${S3Uri}/${store}-${kind.folder}-${JobId}/`, KmsKeyId },
        },
      })
    })

    it('run, and are COMPLETED in the end [job-life-cycle] [job-end]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const { JobId } = await kind.start(open, store)
      const ids = { DatastoreId: store, JobId }

      await untilJobIs(kind, open, ids, 'IN_PROGRESS')
      await untilJobIs(kind, open, ids, 'COMPLETED')

      const { SubmitTime, EndTime } = await kind.describe(open, ids)
      expect(EndTime?.getTime()).toBeGreaterThan(SubmitTime.getTime())
    })

    it('run one at a time, the others are QUEUED, first in, first out [one-job-at-a-time]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const ids = await startSome(kind, open, store, 3)
      const [a = '', b = ''] = ids

      await untilJobIs(kind, open, { DatastoreId: store, JobId: a }, 'IN_PROGRESS')
      expect(await statusesOf(kind, open, store, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
      await untilJobIs(kind, open, { DatastoreId: store, JobId: b }, 'IN_PROGRESS')
      expect(await statusesOf(kind, open, store, ids)).toEqual([
        'COMPLETED',
        'IN_PROGRESS',
        'QUEUED',
      ])
    })

    it('are listed newest first, with what Describe shows [list-order]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const ids = await startSome(kind, open, store, 3)
      await other.start(open, store)

      const { jobs } = await kind.list(open, store)

      expect(jobs.map(({ JobId }) => JobId)).toEqual(ids.toReversed())
      const JobId = jobs[0]?.JobId ?? ''
      expect(jobs[0]).toEqual(await kind.describe(open, { DatastoreId: store, JobId }))
    })

    it('are listed by name, status and submit time [list-name-exact] [list-dates-exclusive]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const { JobId: first } = await kind.start(open, store, { JobName: 'night' })
      await untilJobIs(kind, open, { DatastoreId: store, JobId: first }, 'COMPLETED')
      const { JobId: second } = await kind.start(open, store, { JobName: 'nightly' })
      const { SubmitTime } = await kind.describe(open, { DatastoreId: store, JobId: second })

      expect(await jobIdsOf(kind, open, store, { JobName: 'night' })).toEqual([first])
      expect(await jobIdsOf(kind, open, store, { JobStatus: 'SUBMITTED' })).toEqual([second])
      expect(await jobIdsOf(kind, open, store, { SubmittedBefore: SubmitTime })).toEqual([first])
      expect(await jobIdsOf(kind, open, store, { SubmittedAfter: SubmitTime })).toEqual([])
    })

    it('are listed page by page, right also when more are started in between [page-token]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const [c, b, a] = await startSome(kind, open, store, 3)

      const first = await kind.list(open, store, { MaxResults: 2 })
      await kind.start(open, store)
      const { NextToken } = first
      const last = await kind.list(open, store, { MaxResults: 2, NextToken })

      expect(first.jobs.map(({ JobId }) => JobId)).toEqual([a, b])
      expect(last.jobs.map(({ JobId }) => JobId)).toEqual([c])
      expect(last.NextToken).toBeUndefined()
    })

    it('are listed with no token of the other kind of job, or of another data store [page-token]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const elsewhere = await createActive(open)
      await startSome(kind, open, store, 2)
      const { NextToken } = await kind.list(open, store, { MaxResults: 1 })

      const foreign = [
        other.list(open, store, { NextToken }),
        kind.list(open, elsewhere, { NextToken }),
      ]

      const refusal = validationError('The NextToken is not valid for this request.')
      for (const listing of foreign) expect(await refusalOf(door, listing)).toEqual(refusal)
    })

    it('give a repeated Start its first answer [client-token-same-answer]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const wanted = { ClientToken: 'once-1' }

      const first = await kind.start(open, store, wanted)
      const second = await kind.start(open, store, wanted)

      expect(second).toEqual(first)
      expect(await jobIdsOf(kind, open, store)).toEqual([first.JobId])
    })

    it('need a data store that is there, and ACTIVE [unknown-datastore] [job-needs-active-datastore]', async () => {
      const open = door.open()
      const store = await create(open)

      const refusals = [
        await refusalOf(door, kind.start(open, unknownId)),
        await refusalOf(door, kind.list(open, unknownId)),
        await refusalOf(door, kind.start(open, store)),
      ]

      const message = `The data store ${store} is CREATING; a job needs one that is ACTIVE.`
      expect(refusals).toEqual([notFound(unknownId), notFound(unknownId), validationError(message)])
      await untilIs(open, store, 'ACTIVE')
      expect(await jobIdsOf(kind, open, store)).toEqual([])
    })

    it('are unknown by another id, to another data store and to the other kind [unknown-job]', async () => {
      const open = door.open()
      const store = await createActive(open)
      const elsewhere = await createActive(open)
      const { JobId } = await kind.start(open, store)

      const asked = [
        [kind, store, unknownId],
        [kind, elsewhere, JobId],
        [other, store, JobId],
      ] as const
      for (const [of, DatastoreId, id] of asked) {
        const describing = of.describe(open, { DatastoreId, JobId: id })
        const message = `The data store ${DatastoreId} has no ${of.name} job with the id ${id}.`
        expect(await refusalOf(door, describing)).toEqual({ ...notFound(id), message })
      }
    })
  })
}
