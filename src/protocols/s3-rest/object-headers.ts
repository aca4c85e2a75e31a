import { objectError } from '../../features/objects/object-error.ts'
import type { StoredObject } from '../../state/buckets.ts'
import { isChecksum, pickChecksums } from './checksums.ts'
import { readTags, TAGS } from './tags.ts'

type Headers = Readonly<Record<string, string>>

const MOST_METADATA = 2048

const metadata = /^(?:content-(?:type|disposition|language)|cache-control|expires|x-amz-meta-.+)$/

// How it is to be stored, which a copy does not take from its source.
const storage =
  /^x-amz-(?:storage-class|website-redirect-location|server-side-encryption(?:-aws-kms-key-id|-bucket-key-enabled)?)$/

const encryption = /^x-amz-server-side-encryption/

// What is kept with an object of the headers of its upload [object-metadata].
export function readObjectHeaders(headers: Headers): Headers {
  return { ...readMetadata(headers), ...readStorage(headers), ...readTags(headers) }
}

// The same of a copy, which takes metadata and tags from its source unless it is told to replace them.
export function readCopyHeaders(headers: Headers, source: Headers = {}): Headers {
  const { [TAGS]: _tags, ...rest } = omit(source, storage)
  const given = isReplaced(headers, 'metadata') ? readMetadata(headers) : rest
  const tags = readTags(isReplaced(headers, 'tagging') ? headers : source)
  return { ...given, ...readStorage(headers), ...tags, ...pickChecksums(source) }
}

// Whether a copy has other headers of these than its source, but for tags.
export function changesHeaders(headers: Headers): boolean {
  return isReplaced(headers, 'metadata') || Object.keys(headers).some((name) => storage.test(name))
}

// What an answer tells of these, as S3 does: of tags only how many there are.
export function tellObjectHeaders({ headers = {} }: Pick<StoredObject, 'headers'>): Headers {
  const { [TAGS]: tags, ...rest } = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !isChecksum(name)),
  )
  const { size } = new URLSearchParams(tags)
  return size === 0 ? rest : { ...rest, 'x-amz-tagging-count': String(size) }
}

// What the answer to an upload repeats.
export function tellEncryption(headers: Headers = {}): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => encryption.test(name)))
}

export function storageClassOf({ headers }: Pick<StoredObject, 'headers'>): string {
  return headers?.['x-amz-storage-class'] ?? 'STANDARD'
}

function readMetadata(headers: Headers): Headers {
  const own = Object.entries(headers).filter(([name]) => metadata.test(name))
  const size = own
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .reduce((sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + value.length, 0)
  if (size > MOST_METADATA) {
    throw refusal(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
    )
  }
  const coding = readCoding(headers['content-encoding'] ?? '')
  return Object.fromEntries(coding === '' ? own : [...own, ['content-encoding', coding]])
}

// Without that of the request itself.
function readCoding(encoding: string): string {
  const codings = encoding.split(',').map((coding) => coding.trim())
  return codings.filter((coding) => coding !== 'aws-chunked').join(',')
}

function readStorage(headers: Headers): Headers {
  const method = headers['x-amz-server-side-encryption'] ?? 'AES256'
  if (!/^(?:AES256|aws:kms|aws:kms:dsse)$/.test(method)) {
    throw refusal('InvalidArgument', 'The encryption method specified is not supported')
  }
  if (!storageClasses.includes(storageClassOf({ headers }))) {
    throw refusal('InvalidStorageClass', 'The storage class you specified is not valid')
  }
  const own = Object.entries(headers).filter(([name]) => storage.test(name))
  // Of the usual one no answer tells.
  return Object.fromEntries(own.filter(([, value]) => value !== 'STANDARD'))
}

const storageClasses: readonly string[] = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
]

function isReplaced(headers: Headers, what: 'metadata' | 'tagging'): boolean {
  const directive = headers[`x-amz-${what}-directive`]?.toUpperCase() ?? 'COPY'
  if (directive === 'COPY' || directive === 'REPLACE') return directive === 'REPLACE'
  throw refusal('InvalidArgument', `Unknown ${what} directive.`)
}

function omit(headers: Headers, names: RegExp): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)))
}

function refusal(name: string, message: string): Error {
  return objectError(name, message, 400)
}
