import {
  keysUnder,
  type ObjectBuckets,
  type ObjectPlace,
  type StoredObject,
} from '../../state/buckets.ts'
import { placeOf } from '../../service/assert-uri.ts'

export interface InputFile {
  // Its name under the input's prefix, which no other file has; the folders are kept.
  readonly name: string
  readonly body: Uint8Array
}

type ImportInput =
  | { readonly files: readonly InputFile[]; readonly refused?: undefined }
  | { readonly files?: undefined; readonly refused: string }

export type ImportRun = ImportInput & {
  // When it began, in epoch milliseconds.
  readonly since: number
  // Milliseconds; Infinity where it never ends.
  readonly lasts: number
}

// [import-input] [untouched-bucket]
export function openInput(
  buckets: ObjectBuckets,
  uri: string,
  limit: number,
): ImportInput | undefined {
  const place = placeOf(uri)
  const bucket = buckets.get(place.bucket)
  const keys = keysAt(buckets, place)
  if (bucket === undefined || (keys.length === 0 && !bucket.touched)) return undefined
  const files = keys.filter((key) => key.endsWith('.ndjson'))
  // [import-failed-message]
  if (keys.length === 0) return { refused: `There is no object at the input location ${uri}` }
  if (files.length === 0)
    return { refused: `There is no .ndjson file at the input location ${uri}` }
  if (files.length > limit) {
    return {
      refused: `There are ${files.length} files at the input location and ${limit} is the quota`,
    }
  }
  const folder = folderOf(place.key, files)
  return {
    files: files.map((key) => ({
      name: key.slice(folder.length),
      body: (bucket.objects.get(key) as StoredObject).body,
    })),
  }
}

function keysAt(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): string[] {
  const isFolder = prefix === '' || prefix.endsWith('/')
  return keysUnder(buckets, { bucket, key: prefix }).filter(
    (key) => isFolder || key === prefix || key.startsWith(`${prefix}/`),
  )
}

// What names are relative to. Beside an object of the input's own name, that name is also part of theirs [import-output].
function folderOf(prefix: string, files: readonly string[]): string {
  if (files.includes(prefix)) return prefix.slice(0, prefix.lastIndexOf('/') + 1)
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`
}
