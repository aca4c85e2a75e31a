import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

/** What `npm run check:docs` says of a folder with these files; undefined if it has nothing to say. */
async function complaintOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  return new Promise((done) => {
    const args = ['--import', 'tsx', 'scripts/check-docs.ts', folder]
    execFile(process.execPath, args, (error, _out, complaint) =>
      done(error === null ? undefined : complaint),
    )
  })
}

const entry = "export { open } from './deep/open.ts'\n"

const open = `
import { log } from './log.ts'
import type { Door } from './door.ts'

/** Opens a door. */
export function open(door: Door): void {
  log(door)
}
`

const door = `
/** A door. */
export interface Door {
  /** Its number. */
  readonly number: number
}
`

const house = {
  'index.ts': entry,
  'deep/open.ts': open,
  'deep/door.ts': door,
  'deep/log.ts': 'export function log(given: object): void {\n  void given\n}\n',
}

function without(text: string, comment: string): string {
  expect(text).toContain(comment)
  return text.replace(comment, '')
}

it('What can be reached is documented, and what is inside need not be', async () => {
  expect(await complaintOf(house)).toBeUndefined()
})

it.each([
  ['an exported function', 'deep/open.ts', without(open, '/** Opens a door. */'), 'open'],
  ['a type that it mentions', 'deep/door.ts', without(door, '/** A door. */'), 'Door'],
  ['a member of such a type', 'deep/door.ts', without(door, '/** Its number. */'), 'Door.number'],
  [
    'a member of one form of a union',
    'deep/door.ts',
    '/** A door. */\nexport type Door = { /** Its number. */ n: 1 } | { name: string }\n',
    'Door.name',
  ],
  [
    'a member of a type that is inherited from',
    'deep/door.ts',
    '/** A door. */\nexport interface Door extends Thing {}\n/** A thing. */\ninterface Thing { size: 1 }\n',
    'Thing.size',
  ],
  [
    'a member of a class',
    'deep/door.ts',
    '/** A door. */\nexport class Door {\n  size = 1\n}\n',
    'Door.size',
  ],
])('A doc comment that is missing is named: of %s', async (_what, file, text, name) => {
  const complaint = await complaintOf({ ...house, [file]: text })

  expect(complaint).toContain(`${name} can be reached from outside and has no doc comment`)
  expect(complaint).toContain(file)
})

it('A line comment is no doc comment', async () => {
  const text = door.replace('/** Its number. */', '// Its number.')

  expect(await complaintOf({ ...house, 'deep/door.ts': text })).toContain('Door.number')
})

it.each([
  ['on a value in a function', 'export function log() {\n  /** Now. */\n  const at = 1\n}\n', 2],
  ['on a function', '/** Logs. */\nexport function log(): void {}\n', 1],
  [
    'on a member',
    'export interface Log {\n  /** When. */\n  at: number\n}\nexport function log() {}',
    2,
  ],
  ['at the head of a file', '/** All about logs. */\n\nexport function log(): void {}\n', 1],
])('A doc comment %s that no user can reach is refused', async (_where, text, line) => {
  const complaint = await complaintOf({ ...house, 'deep/log.ts': text })

  expect(complaint).toContain(`deep/log.ts:${line}: a doc comment on what no user can reach`)
})

it('What an entry for one purpose exports is looked at, too', async () => {
  const complaint = await complaintOf({ ...house, 'http.ts': 'export const port = 1\n' })

  expect(complaint).toContain('http.ts:1: port')
})
