import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ledger } from '../src/model/ledger/ledger.ts'

const ids = Object.keys(ledger)

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
  .filter(([path]) => !path.startsWith('model/ledger'))
  .map(([, text]) => text)

const tests = [...textsIn('test')].map(([, text]) => text)

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

describe('The fidelity ledger', () => {
  it.each(ids)('has the entry %s, which the code cites', (id) => {
    const citing = code.filter(
      (text) =>
        text.includes(`'${id}'`) || commentsOf(text).some((comment) => comment.includes(`[${id}]`)),
    )

    expect(citing).not.toEqual([])
  })

  it('has every entry that the code cites', () => {
    const cited = code
      .flatMap(commentsOf)
      .flatMap((comment) => Array.from(comment.matchAll(/\[([a-z]+(?:-[a-z]+)*)\]/g)))
      .map(([, id]) => id)

    expect(cited.length).toBeGreaterThan(ids.length / 2)
    expect(cited.filter((id) => !ids.includes(id ?? ''))).toEqual([])
  })

  it.each(ids)('has the entry %s, which a test names', (id) => {
    const named = tests.flatMap(titlesOf).filter((title) => title.includes(`[${id}]`))

    expect(named).not.toEqual([])
  })

  it('has every entry that a test names', () => {
    const named = tests
      .flatMap(titlesOf)
      .flatMap((title) => Array.from(title.matchAll(/\[([a-z]+(?:-[a-z]+)*)\]/g)))
      .map(([, id]) => id)

    expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([])
  })
})
