import type { OperationName } from '../model/healthlake/infer.ts'
import { isDate } from '../kernel/instant.ts'
import { operations as specs } from '../model/healthlake/operations.ts'
import type { ListShape, StructureShape } from '../model/healthlake/shape.ts'
import { shapeOf } from '../model/healthlake/shapes.ts'
import { MisuseError } from '../kernel/errors.ts'
import { isSimulated, operations } from './operations.ts'
import type { Service } from './service.ts'
import { toRegion, type Settings } from './options.ts'
import { didYouMean, listed, show } from '../kernel/suggest.ts'

/**
 * Notes a mistake of the test's author that code under test meets, so that `verify` can tell even if that code swallows
 * the error.
 *
 * @param service The service
 * @param message What is wrong and what to do
 * @returns The error, to be thrown
 */
export function misuse(service: Service, message: string): MisuseError {
  const error = new MisuseError(message)
  service.misuses.push(error)
  return error
}

/**
 * Notes an error, as `misuse` does, if it is a mistake of the test's author that code under test has met.
 *
 * @param service The service
 * @param error What was thrown
 * @returns The same, to be thrown on
 */
export function recordMisuse(service: Service, error: unknown): unknown {
  if (error instanceof MisuseError && !service.misuses.includes(error)) {
    service.misuses.push(error)
  }
  return error
}

/**
 * Refuses to serve a fake that was disposed of.
 *
 * @param service The service
 * @throws MisuseError if it was
 */
export function assertNotDisposed(service: Service): void {
  if (!service.disposed) return
  throw misuse(
    service,
    'This fake was disposed of, and with it its doors; make a new one with createFakeHealthLake().',
  )
}

/**
 * Refuses operations that are not simulated.
 *
 * @param service The service
 * @param operation The operation's name
 * @returns The name
 * @throws MisuseError naming the operations that there are
 */
export function assertSupported(service: Service, operation: unknown): OperationName {
  const isName = typeof operation === 'string'
  if (isName && isSimulated(operation)) return operation
  const names = Object.keys(operations)
  const what = isName ? operation : show(operation)
  throw misuse(
    service,
    `${what} is not simulated.${didYouMean(what, names)} Simulated are ${listed(names)}.`,
  )
}

/**
 * Refuses a region that there cannot be.
 *
 * @param service The service
 * @param region Its name
 * @throws MisuseError if no region can have that name
 */
export function assertRegion(service: Service, region: string): void {
  try {
    toRegion(region, 'region')
  } catch (error) {
    throw misuse(service, (error as MisuseError).message)
  }
}

/**
 * Refuses an input that no author can have meant: one with members that the service's model does not have, or with
 * Dates that are none.
 *
 * @param service The service
 * @param operation The operation
 * @param input Its input
 * @throws MisuseError naming the member
 */
export function assertIntendedInput(
  service: Service,
  operation: OperationName,
  input: unknown,
): void {
  if (Object.prototype.toString.call(input) !== '[object Object]') {
    throw misuse(service, `${operation}: the input is ${show(input)}; give an object.`)
  }
  const complaint = findInputMistake(specs[operation].input, input, service.settings)
  if (complaint !== undefined) throw misuse(service, `${operation}: ${complaint}`)
}

/**
 * Looks for what no author can have meant.
 *
 * @param name The shape's name
 * @param value The value
 * @param settings The fake's settings
 * @param path Where the value stands in the input
 * @returns What is wrong, in a sentence; undefined if nothing is
 */
export function findInputMistake(
  name: string,
  value: unknown,
  settings: Settings,
  path = '',
): string | undefined {
  const shape = shapeOf(name)
  if (shape.type === 'timestamp' && isDate(value) && Number.isNaN(value.getTime())) {
    return `${path} is an invalid Date.`
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (shape.type === 'list' && Array.isArray(value)) {
    return findMistakeInItems(shape, value, settings, path)
  }
  return shape.type === 'structure'
    ? findMistakeInMembers(shape, value as Record<string, unknown>, settings, path)
    : undefined
}

function findMistakeInItems(
  { member }: ListShape,
  items: readonly unknown[],
  settings: Settings,
  path: string,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const complaint = findInputMistake(member, item, settings, `${path}[${index}]`)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

function findMistakeInMembers(
  { members }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  settings: Settings,
  path: string,
): string | undefined {
  for (const member of Object.keys(value)) {
    const given = value[member]
    if (given === undefined) continue
    const memberPath = path === '' ? member : `${path}.${member}`
    const known = Object.hasOwn(members, member) ? members[member] : undefined
    const complaint =
      known === undefined
        ? describeUnknownMember(members, member, settings, memberPath)
        : findInputMistake(known, given, settings, memberPath)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

function describeUnknownMember(
  members: object,
  member: string,
  { unknownMembers }: Settings,
  path: string,
): string | undefined {
  if (unknownMembers === 'ignore') return undefined
  return `there is no input member ${path}.${didYouMean(member, Object.keys(members))} If the service has it by now, set unknownMembers: 'ignore'.`
}

/**
 * Tells which mistakes of the test's author code under test met: it may have swallowed the errors.
 *
 * @param service The service
 * @returns What was noted, in lines of text; undefined if that is nothing
 */
export function describeMisuses({ misuses }: Service): string | undefined {
  if (misuses.length === 0) return undefined
  const messages = misuses.map(({ message }) => `- ${message}`).join('\n')
  return `The fake was used in ways that it refused:\n${messages}`
}
