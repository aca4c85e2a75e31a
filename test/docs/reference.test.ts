import { readFileSync, readdirSync } from 'node:fs'
import * as entry from 'fake-healthlake'
import * as explore from 'fake-healthlake/explore'
import * as fastCheck from 'fake-healthlake/fast-check'
import * as http from 'fake-healthlake/http'
import * as vitest from 'fake-healthlake/vitest'
import { describe, expect, it } from 'vitest'
import { readModules } from '../../scripts/check-docs/modules.ts'
import { readComment } from '../../scripts/reference/comment.ts'
import { referencePages } from '../../scripts/reference/pages.ts'

const pages = referencePages(readModules('src'))

describe('The reference in docs, which `npm run reference` brings up to date,', () => {
  it('has these pages and no others', () => {
    expect(readdirSync('docs').toSorted()).toEqual([...pages.keys()].toSorted())
  })

  it.each([...pages.keys()])('is current in %s', (name) => {
    expect(readFileSync(`docs/${name}`, 'utf8')).toBe(pages.get(name))
  })

  it.each(Object.entries({ index: entry, explore, 'fast-check': fastCheck, http }))(
    'describes each value that %s exports, with its signature',
    (name, module) => {
      const page = pages.get(`${name}.md`)
      for (const exported of Object.keys(module)) expect(page).toContain(`\n## ${exported}\n`)
    },
  )

  it('leads from the entry for Vitest to what the main entry exports, too', () => {
    expect(Object.keys(vitest).toSorted()).toEqual(['matchers', 'test'])
    expect(pages.get('vitest.md')).toContain('[matchers](index.md#matchers)')
    expect(pages.get('vitest.md')).toContain('\n## test\n')
  })

  it('tells two names apart that differ in their case', () => {
    expect(pages.get('fast-check.md')).toContain('[invalidInput](#invalidinput)')
    expect(pages.get('fast-check.md')).toContain('[InvalidInput](#invalidinput-1)')
  })

  it('hides what a caller does not see', () => {
    const signature = /## createFakeHealthLake\n[^#]*?```typescript\n([^`]*)```/
    expect(signature.exec(pages.get('index.md') ?? '')?.[1]).toBe(
      'function createFakeHealthLake(options: FakeHealthLakeOptions = {}): FakeHealthLake\n',
    )
  })
})

describe('A doc comment', () => {
  it('is read by its tags', () => {
    const value = `
 * Moves it
 * on.
 *
 * Never back.
 *
 * @param by How far;
 *   in milliseconds
 * @returns Nothing
 * @throws MisuseError if it cannot
 * @example
 *   move(1)
 *     .then(done)
 `
    expect(readComment(value)).toEqual({
      description: 'Moves it on.\n\nNever back.',
      params: ['by How far; in milliseconds'],
      returns: 'Nothing',
      throws: ['MisuseError if it cannot'],
      examples: ['move(1)\n  .then(done)'],
    })
  })
})
