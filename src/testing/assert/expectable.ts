import { MisuseError } from '../../kernel/errors.ts'
import { operations } from '../../service/operations.ts'
import { didYouMean, show, thereAre } from '../../kernel/suggest.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { serviceOf } from '../../clients/service-of.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { isSimulated } from '../../model/healthlake/operations.ts'

export function assertFake(given: unknown, where: string): FakeHealthLake {
  if (serviceOf(given) !== undefined) return given as FakeHealthLake
  throw new MisuseError(`${where}: give what createFakeHealthLake() returned.`)
}

export function assertOperation(given: unknown, where: string): OperationName {
  if (typeof given === 'string' && isSimulated(given)) return given
  const names = Object.keys(operations)
  const guess = typeof given === 'string' ? didYouMean(given, names) : ''
  throw new MisuseError(
    `${where}: there is no operation ${show(given)}.${guess} ${thereAre(names)}`,
  )
}
