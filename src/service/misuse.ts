import { assertObject, assertSimulated, isObject } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { isDate } from '../kernel/instant.ts'
import { didYouMean, shortened, show } from '../kernel/suggest.ts'
import { hasKnownTextsOnly, readPartial } from '../model/healthlake/partial.ts'
import type { OperationName } from '../model/healthlake/infer.ts'
import type { Settings } from '../state/settings.ts'
import { toRegion } from './options.ts'
import { supportedNames } from './exchange.ts'
import type { Service } from './service.ts'

export function misuse(service: Service, message: string): MisuseError {
  const error = new MisuseError(message)
  keepMisuse(service, error)
  return error
}

// What code under test asks of the fake that it does not have, told once however often that is.
export function notice(service: Service, message: string): void {
  if (!service.misuses.some((known) => known.message === message)) misuse(service, message)
}

export function recordMisuse(service: Service, error: unknown): unknown {
  if (error instanceof MisuseError) keepMisuse(service, error)
  return error
}

// More than anybody reads; a program that goes on for ever makes as many as it likes.
const MOST_MISUSES = 1000

// The same error comes along at several places.
function keepMisuse({ misuses, unlisted }: Service, error: MisuseError): void {
  if (misuses.includes(error) || unlisted.errors.has(error)) return
  if (misuses.length < MOST_MISUSES) {
    misuses.push(error)
    return
  }
  unlisted.errors.add(error)
  unlisted.count += 1
}

export function forgetMisuses(service: Service): void {
  service.misuses.length = 0
  service.unlisted.count = 0
}

// What was attached may lead to it still, in a later test perhaps.
export function assertNotDisposed(service: Service, attach?: string): void {
  if (!service.disposed) return
  const more =
    attach === undefined
      ? ''
      : ` A mock still leads to it: call mock.restore() at the end of a test, or ${attach}(mock) of the fake that is meant.`
  throw misuse(
    service,
    `This fake was disposed of, with its clients and interceptions; make a new one with createFakeHealthLake().${more}`,
  )
}

export function assertSupported(service: Service, operation: unknown): OperationName {
  const { exchanges } = service
  if (typeof operation === 'string' && Object.hasOwn(exchanges, operation)) {
    return operation as OperationName
  }
  const subject = typeof operation === 'string' ? shortened(operation) : show(operation)
  recorded(service, () =>
    assertSimulated(operation, Object.keys(exchanges), subject, supportedNames(exchanges)),
  )
  return operation as OperationName
}

export function assertRegion(service: Service, region: string): void {
  recorded(service, () => toRegion(region, 'region'))
}

export function assertIntendedInput(service: Service, operation: string, input: unknown): void {
  recorded(service, () => {
    assertObject(input, `${operation}: the input`)
    const shape = service.exchanges[operation]?.inputShape
    if (shape !== undefined) assertKnownInput(shape, input, service.settings, operation)
  })
}

function recorded(service: Service, assert: () => void): void {
  try {
    assert()
  } catch (error) {
    throw recordMisuse(service, error)
  }
}

// What the service would answer to such an input, if anything, is no help to the author of a test.
export function assertKnownInput(
  shape: string,
  input: Readonly<Record<string, unknown>>,
  { unknownMembers }: Settings,
  where: string,
): void {
  // Most inputs are so, and the walk would cost more than all else that is checked of them.
  if (hasKnownTextsOnly(shape, input)) return
  readPartial(shape, input, {
    unknownMember(path, member, known) {
      if (unknownMembers === 'ignore') return
      throw new MisuseError(
        `${where}: there is no input member ${shortened(path)}.${didYouMean(member, known)} If the service has it by now, set unknownMembers: 'ignore'.`,
      )
    },
    leaf({ type }, value, path) {
      if (type !== 'timestamp' || !isDate(value) || !Number.isNaN(value.getTime())) return
      throw new MisuseError(`${where}: ${path} is an invalid Date.`)
    },
  })
}

// What a newer model has, and a service of this one drops without a word [http-not-simulated].
export function noteUnknownMembers(service: Service, operation: string, input: unknown): void {
  const shape = service.exchanges[operation]?.inputShape
  if (shape === undefined || !isObject(input) || hasKnownTextsOnly(shape, input)) return
  if (service.settings.unknownMembers === 'ignore') return
  readPartial(shape, input, {
    unknownMember(path, member, known) {
      const at = shortened(path.replaceAll(/\[\d+\]/g, '[]'))
      notice(
        service,
        `${operation}: ${at} is not simulated by fake-healthlake, and is ignored.${didYouMean(shortened(member), known)} If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).`,
      )
    },
    leaf: () => undefined,
  })
}

export function noteUnheeded(
  service: Service,
  operation: string,
  members: readonly string[],
  input: object,
): void {
  if (service.settings.unknownMembers === 'ignore') return
  for (const name of members.filter((member) => (Reflect.get(input, member) ?? false) !== false)) {
    notice(
      service,
      `${operation}: ${name} is not simulated by fake-healthlake, and changes nothing. If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).`,
    )
  }
}

export function describeMisuses({ misuses, unlisted }: Service): string | undefined {
  if (misuses.length === 0) return undefined
  const messages = misuses.map(({ message }) => `- ${message}`)
  if (unlisted.count > 0) messages.push(`… and ${unlisted.count} more`)
  return `The fake was used in ways that it refused:\n${messages.join('\n')}`
}
