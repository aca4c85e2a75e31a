import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

/** What `npm run check:layers` says of a folder with these files; undefined if it has nothing to say. */
async function complaintOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  return new Promise((done) => {
    const args = ['--import', 'tsx', 'scripts/layers.ts', folder]
    execFile(process.execPath, args, (error, _out, complaint) =>
      done(error === null ? undefined : complaint),
    )
  })
}

it('An import of a part below is fine', async () => {
  const text = "import type { State } from '../../state/state.ts'\n"

  expect(await complaintOf({ 'features/jobs/a.ts': text, 'state/state.ts': '' })).toBeUndefined()
})

it.each([
  ['of a value', "import { step } from '../service/transitions.ts'\n"],
  ['of a type', "import type { Service } from '../service/service.ts'\n"],
  ['of a type in place', "export type All = import('../service/service.ts').Service\n"],
  ['that hands on', "export * from '../service/service.ts'\n"],
  ['for its effect', "import '../service/service.ts'\n"],
])('An import from above is refused: one %s', async (_what, text) => {
  const complaint = await complaintOf({
    'state/state.ts': text,
    'service/service.ts': '',
    'service/injection/match.ts': '',
  })

  expect(complaint).toContain('state/state.ts imports service/')
})

it('Parts on one line do not know each other', async () => {
  const text = "import { a } from '../tags/tags.ts'\n"

  expect(await complaintOf({ 'features/objects/a.ts': text })).toContain('not below')
})

it('A circle of parts is named', async () => {
  const complaint = await complaintOf({
    'kernel/a.ts': "import '../state/b.ts'\n",
    'state/b.ts': "import '../kernel/a.ts'\n",
    'server/c.ts': "import '../kernel/a.ts'\n",
  })

  expect(complaint).toMatch(/a circle lies among [^\n]*kernel/)
})

it('A part without a place is refused', async () => {
  expect(await complaintOf({ 'spare/a.ts': '' })).toContain('spare has no place')
})
