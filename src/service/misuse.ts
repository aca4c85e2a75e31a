import type { OperationName } from '../model/healthlake/infer.ts'
import { isDate } from '../kernel/instant.ts'
import { isSimulated, operations as specs } from '../model/healthlake/operations.ts'
import type { ListShape, StructureShape } from '../model/healthlake/shape.ts'
import { shapeOf } from '../model/healthlake/shapes.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { Service } from './service.ts'
import { toRegion } from './options.ts'
import type { Settings } from '../state/settings.ts'
import { didYouMean, listed, show } from '../kernel/suggest.ts'

export function misuse(service: Service, message: string): MisuseError {
  const error = new MisuseError(message)
  service.misuses.push(error)
  return error
}

export function recordMisuse(service: Service, error: unknown): unknown {
  if (error instanceof MisuseError && !service.misuses.includes(error)) {
    service.misuses.push(error)
  }
  return error
}

export function assertNotDisposed(service: Service): void {
  if (!service.disposed) return
  throw misuse(
    service,
    'This fake was disposed of, and with it its doors; make a new one with createFakeHealthLake().',
  )
}

export function assertSupported(service: Service, operation: unknown): OperationName {
  const isName = typeof operation === 'string'
  if (isName && isSimulated(operation)) return operation
  const names = Object.keys(specs)
  const what = isName ? operation : show(operation)
  throw misuse(
    service,
    `${what} is not simulated.${didYouMean(what, names)} Simulated are ${listed(names)}.`,
  )
}

export function assertRegion(service: Service, region: string): void {
  try {
    toRegion(region, 'region')
  } catch (error) {
    throw misuse(service, (error as MisuseError).message)
  }
}

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

export function describeMisuses({ misuses }: Service): string | undefined {
  if (misuses.length === 0) return undefined
  const messages = misuses.map(({ message }) => `- ${message}`).join('\n')
  return `The fake was used in ways that it refused:\n${messages}`
}
