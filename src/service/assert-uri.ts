import { MisuseError } from '../kernel/errors.ts'
import { show } from '../kernel/suggest.ts'
import { byteLength } from '../kernel/utf8.ts'
import { parseS3Uri, type ObjectPlace } from '../model/s3-uris.ts'

const MAX_KEY_BYTES = 1024

// Its key may be longer than what can be put: a job whose output location is long writes such keys.
export function toObjectPlace(uri: string, where: string): ObjectPlace {
  const place = toPrefix(uri, where)
  if (place.key !== '') return place
  throw new MisuseError(`${where}: ${show(uri)} has no key; give 's3://bucket/key'.`)
}

export function toNewPlace(uri: string, where: string): ObjectPlace {
  const place = toObjectPlace(uri, where)
  if (!/\p{Surrogate}/u.test(place.key) && byteLength(place.key) <= MAX_KEY_BYTES) return place
  throw new MisuseError(
    `${where}: the key of ${show(uri)} is too long or not valid text; give at most ${MAX_KEY_BYTES} bytes of UTF-8.`,
  )
}

export function toPrefix(uri: string, where: string): ObjectPlace {
  if (typeof uri === 'string') {
    const place = parseS3Uri(uri)
    if (place.bucket !== '') return place
  }
  throw new MisuseError(
    `${where}: ${show(uri)} is not the URI of an object; give 's3://bucket/key', with a bucket of 3 to 63 lower-case letters, digits, dots or hyphens.`,
  )
}
