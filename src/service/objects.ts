import { assertThat } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { show } from '../kernel/suggest.ts'
import { assertNotDisposed } from './misuse.ts'
import { runDueTransitions } from './transitions.ts'
import type { Service } from './service.ts'
import { openBucket, type StoredObject } from '../state/buckets.ts'
import { deleteObject, getObject, listKeys, putObject } from '../features/objects/objects.ts'
import { encodeUtf8, decodeUtf8 } from '../kernel/utf8.ts'
import { formatS3Uri, type ObjectPlace } from '../model/s3-uris.ts'
import { toNewPlace, toObjectPlace, toPrefix } from './assert-uri.ts'

/** An in-memory S3: what imports read and jobs write. It is part of the state; all regions share it. */
export interface ObjectHold {
  /**
   * Stores an object, replacing any that was there.
   *
   * @param uri `s3://bucket/key`; buckets need not be created
   * @param body Text, or bytes, which are copied
   * @throws MisuseError if no object can be put there, or the body is neither
   */
  put(uri: string, body: string | Uint8Array): void
  /**
   * Reads an object.
   *
   * @param uri `s3://bucket/key`
   * @returns A copy of its bytes; undefined if there is none
   * @throws MisuseError if that is not the URI of an object
   */
  get(uri: string): Uint8Array | undefined
  /**
   * Reads an object as text.
   *
   * @param uri `s3://bucket/key`
   * @returns Its text; undefined if there is none
   * @throws MisuseError if that is not the URI of an object, or the object is not UTF-8
   */
  text(uri: string): string | undefined
  /**
   * Lists objects.
   *
   * @param prefix What their URIs begin with, character by character: `s3://bucket`, `s3://bucket/folder/` or more
   * @returns Their URIs, in S3's order of keys
   * @throws MisuseError if no URI of an object begins like that
   */
  list(prefix: string): string[]
  /**
   * Deletes an object, if it exists.
   *
   * @param uri `s3://bucket/key`
   * @throws MisuseError if that is not the URI of an object
   */
  delete(uri: string): void
}

export function createTestObjects(service: Service): ObjectHold {
  // What is due by now may write objects.
  function buckets() {
    runDueTransitions(service)
    return service.state.objects
  }
  function read(uri: string, where: string): Uint8Array | undefined {
    const place = toObjectPlace(uri, where)
    return getObject(buckets(), place)?.body
  }
  return {
    put(uri, body) {
      assertNotDisposed(service)
      const place = toNewPlace(uri, 'objects.put')
      putTestObject(service, place, toBytes(body, uri))
    },
    get(uri) {
      return read(uri, 'objects.get')?.slice()
    },
    text(uri) {
      const body = read(uri, 'objects.text')
      const text = body === undefined ? undefined : decodeUtf8(body)
      if (body === undefined || text !== undefined) return text
      throw new MisuseError(`objects.text: ${show(uri)} is not UTF-8; take its bytes with get.`)
    },
    list(prefix) {
      const place = toPrefix(prefix, 'objects.list')
      const { bucket } = place
      return listKeys(buckets(), place).map((key) => formatS3Uri({ bucket, key }))
    },
    delete(uri) {
      assertNotDisposed(service)
      const place = toObjectPlace(uri, 'objects.delete')
      deleteObject(buckets(), place)
    },
  }
}

// [untouched-bucket]
export function putTestObject(
  service: Service,
  place: ObjectPlace,
  body: Uint8Array,
  more: Pick<StoredObject, 'headers' | 'etag'> = {},
): StoredObject {
  runDueTransitions(service)
  const { state } = service
  openBucket(state.objects, place.bucket, state.now).touched = true
  return putObject(state, place, body, more)
}

function toBytes(body: unknown, uri: string): Uint8Array {
  if (typeof body === 'string') return encodeUtf8(body)
  // Of whichever realm; a Buffer is one too, whose own slice() would share its memory.
  const isBytes = Object.prototype.toString.call(body) === '[object Uint8Array]'
  assertThat(isBytes, `objects.put: the body of ${show(uri)}`, body, 'text or a Uint8Array')
  return Uint8Array.from(body as Uint8Array)
}
