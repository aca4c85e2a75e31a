import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ledger } from '../src/model/ledger/ledger.ts'

const ids: readonly string[] = Object.keys(ledger)

/** The text of every TypeScript file in a folder of the package, by path. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url))
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return new Map(
    paths
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(root + path, 'utf8')]),
  )
}

const code = [...textsIn('src')]
  .filter(([path]) => !/(^|\/)ledger(\/|\.ts$)/.test(path))
  .map(([, text]) => text)

// What `npm test` runs, as against what asks an account or other clients.
const titles = [...textsIn('test')]
  .filter(
    ([path]) => path.endsWith('.test.ts') || /^(?:conformance|fhir-endpoint)\/suite\//.test(path),
  )
  .flatMap(([, text]) => titlesOf(text))

function commentsOf(text: string): string[] {
  return text.match(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? []
}

/** The titles of the tests in a file: strings that another argument follows. */
function titlesOf(text: string): string[] {
  const strings = text.matchAll(
    /(?<=[(\s])(?<quote>['"`])(?<title>(?:(?!\k<quote>|\\).|\\.)*)\k<quote>(?=,)/g,
  )
  return Array.from(strings, ({ groups }) => groups?.['title'] ?? '')
}

const bracketed = /\[([a-z]+(?:-[a-z]+)*)\]/g

function idsIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => Array.from(text.matchAll(bracketed), ([, id]) => id ?? ''))
}

const cited = idsIn(code.flatMap(commentsOf))
const named = idsIn(titles)

describe('The fidelity ledger', () => {
  it.each(ids)('has the entry %s, which the code cites', (id) => {
    const refused = code.some((text) => text.includes(`'${id}'`))

    expect(refused || cited.includes(id)).toBe(true)
  })

  it('has every entry that the code cites', () => {
    expect(cited.length).toBeGreaterThan(ids.length / 2)
    expect(cited.filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(ids)('has the entry %s, which a test names', (id) => {
    expect(named).toContain(id)
  })

  it('has every entry that a test names', () => {
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })
})
