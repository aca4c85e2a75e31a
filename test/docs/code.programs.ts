import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { help } from '../../src/server/help.ts'
import { docComments } from '../../scripts/check-docs/comments.ts'
import { readModules } from '../../scripts/check-docs/modules.ts'
import { readComment } from '../../scripts/reference/comment.ts'
import { pages } from './markdown.ts'
import { surroundings } from './surroundings.ts'

const blocks = pages().flatMap(({ path, blocks: own }) => own.map((block) => ({ path, ...block })))
const typeScript = blocks.filter(({ language }) => language === 'ts')
const shell = blocks.filter(({ language }) => language === 'sh')

const isTest = /^(?:void )?(?:it|test)(?:\.(?:concurrent|each|for|override))*\(/m

// What examples in doc comments leave out, since they stand beside what they are about.
const atHand = `
import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import axios from 'axios'
import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake, type FhirEndpoint } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { fhirRequests, validResource } from 'fake-healthlake/fast-check'
import { interceptHttp, serve } from 'fake-healthlake/http'
import { http } from 'msw'
import { expect } from 'vitest'

declare const fake: FakeHealthLake
declare const endpoint: FhirEndpoint
declare const id: string, datastoreId: string
declare function provision(client: HealthLakeClient): Promise<void>
declare function load(jobId: string): Promise<void>
declare function createApp(options: { fetch: typeof fetch }): unknown
`

/** A piece of code, and the page that it stands on. */
interface Piece {
  readonly path: string
  readonly code: string
}

/** Writes pieces of code, each as a module of its own, into a folder. */
function written(pieces: readonly Piece[]): string {
  // Beside the other tests, where packages and the paths of tsconfig.json are found.
  const folder = fileURLToPath(new URL(`blocks-${process.pid}`, import.meta.url))
  mkdirSync(folder)
  for (const [index, { path, code }] of pieces.entries()) {
    const page = posix.join('../../..', posix.dirname(path))
    const moved = code.replaceAll(/(?<=from ')\.[^']+/g, (to) => posix.join(page, to))
    writeFileSync(`${folder}/${index}.ts`, `${moved}\nexport {}\n`)
  }
  return folder
}

/** What the compiler says of pieces of code, a line for each error with the number of its piece. */
function complaintsAbout(pieces: readonly Piece[]): readonly string[] {
  const folder = written(pieces)
  const options = { noUnusedLocals: false, noUnusedParameters: false }
  const config = {
    extends: '../../../tsconfig.json',
    compilerOptions: options,
    include: ['.', '../surroundings.ts'],
    exclude: [],
  }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
  const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  return stdout.split('\n').filter((line) => /^\S/.test(line))
}

describe('Code in the documentation', () => {
  it('compiles with its own imports alone, and would be told if it did not', () => {
    const wrong = { path: 'README.md', code: 'fake.clock.advance({ minutes: 1 })' }
    expect(typeScript.length).toBeGreaterThan(40)

    expect(complaintsAbout([...typeScript, wrong])).toEqual([
      expect.stringMatching(`/${typeScript.length}\\.ts\\(1,1\\): .*'fake'`),
    ])
  })

  it('in doc comments compiles, with what it is about at hand', () => {
    const comments = Array.from(readModules('src').values()).flatMap(docComments)
    const examples = comments.flatMap(({ value }) => readComment(value).examples)
    const pieces = examples.map((example) => ({
      path: 'docs/index.md',
      code: `${atHand}\nvoid (async () => {\n${example}\n})`,
    }))
    expect(examples.length).toBeGreaterThan(10)

    expect(complaintsAbout(pieces)).toEqual([])
  })

  it('that is a test stands in an example, where it runs', () => {
    const examples = readdirSync('examples', { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`examples/${name}`, 'utf8'))
    const tests = typeScript.filter(({ code }) =>
      /^(?:void )?(?:it|test)(?:\.concurrent\.each)?\(/m.test(code),
    )

    expect(tests.length).toBeGreaterThan(2)
    for (const { code } of tests) expect(examples).toContain(code)
  })

  it('that is no test runs', async () => {
    // What the reports tell of is tried in reports.programs.ts and test/explore/examples.test.ts.
    const pieces = typeScript.filter(
      ({ path, code }) => !path.startsWith('examples/reports') && !isTest.test(code),
    )
    const folder = written(pieces)
    onTestFinished(() => rmSync(folder, { recursive: true }))
    expect(pieces.length).toBeGreaterThan(20)

    for (const [name, value] of Object.entries(surroundings)) vi.stubGlobal(name, value)
    for (const index of pieces.keys()) await import(`${folder}/${index}.ts`)
    vi.unstubAllGlobals()
  })

  it('for node:test runs there', () => {
    const args = ['--no-warnings', '--import', 'tsx', '--test', 'examples/node-test.ts']
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })

    expect(status === 0 ? 'passed' : stdout).toBe('passed')
    expect(stdout).toMatch(/^. pass 1$/m)
  })

  it('in a shell names scripts and options that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
    const lines = shell.flatMap(({ code }) => code.split('\n'))
    const named = lines.flatMap((line) => Array.from(line.matchAll(/npm run ([\w:-]+)/g)))
    for (const [, script] of named) expect(Object.keys(scripts)).toContain(script)

    const commands = lines.filter((line) => line.startsWith('npx fake-healthlake '))
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      const { values } = parseArgs({ args: command.split(' ').slice(2), strict: false })
      for (const option of Object.keys(values)) expect(help).toContain(`--${option} `)
    }
  })

  it('in Python stands in an example, which test/clients runs', () => {
    const example = readFileSync('examples/python/test_claims.py', 'utf8')
    const python = blocks.filter(({ language }) => language === 'python')

    expect(python).toHaveLength(1)
    for (const { code } of python) expect(example).toContain(code)
  })

  it('is of a language that is looked at here, or the guide says that it was not run', () => {
    const languages = new Set(blocks.map(({ language }) => language))
    const foreign = blocks.filter(({ language }) => ['go', 'java'].includes(language))

    expect([...languages].toSorted()).toEqual([
      'go',
      'java',
      'mermaid',
      'python',
      'sh',
      'text',
      'ts',
      'typescript',
    ])
    expect(new Set(foreign.map(({ path }) => path))).toEqual(new Set(['guides/java-and-go.md']))
    expect(readFileSync('guides/java-and-go.md', 'utf8')).toContain('**was not run**')
    // `typescript` is for signatures and examples of the reference, which stand in the code.
    const reference = blocks.filter(({ language }) => language === 'typescript')
    expect(reference.filter(({ path }) => !path.startsWith('docs/'))).toEqual([])
  })
})
