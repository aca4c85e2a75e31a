import * as fc from 'fast-check'
import type { FakeHealthLakeOptions } from 'fake-healthlake'

const duration = fc.oneof(
  fc.constantFrom(0, 1, 999, 45_000),
  fc.record({ minutes: fc.integer({ min: 1, max: 30 }) }),
)

function lifecycleOf(durations: fc.Arbitrary<unknown>) {
  return fc.record(
    {
      createDatastore: durations,
      preloadDatastore: durations,
      restoreDatastore: durations,
      updateDatastore: durations,
      deleteDatastore: durations,
      startJob: durations,
      importJob: durations,
      exportJob: durations,
      removalJob: durations,
      transactionJob: durations,
      cancelExportJob: durations,
    },
    { requiredKeys: [] },
  )
}

/** Life cycles in which all comes to an end. */
export const finiteLifecycle = lifecycleOf(duration) as fc.Arbitrary<
  NonNullable<FakeHealthLakeOptions['lifecycle']>
>

/** Options of a fake, but for its clock. */
export const options = fc.record(
  {
    seed: fc.integer(),
    lifecycle: lifecycleOf(fc.oneof(duration, fc.constant(Infinity))),
    assumptions: fc.record(
      {
        listOrder: fc.constantFrom('newest-first', 'oldest-first'),
        clientTokenMismatch: fc.constantFrom('ValidationException', 'first-wins'),
        duplicateTagKeys: fc.constantFrom('last-wins', 'ValidationException'),
        tagsOfDeleted: fc.constantFrom('kept', 'ResourceNotFoundException'),
        deleteDeleted: fc.constantFrom('ResourceNotFoundException', 'ConflictException'),
      },
      { requiredKeys: [] },
    ),
    quotas: fc.constantFrom('none', 'none', 'aws'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<FakeHealthLakeOptions>
