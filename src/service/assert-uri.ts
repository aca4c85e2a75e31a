import { MisuseError } from '../kernel/errors.ts'
import { show } from '../kernel/suggest.ts'
import { byteLength } from '../kernel/utf8.ts'
import type { ObjectPlace } from '../state/buckets.ts'

// As the service's model has it in S3Uri; line breaks are fine in keys.
const form = /^s3:\/\/(?<bucket>[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])(?:\/(?<key>[^]*))?$/

const MAX_KEY_BYTES = 1024

/**
 * Reads a URI that the service let through.
 *
 * @param uri The URI
 * @returns The place; the key is '' where it has none
 */
export function placeOf(uri: string): ObjectPlace {
  const { bucket = '', key = '' } = form.exec(uri)?.groups ?? {}
  return { bucket, key }
}

/**
 * Tells whether a bucket can have a name.
 *
 * @param name The name
 * @returns Whether it can
 */
export function isBucketName(name: string): boolean {
  return placeOf(`s3://${name}`).bucket === name && name !== ''
}

/**
 * Reads the URI of an object that the author of a test gave. Its key may be longer than what can be put: a job whose
 * output location is long writes such keys.
 *
 * @param uri The URI
 * @param where What it is for, to begin the error's sentence with
 * @returns The place
 * @throws MisuseError if it is no URI of an object
 */
export function toObjectPlace(uri: string, where: string): ObjectPlace {
  const place = toPrefix(uri, where)
  if (place.key !== '') return place
  throw new MisuseError(`${where}: ${show(uri)} has no key; give 's3://bucket/key'.`)
}

/**
 * Reads the URI that the author of a test gave for an object to be put there.
 *
 * @param uri The URI
 * @param where What it is for, to begin the error's sentence with
 * @returns The place
 * @throws MisuseError if no object can be put there
 */
export function toNewPlace(uri: string, where: string): ObjectPlace {
  const place = toObjectPlace(uri, where)
  if (!/\p{Surrogate}/u.test(place.key) && byteLength(place.key) <= MAX_KEY_BYTES) return place
  throw new MisuseError(
    `${where}: the key of ${show(uri)} is too long or broken; give at most ${MAX_KEY_BYTES} bytes of UTF-8.`,
  )
}

/**
 * Reads the beginning of a URI that the author of a test gave.
 *
 * @param uri `s3://bucket`, `s3://bucket/` or more
 * @param where What it is for, to begin the error's sentence with
 * @returns The place; the key is what keys shall begin with
 * @throws MisuseError if no URI of an object begins so
 */
export function toPrefix(uri: string, where: string): ObjectPlace {
  if (typeof uri === 'string') {
    const place = placeOf(uri)
    if (place.bucket !== '') return place
  }
  throw new MisuseError(
    `${where}: ${show(uri)} is no URI of an object; give 's3://bucket/key', the bucket 3 to 63 lower-case letters, digits, dots or hyphens.`,
  )
}

/**
 * Writes a URI.
 *
 * @param place The place
 * @returns `s3://bucket/key`
 */
export function formatS3Uri({ bucket, key }: ObjectPlace): string {
  return `s3://${bucket}/${key}`
}
