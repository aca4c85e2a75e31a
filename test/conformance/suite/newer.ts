import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import {
  create,
  idsOf,
  refusalOf,
  validationError,
  describeStore,
  untilIs,
  pagesOf,
  createFive,
} from './tools.ts'

/** What only doors can carry that take what the SDK installed here does not know yet. */
export function newerBehaviour(door: Door): void {
  describe('Newer members', () => {
    it('UpdateFHIRDatastore refuses an input that breaks constraints [constraints]', async () => {
      const open = door.open()
      const NlpConfiguration = { Status: 'PAUSED' as 'ENABLED' }

      const refusal = await refusalOf(
        door,
        open.send('UpdateFHIRDatastore', { DatastoreId: '', NlpConfiguration }),
      )

      expect(refusal).toEqual(
        validationError(
          "2 validation errors detected: Value '' at 'datastoreId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'PAUSED' at 'nlpConfiguration.status' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, ENABLING, DISABLED, DISABLING]",
        ),
      )
    })

    it('shows the NLP, analytics and profiles that were given', async () => {
      const open = door.open()
      const given = {
        NlpConfiguration: { Status: 'ENABLED' },
        AnalyticsConfiguration: { Status: 'PAUSED' },
        ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1', 'carin-bb-2.0.0'] },
      } as const

      const id = await create(open, {
        ...given,
        ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1', 'carin-bb-2.0.0'] },
      })

      expect(await describeStore(open, id)).toMatchObject(given)
      await untilIs(open, id, 'ACTIVE')
      expect(await describeStore(open, id)).toMatchObject(given)
    })

    it('refuses analytics that start DISABLED [analytics-not-created-disabled]', async () => {
      const open = door.open()

      const refusal = await refusalOf(
        door,
        create(open, { AnalyticsConfiguration: { Status: 'DISABLED' } }),
      )

      expect(refusal).toEqual(
        validationError(
          'A data store cannot be created with analytics DISABLED; ask for ENABLED or PAUSED.',
        ),
      )
      expect(await idsOf(open)).toEqual([])
    })

    it('stay right while data stores change in between [page-token]', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open, { DatastoreName: 'old' })
      await untilIs(open, a, 'ACTIVE')
      const changing = [b, d]

      const pages = await pagesOf(open, { Filter: { DatastoreName: 'old' }, MaxResults: 2 }, () =>
        open.send('UpdateFHIRDatastore', {
          DatastoreId: changing.shift() ?? '',
          DatastoreName: 'new',
        }),
      )

      expect(pages).toEqual([[a, b], [c, d], [e]])
      expect(await idsOf(open, { Filter: { DatastoreName: 'new' } })).toEqual([b, d])
    })
  })
}
