import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const core = ['spec', 'core']
const doors = [...core, 'adapters', 'doors']
const fake = [...doors, 'create.ts', 'fake.ts', 'internal.ts']
const tool = [...core, 'fake.ts', 'internal.ts']
const last = [...fake, 'arbitraries', 'assert', 'explore']

/** What each part of `src` may import of the others, as ARCHITECTURE.md has it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  spec: ['spec'],
  core,
  adapters: [...core, 'adapters'],
  doors,
  'create.ts': fake,
  'fake.ts': fake,
  'internal.ts': fake,
  arbitraries: [...tool, 'arbitraries'],
  assert: [...tool, 'assert'],
  explore: [...tool, 'explore'],
  http: [...last, 'http'],
  vitest: [...last, 'vitest'],
}

/** Which part alone may import a package, beside the entries. */
const packages: Readonly<Record<string, readonly string[]>> = {
  vitest: ['vitest'],
  'fast-check': ['arbitraries'],
  'node:fs': Object.keys(mayImport).filter((part) => !core.includes(part)),
  '@aws-sdk/client-healthlake': Object.keys(mayImport).filter((part) => !core.includes(part)),
}

const entries = ['cli.ts', 'fast-check.ts', 'http.ts', 'index.ts', 'vitest.ts']
const parts = Object.keys(mayImport)

/** A file that imports all that there is, a line each, and the lines that it may have. */
interface Probe {
  readonly file: string
  readonly code: string
  readonly imports: readonly { readonly what: string; readonly isAllowed: boolean }[]
}

function probe(part: string, file: string): Probe {
  const imports = [
    ...[...parts, ...entries].map((to) => ({
      what: `${file} imports ${to}`,
      from: relativeTo(file, to.endsWith('.ts') ? `src/${to}` : `src/${to}/some.ts`),
      isAllowed: mayImport[part]?.includes(to) === true,
    })),
    ...Object.entries(packages).map(([name, allowed]) => ({
      what: `${file} imports ${name}`,
      from: name,
      isAllowed: allowed.includes(part),
    })),
  ]
  return { file, imports, code: imports.map(({ from }) => `export * from '${from}'\n`).join('') }
}

function relativeTo(file: string, target: string): string {
  const path = relative(dirname(file), target)
  return path.startsWith('.') ? path : `./${path}`
}

const probes = parts.flatMap((part) =>
  part.endsWith('.ts')
    ? [probe(part, `src/${part}`)]
    : [probe(part, `src/${part}/probe.ts`), probe(part, `src/${part}/deep/probe.ts`)],
)

/** The places, as `file:line`, where the linter restricts an import. */
async function restrictedIn(folder: string): Promise<ReadonlySet<string>> {
  const args = ['--format', 'unix', 'src']
  const text = await new Promise<string>((done) => {
    execFile(resolve('node_modules/.bin/oxlint'), args, { cwd: folder }, (_error, out) => done(out))
  })
  const lines = text.split('\n').filter((line) => line.includes('no-restricted-imports'))
  return new Set(lines.map((line) => line.split(':', 2).join(':')))
}

it('The linter lets every part of src import what ARCHITECTURE.md says, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'imports-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const file of ['package.json', '.oxlintrc.json', 'tsconfig.json']) {
    await cp(file, join(folder, file))
  }
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  for (const { file, code } of probes) {
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), code)
  }

  const restricted = await restrictedIn(folder)

  const all = probes.flatMap(({ file, imports }) =>
    imports.map((each, index) => ({ ...each, isRefused: restricted.has(`${file}:${index + 1}`) })),
  )
  const of = (isAllowed: boolean) => all.filter((each) => each.isAllowed === isAllowed)
  const wronglyAccepted = of(false).filter(({ isRefused }) => !isRefused)
  const wronglyRefused = of(true).filter(({ isRefused }) => isRefused)
  expect(wronglyAccepted.map(({ what }) => what)).toEqual([])
  expect(wronglyRefused.map(({ what }) => what)).toEqual([])
  expect([of(true).length > 0, of(false).length > 0]).toEqual([true, true])
})

it('Every part of src has its place in that', async () => {
  const there = (await readdir('src')).filter((name) => name !== 'tsconfig.json')

  expect(there.toSorted()).toEqual([...parts, ...entries].toSorted())
})
