import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MisuseError } from '../kernel/errors.ts'
import { formatS3Uri, parseS3Uri } from '../model/s3-uris.ts'

// A file that an object is made of.
export interface DataFile {
  readonly uri: string
  readonly body: Uint8Array
}

// Those of a folder, where they lie as <bucket>/<key>. What systems and editors leave there begins with a dot.
export function readDataFiles(folder: string): DataFile[] {
  try {
    return listed(folder).flatMap((bucket) => readBucket(folder, bucket))
  } catch (error) {
    if (error instanceof MisuseError) throw error
    throw new MisuseError(`--data: ${folder} cannot be read: ${(error as Error).message}`)
  }
}

function readBucket(folder: string, bucket: string): DataFile[] {
  const path = join(folder, bucket)
  if (!statSync(path).isDirectory()) {
    throw new MisuseError(
      `--data: ${path} is in no bucket; put it into a folder of ${folder} with the name of a bucket.`,
    )
  }
  if (parseS3Uri(`s3://${bucket}`).bucket === '') {
    throw new MisuseError(
      `--data: ${path} has no valid name of a bucket, which is 3 to 63 lower-case letters, digits, dots or hyphens.`,
    )
  }
  return readKeys(path, '').map(({ key, body }) => ({ uri: formatS3Uri({ bucket, key }), body }))
}

function readKeys(bucketPath: string, prefix: string): { key: string; body: Uint8Array }[] {
  return listed(join(bucketPath, prefix)).flatMap((name) => {
    const key = `${prefix}${name}`
    const path = join(bucketPath, key)
    if (statSync(path).isDirectory()) return readKeys(bucketPath, `${key}/`)
    return [{ key, body: readFileSync(path) }]
  })
}

function listed(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted()
}
