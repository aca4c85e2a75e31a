import * as healthlake from '@aws-sdk/client-healthlake'
import { MisuseError, type ServiceError } from '../../kernel/errors.ts'
import { show } from '../../kernel/suggest.ts'

export type Sdk = typeof healthlake

// The SDK module that this package resolves.
export const installedSdk: Sdk = healthlake

export function assertSdk(sdk: unknown): void {
  const { HealthLakeClient, HealthLakeServiceException } = (sdk ?? {}) as Partial<Sdk>
  if ([HealthLakeClient, HealthLakeServiceException].every((made) => typeof made === 'function')) {
    return
  }
  throw new MisuseError(
    `sdk is ${show(sdk)}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.`,
  )
}

export interface SdkCommand {
  readonly input: object
  // In newer versions: kind, namespace and name of the operation, and more.
  readonly schema?: readonly unknown[]
}

export function operationOf(command: SdkCommand): string {
  const [, , name = command.constructor.name.replace(/Command$/, '')] = command.schema ?? []
  return String(name)
}

export function knownMembers({ schema }: SdkCommand): readonly string[] | undefined {
  const [, , , , given] = schema ?? []
  const inputSchema: unknown = typeof given === 'function' ? given() : given
  const [, , , , known] = Array.isArray(inputSchema) ? (inputSchema as unknown[]) : []
  return Array.isArray(known) ? (known as string[]) : undefined
}

export function memberNotSent(command: SdkCommand): string | undefined {
  const known = knownMembers(command)
  if (known === undefined) return undefined
  return Object.entries(command.input).find(
    ([name, value]) => value !== undefined && !known.includes(name),
  )?.[0]
}

export function toSdkError(sdk: Sdk, error: ServiceError, requestId: string): Error {
  const { name, message, fault, statusCode } = error
  const $metadata = metadataOf(statusCode, requestId)
  const known: unknown = Object.hasOwn(sdk, name) ? sdk[name as keyof Sdk] : undefined
  const Class = (known ?? sdk.HealthLakeServiceException) as typeof sdk.HealthLakeServiceException
  return new Class({ name, message, $fault: fault, $metadata })
}

export function metadataOf(httpStatusCode: number, requestId: string) {
  return { httpStatusCode, requestId, attempts: 1, totalRetryDelay: 0 }
}

export function abortError(): Error {
  const error = new Error('Request aborted')
  error.name = 'AbortError'
  return error
}

export function corruptionError(): SyntaxError {
  return new SyntaxError('The answer is not JSON.')
}
