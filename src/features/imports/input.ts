import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { parseS3Uri, type ObjectPlace } from '../../model/s3-uris.ts'
import type { ObjectBuckets, StoredObject } from '../../state/buckets.ts'
import type { ImportInput } from '../../state/jobs.ts'
import type { Settings } from '../../state/settings.ts'
import { listKeys } from '../objects/objects.ts'

// What an import shall read: the object of that name and all under it as a folder, as far as it ends in `.ndjson`, in
// order of key [import-input]. Undefined if the test does not use the object store for it [untouched-bucket].
export function openInput(
  buckets: ObjectBuckets,
  uri: string,
  { quotas: { importFiles: limit }, assumptions }: Settings,
): ImportInput | undefined {
  const place = parseS3Uri(uri)
  const bucket = buckets.get(place.bucket)
  const keys = listInput(buckets, place)
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
  const folder = findFolder(place.key, files, assumptions)
  return {
    files: files.map((key) => ({
      name: key.slice(folder.length),
      body: (bucket.objects.get(key) as StoredObject).body,
    })),
  }
}

function listInput(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): string[] {
  const isFolder = prefix === '' || prefix.endsWith('/')
  return listKeys(buckets, { bucket, key: prefix }).filter(
    (key) => isFolder || key === prefix || key.startsWith(`${prefix}/`),
  )
}

// The prefix that names of output leave out [import-output] [import-folder-name].
function findFolder(
  prefix: string,
  files: readonly string[],
  { importFolderName }: Assumptions,
): string {
  const keepsName = importFolderName === 'kept' || files.includes(prefix)
  if (keepsName || prefix === '') return prefix.slice(0, prefix.lastIndexOf('/') + 1)
  return prefix.endsWith('/') ? prefix : `${prefix}/`
}
