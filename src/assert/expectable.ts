import { MisuseError } from '../core/errors.ts'
import { isSimulated, operations } from '../core/operations.ts'
import { didYouMean, listed, show } from '../core/suggest.ts'
import type { FakeHealthLake } from '../fake.ts'
import { serviceOf } from '../internal.ts'
import type { OperationName } from '../spec/infer.ts'
import type { StructureShape } from '../spec/shape.ts'
import { shapeOf } from '../spec/shapes.ts'
import { isMatcher } from './match.ts'

/**
 * Refuses what is no fake.
 *
 * @param given What should be one
 * @param where Who asks
 * @returns The fake
 * @throws MisuseError if it is none
 */
export function demandFake(given: unknown, where: string): FakeHealthLake {
  if (serviceOf(given) !== undefined) return given as FakeHealthLake
  throw new MisuseError(`${where}: give what createFakeHealthLake() returned.`)
}

/**
 * Refuses an operation that the fake can never have received.
 *
 * @param given Its name
 * @param where Who asks
 * @returns The name
 * @throws MisuseError naming the operations that there are
 */
export function demandOperation(given: unknown, where: string): OperationName {
  if (typeof given === 'string' && isSimulated(given)) return given
  const names = Object.keys(operations)
  const guess = typeof given === 'string' ? didYouMean(given, names) : ''
  throw new MisuseError(
    `${where}: there is no operation ${show(given)}.${guess} There are ${listed(names)}.`,
  )
}

/**
 * Refuses to look for members that nothing of a shape can have: such a look would find nothing, whatever happened.
 *
 * @param shapeName The shape
 * @param wanted What is looked for
 * @param where Who asks
 * @param path Where it stands
 * @throws MisuseError naming the member
 */
export function demandMembers(shapeName: string, wanted: unknown, where: string, path = ''): void {
  if (isMatcher(wanted) || typeof wanted !== 'object' || wanted === null) return
  const shape = shapeOf(shapeName)
  if (shape.type === 'list' && Array.isArray(wanted)) {
    for (const item of wanted) demandMembers(shape.member, item, where, path)
  }
  if (shape.type !== 'structure') return
  for (const [member, inside] of Object.entries(wanted)) {
    const at = path === '' ? member : `${path}.${member}`
    demandMembers(demandMember(shape, member, at, where), inside, where, at)
  }
}

function demandMember({ members }: StructureShape, member: string, at: string, where: string) {
  const inner = Object.hasOwn(members, member) ? members[member] : undefined
  if (inner !== undefined) return inner
  const legal = Object.keys(members)
  throw new MisuseError(
    `${where}: there is no ${at}.${didYouMean(member, legal)} There are ${listed(legal)}.`,
  )
}
