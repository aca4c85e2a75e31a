import { toNewPlace, toObjectPlace, toPrefix } from '../service/assert-uri.ts'
import { didYouMean, listed, show } from '../kernel/suggest.ts'
import { runDueTransitions } from '../service/transitions.ts'
import { assertSendOptions } from './delivery.ts'
import {
  assertCommand,
  findUnknownMember,
  readKnownMembers,
  readOperation,
  type SdkCommand,
} from './sdk/commands.ts'
import { readUpload } from '../protocols/s3/body.ts'
import { s3Operations, type S3Command } from '../protocols/s3/operations.ts'
import { formatS3Uri, type ObjectPlace } from '../model/s3-uris.ts'
import { callBack, toOptions, type SendArguments } from './sdk/send.ts'
import { createTestObjects, type ObjectHold } from '../service/objects.ts'
import { assertNotDisposed, misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { replaceStub } from './stub.ts'

/** An in-memory S3: what imports read and jobs write. It is part of the state; all regions share it. */
export interface Objects extends ObjectHold {
  /**
   * Lets an aws-sdk-client-mock stub of S3Client answer PutObject, GetObject, HeadObject, ListObjectsV2 and
   * DeleteObject from these objects. Any other command is a MisuseError, and so are ranges, conditions, versions and
   * parts. Only the body of an object is kept, no metadata and no content type. The mock's own `on(...)` overrides come
   * first. After `mock.reset()` attach again.
   *
   * @param s3Mock What `mockClient(S3Client)` returned
   * @returns The mock
   * @throws MisuseError if it is not such a mock
   */
  attach<Mock extends object>(s3Mock: Mock): Mock
}

export function createObjects(service: Service): Objects {
  return {
    ...createTestObjects(service),
    attach(s3Mock) {
      assertNotDisposed(service)
      replaceStub(
        s3Mock,
        (...args: SendArguments) => callBack(sendToObjects(service, ...args), args),
        'objects.attach: give what mockClient(S3Client) of aws-sdk-client-mock returned.',
      )
      return s3Mock
    },
  }
}

// Members that would change what a command does, conditions among them; they are not simulated.
const notSimulated =
  /^(?:If.*|Range|VersionId|PartNumber|WriteOffsetBytes|EncodingType|FetchOwner|Response.*|OptionalObjectAttributes)$/

async function sendToObjects(
  service: Service,
  ...[command, options]: SendArguments
): Promise<object> {
  const patience = toOptions(options)
  assertSendOptions(service, patience)
  assertNotDisposed(service, 'objects.attach')
  assertCommand(service, command)
  const operation = readOperation(command)
  const work = Object.hasOwn(s3Operations, operation) ? s3Operations[operation] : undefined
  if (work === undefined) {
    throw misuse(
      service,
      `objects.attach: ${operation} is not simulated. Simulated are ${listed(Object.keys(s3Operations))}.`,
    )
  }
  assertKnownOperationMembers(service, operation, command)
  const read = await readS3Input(service, operation, command.input)
  assertSendOptions(service, patience)
  runDueTransitions(service)
  return work(service, read)
}

function assertKnownOperationMembers(
  service: Service,
  operation: string,
  command: SdkCommand,
): void {
  const member = findUnknownMember(command)
  if (member === undefined || service.settings.unknownMembers === 'ignore') return
  const suggestion = didYouMean(member, readKnownMembers(command) ?? [])
  throw misuse(service, `${operation}: there is no member ${show(member)}.${suggestion}`)
}

async function readS3Input(service: Service, operation: string, given: object): Promise<S3Command> {
  const input = { ...given } as Record<string, unknown>
  const member = Object.keys(input).find(
    (name) => input[name] !== undefined && notSimulated.test(name),
  )
  if (member !== undefined) {
    throw misuse(service, `${operation}: ${member} is not simulated; leave it out.`)
  }
  const place = toPlace(service, operation, input)
  const body = await readUpload(input['Body'])
  if (body !== undefined) return { place, input, body }
  throw misuse(
    service,
    `${operation}: the Body is ${describeBody(input['Body'])}; give text, bytes, a Blob or a stream of text or bytes.`,
  )
}

function describeBody(body: unknown): string {
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body
  return isStream ? 'a stream of something else than text or bytes' : show(body)
}

function toPlace(
  service: Service,
  operation: string,
  { Bucket, Key }: Readonly<Record<string, unknown>>,
): ObjectPlace {
  const uri = formatS3Uri({ bucket: toText(Bucket), key: toText(Key) })
  try {
    if (operation === 'ListObjectsV2') return toPrefix(uri, operation)
    return operation === 'PutObject' ? toNewPlace(uri, operation) : toObjectPlace(uri, operation)
  } catch (error) {
    throw misuse(service, (error as Error).message)
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
