import * as healthlake from '@aws-sdk/client-healthlake'
import { MisuseError, type ServiceError } from '../../kernel/errors.ts'
import { show } from '../../kernel/suggest.ts'

/** The SDK module to take classes from. */
export type Sdk = typeof healthlake

/** The SDK module that this package resolves. */
export const installedSdk: Sdk = healthlake

/**
 * Refuses what is not the SDK's module.
 *
 * @param sdk What was given for it
 * @throws MisuseError if it lacks the classes that are taken from it
 */
export function assertSdk(sdk: unknown): void {
  const { HealthLakeClient, HealthLakeServiceException } = (sdk ?? {}) as Partial<Sdk>
  if ([HealthLakeClient, HealthLakeServiceException].every((made) => typeof made === 'function')) {
    return
  }
  throw new MisuseError(
    `sdk is ${show(sdk)}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.`,
  )
}

/** What every command of the SDK has. */
export interface SdkCommand {
  readonly input: object
  /** In newer versions: kind, namespace and name of the operation, and more. */
  readonly schema?: readonly unknown[]
}

/**
 * Names the operation of a command, of whichever copy of the SDK.
 *
 * @param command The command
 * @returns The operation's name
 */
export function operationOf(command: SdkCommand): string {
  const [, , name = command.constructor.name.replace(/Command$/, '')] = command.schema ?? []
  return String(name)
}

/**
 * Lists the members that a command may have.
 *
 * @param command The command
 * @returns The members that its version of the SDK knows; undefined if it does not tell, as older ones do not
 */
export function knownMembers({ schema }: SdkCommand): readonly string[] | undefined {
  const [, , , , given] = schema ?? []
  const inputSchema: unknown = typeof given === 'function' ? given() : given
  const [, , , , known] = Array.isArray(inputSchema) ? (inputSchema as unknown[]) : []
  return Array.isArray(known) ? (known as string[]) : undefined
}

/**
 * Names a member of a command's input that the service has but this version of the SDK would drop.
 *
 * @param command The command
 * @returns The member, if there is one
 */
export function memberNotSent(command: SdkCommand): string | undefined {
  const known = knownMembers(command)
  if (known === undefined) return undefined
  return Object.entries(command.input).find(
    ([name, value]) => value !== undefined && !known.includes(name),
  )?.[0]
}

/**
 * Makes the SDK's error from the service's.
 *
 * @param sdk The SDK
 * @param error The service's error
 * @param requestId The id of the request that it answers
 * @returns An instance of the error's class in the SDK; of the base class if the SDK does not know the error
 */
export function toSdkError(sdk: Sdk, error: ServiceError, requestId: string): Error {
  const { name, message, fault, statusCode } = error
  const $metadata = metadataOf(statusCode, requestId)
  const known: unknown = Object.hasOwn(sdk, name) ? sdk[name as keyof Sdk] : undefined
  const Class = (known ?? sdk.HealthLakeServiceException) as typeof sdk.HealthLakeServiceException
  return new Class({ name, message, $fault: fault, $metadata })
}

/**
 * Makes the metadata that the SDK hands out with an answer to a first attempt.
 *
 * @param httpStatusCode The answer's status
 * @param requestId The request's id
 * @returns The metadata
 */
export function metadataOf(httpStatusCode: number, requestId: string) {
  return { httpStatusCode, requestId, attempts: 1, totalRetryDelay: 0 }
}

/**
 * Makes the error that the SDK rejects with when a call was aborted.
 *
 * @returns The error
 */
export function abortError(): Error {
  const error = new Error('Request aborted')
  error.name = 'AbortError'
  return error
}

/**
 * Makes the error that a door without bytes shows for an answer that cannot be parsed.
 *
 * @returns The error
 */
export function corruptionError(): SyntaxError {
  return new SyntaxError('The answer is not JSON.')
}
