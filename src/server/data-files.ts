import { type Buffer, isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
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
  if (!entryAt(path).isDirectory()) {
    throw new MisuseError(
      `--data: ${path} is in no bucket; put it into a folder of ${folder} with the name of a bucket.`,
    )
  }
  if (parseS3Uri(`s3://${bucket}`).bucket === '') {
    throw new MisuseError(
      `--data: ${path} has no valid name of a bucket, which is 3 to 63 lower-case letters, digits, dots or hyphens.`,
    )
  }
  const files = readKeys(path, '', [realpathSync(folder)])
  return files.map(({ key, body }) => ({ uri: formatS3Uri({ bucket, key }), body }))
}

// Within these folders, as they are without links.
function readKeys(
  folder: string,
  prefix: string,
  within: readonly string[],
): { key: string; body: Uint8Array }[] {
  const real = realpathSync(folder)
  if (within.includes(real)) {
    throw new MisuseError(
      `--data: ${folder} is a link to ${real}, which contains it; leave out the link.`,
    )
  }
  return listed(folder).flatMap((name) => {
    const key = `${prefix}${name}`
    const path = join(folder, name)
    if (entryAt(path).isDirectory()) return readKeys(path, `${key}/`, [...within, real])
    return [{ key, body: readFileSync(path) }]
  })
}

// To read anything but a regular file or a folder may never end.
function entryAt(path: string): Stats {
  const stats = linkedStats(path)
  if (stats === undefined) {
    throw new MisuseError(`--data: ${path} is a link to nothing; leave it out.`)
  }
  if (stats.isFile() || stats.isDirectory()) return stats
  throw new MisuseError(`--data: ${path} is neither a regular file nor a folder; leave it out.`)
}

function linkedStats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') throw error
    throw new MisuseError(`--data: ${path} is a link that leads to itself; leave it out.`)
  }
}

function listed(folder: string): string[] {
  return readdirSync(folder, { encoding: 'buffer' })
    .map((name) => readName(folder, name))
    .filter((name) => !name.startsWith('.'))
    .toSorted()
}

function readName(folder: string, name: Buffer): string {
  if (isUtf8(name)) return name.toString()
  throw new MisuseError(
    `--data: the name of ${join(folder, name.toString())} is not UTF-8, as keys are; give it another.`,
  )
}
