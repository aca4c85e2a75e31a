import { toNewPlace, toObjectPlace, toPrefix } from '../../service/assert-uri.ts'
import { assertNotDisposed, misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { runDueTransitions } from '../../service/transitions.ts'
import { assertCommand } from './commands.ts'
import { abortError, knownMembers, memberNotSent, operationOf, type SdkCommand } from './sdk.ts'
import type { SendArguments } from './send.ts'
import { uploadedBytes } from '../../protocols/s3/body.ts'
import { s3Operations, type S3Command } from '../../protocols/s3/operations.ts'
import { formatS3Uri, type ObjectPlace } from '../../model/s3-uris.ts'

// Members that would change what a command does; they are not simulated.
const notSimulated = [
  'IfMatch',
  'IfNoneMatch',
  'IfModifiedSince',
  'IfUnmodifiedSince',
  'VersionId',
  'PartNumber',
  'WriteOffsetBytes',
  'EncodingType',
]

export async function sendToObjects(
  service: Service,
  ...[command, options]: SendArguments
): Promise<object> {
  assertNotAborted(options)
  assertNotDisposed(service)
  assertCommand(service, command)
  const operation = operationOf(command)
  const work = Object.hasOwn(s3Operations, operation) ? s3Operations[operation] : undefined
  if (work === undefined) {
    throw misuse(
      service,
      `objects.attach: ${operation} is not simulated. Simulated are ${listed(Object.keys(s3Operations))}.`,
    )
  }
  assertKnownOperationMembers(service, operation, command)
  const checked = await check(service, operation, command.input)
  assertNotAborted(options)
  runDueTransitions(service)
  return work(service, checked)
}

function assertNotAborted(options: SendArguments[1]): void {
  if (typeof options === 'object' && options.abortSignal?.aborted === true) throw abortError()
}

function assertKnownOperationMembers(
  service: Service,
  operation: string,
  command: SdkCommand,
): void {
  const member = memberNotSent(command)
  if (member === undefined || service.settings.unknownMembers === 'ignore') return
  const suggestion = didYouMean(member, knownMembers(command) ?? [])
  throw misuse(service, `${operation}: there is no member ${show(member)}.${suggestion}`)
}

async function check(service: Service, operation: string, given: object): Promise<S3Command> {
  const input = { ...given } as Record<string, unknown>
  const member = notSimulated.find((name) => input[name] !== undefined)
  if (member !== undefined) {
    throw misuse(service, `${operation}: ${member} is not simulated; leave it out.`)
  }
  const place = placeIn(service, operation, input)
  const body = await uploadedBytes(input['Body'])
  if (body !== undefined) return { place, input, body }
  throw misuse(
    service,
    `${operation}: the Body is ${shownBody(input['Body'])}; give text, bytes, a Blob or a stream of text or bytes.`,
  )
}

function shownBody(body: unknown): string {
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body
  return isStream ? 'a stream of something else than text or bytes' : show(body)
}

function placeIn(
  service: Service,
  operation: string,
  { Bucket, Key }: Readonly<Record<string, unknown>>,
): ObjectPlace {
  const uri = formatS3Uri({ bucket: textIn(Bucket), key: textIn(Key) })
  try {
    if (operation === 'ListObjectsV2') return toPrefix(uri, operation)
    return operation === 'PutObject' ? toNewPlace(uri, operation) : toObjectPlace(uri, operation)
  } catch (error) {
    throw misuse(service, (error as Error).message)
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
