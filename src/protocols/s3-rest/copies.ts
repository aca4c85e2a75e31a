import { instantText } from '../../kernel/instant.ts'
import { objectError } from '../../features/objects/object-error.ts'
import { getObject } from '../../features/objects/objects.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import type { Service } from '../../service/service.ts'
import type { StoredObject } from '../../state/buckets.ts'
import { etagOf } from '../s3/etag.ts'
import type { S3Call } from './call.ts'
import { pickChecksums } from './checksums.ts'
import { assertCopied } from './conditions.ts'
import { noVersions } from './not-simulated.ts'
import { changesHeaders } from './object-headers.ts'
import { member } from './xml.ts'

interface Copied {
  readonly source: StoredObject
  readonly from: ObjectPlace
}

export function findObject(objects: Service['state']['objects'], place: ObjectPlace): StoredObject {
  const stored = getObject(objects, place)
  if (stored !== undefined) return stored
  throw objectError('NoSuchKey', 'The specified key does not exist.', 404)
}

const copied = /^\/?([^/?]+)\/([^?]+)(?:\?versionId=(?:null|(.+)))?$/

// What x-amz-copy-source names: bucket and key, with or without a slash before them.
export function findCopied(service: Service, headers: S3Call['headers']): Copied {
  const named = headers['x-amz-copy-source'] ?? ''
  const [, bucket, key, version] = copied.exec(named) ?? []
  if (bucket === undefined || key === undefined) {
    throw objectError(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      400,
    )
  }
  if (version !== undefined) throw noVersions(service)
  const from = { bucket, key: decodeKey(key) }
  const source = findObject(service.state.objects, from)
  assertCopied(source, headers)
  return { source, from }
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}

export function describeCopy(stored: StoredObject): string {
  const checksums = Object.entries(pickChecksums(stored.headers))
  return [
    member('LastModified', instantText(stored.at)),
    member('ETag', etagOf(stored)),
    ...checksums.map(([name, value]) => member(memberOf(name), value)),
  ].join('')
}

// In answers of XML a checksum is called ChecksumCRC32, say.
function memberOf(header: string): string {
  return `Checksum${header.slice('x-amz-checksum-'.length).toUpperCase()}`
}

// An object that is copied onto itself must become another [object-metadata].
export function assertChanging(
  headers: S3Call['headers'],
  from: ObjectPlace,
  to: ObjectPlace,
): void {
  if (from.bucket !== to.bucket || from.key !== to.key || changesHeaders(headers)) return
  throw objectError(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    400,
  )
}
