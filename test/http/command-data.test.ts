import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandWith, ran, temporaryFiles } from './command-inside.ts'

const { folderOf } = temporaryFiles()

/** A folder with one file, and what is put beside that. */
function dataWith(put: (bucket: string) => void): string {
  const data = folderOf({ 'clinic/in/a': 'abc' })
  put(join(data, 'clinic'))
  return data
}

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path])
}

describe('What --data cannot read is named', () => {
  it.each<[string, (bucket: string) => void, string]>([
    [
      'a pipe',
      (bucket) => makePipe(join(bucket, 'pipe')),
      'clinic/pipe is neither a regular file nor a folder; leave it out.',
    ],
    [
      'a link to a device',
      (bucket) => symlinkSync('/dev/zero', join(bucket, 'zero')),
      'clinic/zero is neither a regular file nor a folder; leave it out.',
    ],
    [
      'a pipe for a bucket',
      (bucket) => makePipe(join(bucket, '../other')),
      'other is neither a regular file nor a folder; leave it out.',
    ],
    [
      'a link to nothing',
      (bucket) => symlinkSync('/nowhere', join(bucket, 'in/dead')),
      'clinic/in/dead is a link to nothing; leave it out.',
    ],
    [
      'a link to itself',
      (bucket) => symlinkSync('round', join(bucket, 'round')),
      'clinic/round is a link that leads to itself; leave it out.',
    ],
  ])('%s', async (_what, put, says) => {
    const data = dataWith(put)

    const { code, err } = await ran(['--data', data])

    expect(code).toBe(2)
    expect(err).toContain(`fake-healthlake: --data: ${data}/${says}\n`)
  })

  it.each(['.', '..', '../..'])('a link upwards: %s', async (target) => {
    const data = dataWith((bucket) => symlinkSync(target, join(bucket, 'in/up')))

    const { code, err } = await ran(['--data', data])

    expect(code).toBe(2)
    expect(err).toContain(`--data: ${join(data, 'clinic/in/up')} is a link to ${data}`)
    expect(err).toContain(', which contains it; leave out the link.')
  })

  it('a name that is not UTF-8', async () => {
    const data = dataWith((bucket) =>
      writeFileSync(Buffer.concat([Buffer.from(`${bucket}/b`), Buffer.of(0xff)]), 'x'),
    )

    const { code, err } = await ran(['--data', data])

    expect(code).toBe(2)
    expect(err).toContain(`the name of ${data}/clinic/b\uFFFD is not UTF-8`)
  })

  it('but links to other files and folders are read', async () => {
    const other = folderOf({ 'folder/b': 'b', c: 'c' })
    const data = dataWith((bucket) => {
      symlinkSync(join(other, 'folder'), join(bucket, 'linked'))
      symlinkSync(join(other, 'folder'), join(bucket, 'again'))
      symlinkSync(join(other, 'c'), join(bucket, 'c'))
    })

    const { steer } = await commandWith(['--data', data])

    expect((await steer('GET', '/_fake/objects')).json).toMatchObject([
      { uri: 's3://clinic/again/b' },
      { uri: 's3://clinic/c' },
      { uri: 's3://clinic/in/a' },
      { uri: 's3://clinic/linked/b' },
    ])
  })
})
